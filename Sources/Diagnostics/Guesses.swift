// SPDX-License-Identifier: Apache-2.0

/// For how many problems of a rule the names of a plan are searched for one that was meant. That takes as long as there are
/// names, so that ten thousand wrong ones among ten thousand would take minutes; and nobody reads a thousand answers before
/// the first hundred are corrected.
package struct Guesses: Sendable {
  private var left = [Rule: Int]()
  private let most: Int
  /// The rules for which a guess was refused.
  private var refused = Set<Rule>()

  package init() { most = 100 }

  private init(most: Int) { self.most = most }

  /// For work that is done side by side: what is refused there is asked again later, in a fixed order.
  package static let none = Guesses(most: 0)

  /// Whether names may be looked for, for one more problem of a rule.
  package mutating func take(_ rule: Rule) -> Bool {
    let rest = left[rule, default: most]
    guard rest > 0 else {
      refused.insert(rule)
      return false
    }
    left[rule] = rest - 1
    return true
  }

  /// Whether there are guesses left for something that was refused elsewhere.
  package func canHelp(_ other: Guesses) -> Bool { other.refused.contains { left[$0, default: most] > 0 } }
}
