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
func resolveReferences(_ items: [Item], _ index: ItemIndex, _ kinds: Kinds, _ report: inout Report)
  -> ResolvedReferences
{
  var resolved = ResolvedReferences()
  resolved.outgoing.reserveCapacity(items.count)
  for (from, item) in items.enumerated() {
    var follower = ReferenceFollower(from: from, items: items, index: index, kinds: kinds)
    for field in item.kind.mentioning {
      if let value = item.value(of: field) { follower.follow(value, field.declaration, &report) }
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
  let kinds: Kinds
  private(set) var relations: [Relation] = []
  private(set) var isLost = false
  private var parentField: String?

  init(from: Int, items: [Item], index: ItemIndex, kinds: Kinds) {
    (self.from, self.items, self.index, self.kinds) = (from, items, index, kinds)
  }

  mutating func follow(_ value: FieldValue, _ field: FieldDeclaration, _ report: inout Report) {
    var path = FieldPath(field.name)
    field.shape.visitMentions(in: value, at: &path) { mention, path in follow(mention, at: path, field, &report) }
  }

  private mutating func follow(
    _ mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ report: inout Report
  ) {
    if field.isParent, !isOnlyParent(mention, at: path, field, &report) { return }
    guard let to = target(of: mention, at: path, field, &report) else {
      if field.isParent { isLost = true }
      return
    }
    if relations.contains(where: { $0.name == field.name && $0.to == to && $0.note == mention.note }) {
      report.add(
        .doubledRelation, "`\(field.name)` names `\(mention.id)` twice", at: place(of: mention, path),
        help: "keep one of the two")
      return
    }
    relations.append(
      Relation(
        from: from, to: to, name: field.name, relation: mention.relation, note: mention.note, isParent: field.isParent))
  }

  private func target(
    of mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ report: inout Report
  ) -> Int? {
    // The place is found for those only that have something wrong.
    guard let to = index.byID[mention.id] ?? index.item(mention.id, at: place(of: mention, path), &report) else {
      return nil
    }
    if mention.kinds.isEmpty || mention.kinds.contains(where: items[to].kind.isLike) { return to }
    let wanted = kinds.phrase(mention.kinds)
    report.add(
      .wrongKind, "`\(field.name)` names \(wanted), and `\(mention.id)` is \(items[to].kind.phrase)",
      at: place(of: mention, path), help: "write the identifier of \(wanted)")
    return nil
  }

  /// An item is a part of one other, whatever field says so.
  private mutating func isOnlyParent(
    _ mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ report: inout Report
  ) -> Bool {
    guard let first = parentField else {
      parentField = field.name
      return true
    }
    report.add(
      .severalParents, "`\(first)` says already what this is a part of", at: place(of: mention, path),
      help: "keep `\(first)` or `\(field.name)`, and remove the other")
    return false
  }

  private func place(of mention: ItemMention, _ path: FieldPath) -> Place {
    items[from].place(of: path, saying: mention.id)
  }
}
