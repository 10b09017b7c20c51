// SPDX-License-Identifier: Apache-2.0

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
    let hasUnreadableParent =
      !item.unreadable.isEmpty
      && item.kind.allFields.contains { $0.declaration.isParent && item.unreadable.contains($0.declaration.name) }
    if follower.isLost || hasUnreadableParent { resolved.lost.insert(from) }
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
  /// The first value that says what the item is a part of.
  private var parent: (field: String, mention: ItemMention, path: FieldPath)?

  init(from: Int, items: [Item], index: ItemIndex, kinds: Kinds) {
    (self.from, self.items, self.index, self.kinds) = (from, items, index, kinds)
  }

  mutating func follow(_ value: FieldValue, _ field: FieldDeclaration, _ report: inout Report) {
    var path = FieldPath(field.name)
    field.shape.visitMentions(in: value, at: &path) { mention, path in
      follow(mention, at: path, field, value, &report)
    }
  }

  private mutating func follow(
    _ mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ value: FieldValue,
    _ report: inout Report
  ) {
    if field.isParent, !isOnlyParent(mention, at: path, field, &report) { return }
    guard let to = target(of: mention, at: path, field, &report) else {
      if field.isParent { isLost = true }
      return
    }
    if relations.contains(where: { $0.name == field.name && $0.to == to && $0.note == mention.note }) {
      report.add(
        .doubledRelation, "`\(field.name)` names `\(mention.id)` twice", at: place(of: mention, path),
        help: "keep one of the two", notes: [note(of: to, in: value, field)])
      return
    }
    relations.append(
      Relation(
        from: from, to: to, name: field.name, relation: mention.relation, note: mention.note, isParent: field.isParent))
  }

  private func target(
    of mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ report: inout Report
  ) -> Int? {
    if mention.mayBeText, !index.isKnown(mention.id) { return nil }
    // The place is found for those only that have something wrong.
    guard let to = index.byID[mention.id] ?? missing(mention, at: place(of: mention, path), &report) else {
      return nil
    }
    // `part-of` is of every kind, and takes what the kind of the item can be a part of. All is a part of the plan.
    let isCommon = field.isParent && mention.kinds.isEmpty && items[to].kind.placement != .home
    let wantedKinds = isCommon ? items[from].kind.wholes : mention.kinds
    if wantedKinds.isEmpty || wantedKinds.contains(where: items[to].kind.isLike) { return to }
    if mention.mayBeText { return nil }
    let wanted = kinds.phrase(wantedKinds)
    report.add(
      .wrongKind, "`\(field.name)` names \(wanted), and `\(mention.id)` is \(items[to].kind.phrase)",
      at: place(of: mention, path), help: "write the identifier of \(wanted)")
    return nil
  }

  private func missing(_ mention: ItemMention, at place: Place, _ report: inout Report) -> Int? {
    index.item(mention.id, at: place, edits: { [Edit(replacing: place, with: $0)] }, &report)
  }

  /// Where a value names an item first.
  private func note(of target: Int, in value: FieldValue, _ field: FieldDeclaration) -> Note {
    var first: Place?
    var path = FieldPath(field.name)
    field.shape.visitMentions(in: value, at: &path) { mention, path in
      if first == nil, index.byID[mention.id] == target { first = place(of: mention, path) }
    }
    return Note("`\(items[target].id)` is named here first", at: first ?? items[from].place)
  }

  /// An item is a part of one other, whatever field says so.
  private mutating func isOnlyParent(
    _ mention: ItemMention, at path: FieldPath, _ field: FieldDeclaration, _ report: inout Report
  ) -> Bool {
    guard let parent else {
      parent = (field.name, mention, path)
      return true
    }
    report.add(
      .severalParents, "`\(parent.field)` says already what this is a part of", at: place(of: mention, path),
      help: "keep `\(parent.field)` or `\(field.name)`, and remove the other",
      notes: [Note("it is a part of `\(parent.mention.id)` here", at: place(of: parent.mention, parent.path))])
    return false
  }

  private func place(of mention: ItemMention, _ path: FieldPath) -> Place {
    items[from].place(of: path, saying: mention.id)
  }
}
