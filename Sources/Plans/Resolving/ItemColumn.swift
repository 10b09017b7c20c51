// SPDX-License-Identifier: Apache-2.0

import Fields

/// A field that lists and tables can show, and by which they can be sorted and filtered.
struct ItemColumn {
  let name: String
  let shape: FieldShape
  private let field: ItemField?

  /// Nil where items of the kind have no such column.
  init?(named name: String, of kind: Kind) {
    guard let field = kind.field(named: name), kind.columns.contains(field.name) else { return nil }
    (self.name, shape, self.field) = (field.name, field.declaration.shape, field)
  }

  func value(of index: Int, _ items: [Item], _ tree: PlanTree) -> FieldValue? {
    let item = items[index]
    switch name {
    case "title": return .text(item.title)
    // Whatever field says so.
    case CommonFields.parentField: return tree.parent[index].map { .reference(items[$0].id) }
    default: return field.flatMap { item.value(of: $0) }
    }
  }

  /// What an item is sorted by; nil for those that have no value.
  func sortKey(of index: Int, _ items: [Item], _ tree: PlanTree) -> SortKey? {
    if name == CommonFields.parentField { return tree.parent[index].map(SortKey.order) }
    return value(of: index, items, tree).flatMap { SortKey($0, shape) }
  }
}

/// What a value is sorted by. All values of a field have keys of one sort.
enum SortKey: Comparable {
  case order(Int)
  case number(DecimalNumber)
  case text(ReadingKey)

  /// Nil for an empty list, which has no place.
  init?(_ value: FieldValue, _ shape: FieldShape) {
    switch value {
    case .text(let text), .reference(let text), .file(let text): self = .text(ReadingKey(text))
    case .number(let number): self = .number(number)
    case .integer(let number): self = .order(number)
    case .flag(let flag): self = .order(flag ? 0 : 1)
    case .date(let date): self = .order(date.first)
    case .span(let span): self = .order(span.start.first)
    // What goes on without an end comes after all that has one.
    case .time(let time): self = .order(time.span?.start.first ?? .max)
    case .choice(let word):
      guard case .choice(let choice) = shape else { return nil }
      self = .order(choice.options.firstIndex { $0.word == word } ?? choice.options.count)
    case .list(let values):
      guard let first = values.first, let key = SortKey(first, shape.element) else { return nil }
      self = key
    case .record(let entries):
      guard let first = entries.first, let key = SortKey(first.value, shape.field(first.name)) else { return nil }
      self = key
    }
  }

  static func < (a: SortKey, b: SortKey) -> Bool {
    switch (a, b) {
    case (.order(let a), .order(let b)): a < b
    case (.number(let a), .number(let b)): a.precedes(b)
    case (.text(let a), .text(let b)): a < b
    default: false
    }
  }
}

/// The order of the keys: those of the same value stay as they were, and what has none comes last either way.
func sortedByKey(_ keys: [SortKey?], isDescending: Bool) -> [Int] {
  keys.indices.sorted { a, b in
    switch (keys[a], keys[b]) {
    case (let x?, let y?):
      if isDescending ? y < x : x < y { return true }
      if isDescending ? x < y : y < x { return false }
      return a < b
    case (.some, nil): return true
    case (nil, .some): return false
    case (nil, nil): return a < b
    }
  }
}
