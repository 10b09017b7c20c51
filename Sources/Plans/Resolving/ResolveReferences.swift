import Diagnostics
import Fields

/// What the fields of all items refer to.
struct ResolvedReferences {
  /// An item's own relations come in the order of its kind's fields.
  var outgoing: [[Relation]] = []
  /// The items that name a parent which is not there, or more than one.
  var lost: Set<Int> = []
}

/// Follows every relation that the fields declare.
func resolveReferences(_ items: [Item], _ index: ItemIndex, _ report: inout Report) -> ResolvedReferences {
  var resolved = ResolvedReferences()
  resolved.outgoing.reserveCapacity(items.count)
  for (from, item) in items.enumerated() {
    var follower = ReferenceFollower(from: from, items: items, index: index)
    for field in item.kind.fields {
      guard let references = field.references else { continue }
      follower.follow(references(item.details), field.name, isParent: field.isParent, &report)
    }
    for field in CommonFields.referring {
      guard let references = field.references else { continue }
      follower.follow(references(item.fields), field.name, isParent: field.isParent, &report)
    }
    if follower.isLost { resolved.lost.insert(from) }
    resolved.outgoing.append(follower.relations)
  }
  return resolved
}

/// Finds what the references of one item lead to.
private struct ReferenceFollower {
  let from: Int
  let items: [Item]
  let index: ItemIndex
  private(set) var relations: [Relation] = []
  private(set) var isLost = false
  private var parentField: String?

  init(from: Int, items: [Item], index: ItemIndex) { (self.from, self.items, self.index) = (from, items, index) }

  mutating func follow(_ references: [Reference], _ field: String, isParent: Bool, _ report: inout Report) {
    for reference in references {
      if isParent, !isOnlyParent(field, reference, &report) { continue }
      guard let to = target(of: reference, field, &report) else {
        if isParent { isLost = true }
        continue
      }
      if relations.contains(where: { $0.name == field && $0.to == to && $0.note == reference.note }) {
        report.add(
          .doubledRelation, "`\(field)` names `\(reference.id)` twice", at: reference.place,
          help: "keep one of the two")
        continue
      }
      relations.append(
        Relation(
          from: from, to: to, name: field, relation: reference.relation, note: reference.note, isParent: isParent))
    }
  }

  private func target(of reference: Reference, _ field: String, _ report: inout Report) -> Int? {
    guard let to = index.item(reference.id, at: reference.place, &report) else { return nil }
    guard let kind = reference.kind, items[to].kind.name != kind else { return to }
    report.add(
      .wrongKind, "`\(field)` names \(withArticle(kind)), and `\(reference.id)` is \(items[to].kind.phrase)",
      at: reference.place, help: "write the identifier of \(withArticle(kind))")
    return nil
  }

  /// An item is a part of one other, whatever field says so.
  private mutating func isOnlyParent(_ field: String, _ reference: Reference, _ report: inout Report) -> Bool {
    guard let first = parentField else {
      parentField = field
      return true
    }
    report.add(
      .severalParents, "`\(first)` says already what this is a part of", at: reference.place,
      help: "keep `\(first)` or `\(field)`, and remove the other")
    return false
  }
}
