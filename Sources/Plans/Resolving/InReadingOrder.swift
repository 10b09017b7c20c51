// SPDX-License-Identifier: Apache-2.0

import Workers

/// Items in the order in which lists, and previous and next, show them: by kind; then those with a weight by it, those
/// with a number by that, the newest first among those with a date; then the parts of an instrument or a framework together, by
/// the numbers that it gives them; then by title. The path decides what is left, so that the order never depends on that of a
/// directory.
func inReadingOrder(_ items: [Item], workers: Int) -> [Item] {
  let keys = parallelMap(items, workers: workers) { OrderKey($0) }
  return sortedIndices(of: keys, workers: workers) { $0.precedes($1) }.map { items[$0] }
}

private struct OrderKey {
  let kind: Int
  let section: String
  let isIndex: Bool
  let weight: Int
  let number: ReadingKey?
  let date: Int
  let family: ReadingKey?
  let part: ReadingKey?
  let title: ReadingKey
  let path: String

  init(_ item: Item) {
    kind = item.kind.order
    section = item.kind.isPage ? item.file.section : ""
    isIndex = item.file.isIndex
    weight = item.fields.weight ?? Int.max
    number = item.fields.number.map(ReadingKey.init)
    date = item.fields.date?.first ?? 0
    family = item.details.family.map(ReadingKey.init)
    part = family == nil ? nil : item.printedNumber.map(ReadingKey.init)
    title = ReadingKey(item.title)
    path = item.file.path
  }

  func precedes(_ other: OrderKey) -> Bool {
    if kind != other.kind { return kind < other.kind }
    if section != other.section { return section.utf8.lexicographicallyPrecedes(other.section.utf8) }
    if isIndex != other.isIndex { return isIndex }
    if weight != other.weight { return weight < other.weight }
    if let first = isFirst(number, other.number) { return first }
    if date != other.date { return date > other.date }
    if let first = isFirst(family, other.family) ?? isFirst(part, other.part) { return first }
    if title != other.title { return title < other.title }
    return path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }
}

/// Which of two comes first where not all have the key: those that have it. Nil where it does not tell.
private func isFirst(_ a: ReadingKey?, _ b: ReadingKey?) -> Bool? {
  switch (a, b) {
  case (let a?, let b?): a == b ? nil : a < b
  case (.some, nil): true
  case (nil, .some): false
  case (nil, nil): nil
  }
}
