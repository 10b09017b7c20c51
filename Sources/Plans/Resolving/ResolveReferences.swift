import Diagnostics
import Fields

/// Follows every relation that the fields declare; an item's own come in the order of its kind's fields.
func resolveReferences(_ items: [Item], _ index: ItemIndex, _ report: inout Report) -> [[Relation]] {
  items.enumerated().map { from, item in
    var relations: [Relation] = []
    func follow(_ references: [Reference], _ field: String) {
      for reference in references {
        guard let to = index.item(reference.id, at: reference.place, &report) else { continue }
        if let kind = reference.kind, items[to].kind.name != kind {
          report.add(
            .wrongKind,
            "`\(field)` names \(withArticle(kind)), and `\(reference.id)` is \(items[to].kind.phrase)",
            at: reference.place, help: "write the identifier of \(withArticle(kind))")
          continue
        }
        if relations.contains(where: { $0.name == field && $0.to == to && $0.note == reference.note }) {
          report.add(
            .doubledRelation, "`\(field)` names `\(reference.id)` twice", at: reference.place,
            help: "keep one of the two")
          continue
        }
        relations.append(
          Relation(from: from, to: to, name: field, relation: reference.relation, note: reference.note))
      }
    }
    for field in item.kind.fields {
      if let references = field.references { follow(references(item.details), field.name) }
    }
    for field in CommonFields.referring {
      if let references = field.references { follow(references(item.fields), field.name) }
    }
    return relations
  }
}
