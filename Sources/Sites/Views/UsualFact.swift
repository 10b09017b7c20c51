// SPDX-License-Identifier: Apache-2.0

import Templates

/// What most entries of a list say of themselves in the same words, such as where their definitions come from: it is said
/// once, above the list.
struct UsualFact: Sendable {
  let label: String
  let value: String
  let sentence: String

  static let view = View<UsualFact>(
    "usual-fact", [.init("text", .text, "The sentence.") { .text($0.sentence) }])

  func isSaid(by fact: FactModel) -> Bool {
    fact.label == label && fact.values.count == 1 && fact.values[0].text == value
  }
}

/// Lists of fewer entries say everything where it belongs.
private let fewest = 5

extension HasViews {
  /// What more than half of some entries say, where each of them says something of the kind: so that an entry that is silent
  /// about it is one of those that say what is usual.
  func usualFacts(of items: ArraySlice<Int>) -> [UsualFact] {
    guard items.count >= fewest else { return [] }
    var order: [String] = []
    var counts: [String: [String: Int]] = [:]
    for index in items {
      for fact in makeFacts(index, self) where fact.values.count == 1 {
        if counts[fact.label] == nil { order.append(fact.label) }
        counts[fact.label, default: [:]][fact.values[0].text, default: 0] += 1
      }
    }
    return order.compactMap { label in
      let values = counts[label, default: [:]]
      guard values.values.reduce(0, +) == items.count,
        let most = values.first(where: { $0.value * 2 > items.count })
      else { return nil }
      let sentence = words.sentence(.usualFact, ["field": label, "value": most.key])
      return UsualFact(label: label, value: most.key, sentence: sentence)
    }
  }
}
