// SPDX-License-Identifier: Apache-2.0

/// The replacements of blocks that are in force at a place of a template, each set under a number, so that equal sets
/// have equal numbers.
struct BlockTable {
  /// A block written for a parent, with the replacements that were in force where it was written.
  struct Replacement {
    let block: Block
    let template: ParsedTemplate
    let blocks: Int
  }

  private struct Key: Hashable {
    let name: String
    let template: String
    let offset: Int
    let blocks: Int
  }

  static let none = 0

  private var sets: [[String: Replacement]] = [[:]]
  private var numbers: [Set<Key>: Int] = [[]: none]

  subscript(number: Int, name: String) -> Replacement? {
    sets[number][name]
  }

  /// The set in force inside a parent: what was in force before goes before the parent's own blocks, so that the
  /// template which is inherited from last has the last word (Mustache, inheritance: multi-level inheritance).
  mutating func inside(_ parent: Parent, of template: ParsedTemplate, blocks: Int) -> Int {
    var set = sets[blocks]
    for block in parent.overrides where set[block.name] == nil {
      set[block.name] = Replacement(block: block, template: template, blocks: blocks)
    }
    let key = Set(
      set.map {
        Key(name: $0, template: $1.template.source.name, offset: $1.block.tag.lowerBound, blocks: $1.blocks)
      })
    if let number = numbers[key] { return number }
    sets.append(set)
    numbers[key] = sets.count - 1
    return sets.count - 1
  }
}
