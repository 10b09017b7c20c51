// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// What `site.yml` says that a rule weighs.
package struct RuleWeight: Sendable {
  let rule: String
  let weight: Weight
}

extension Weight: FieldChoice {
  package static let wordsPrefix = "weight"

  package var meaning: String {
    switch self {
    case .error: "nothing is published while it is reported"
    case .warning: "it is reported, and the site is published, but for `--strict`"
    case .off: "it is not reported"
    }
  }
}

extension FieldType where Value == [RuleWeight] {
  static let ruleWeights = FieldType(
    shape: .entries(of: FieldType<Weight>.choice().shape),
    read: { node, reader in
      readEntries(node, FieldType<Weight>.choice(), &reader)?.map { RuleWeight(rule: $0.name, weight: $0.value) }
    }, value: { .record($0.map { FieldEntry($0.rule, .choice($0.weight.rawValue)) }) })
}

extension Configuration {
  /// How much each rule weighs on this site. `checkRules` has reported what does not count.
  package var severities: Severities {
    Severities(
      Dictionary(
        rules.filter { isAllowed($0) }.map { ($0.rule, $0.weight) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Reports rules that do not exist, and those that weigh the same on every site.
  func checkRules(_ report: inout Report) {
    for choice in rules where !isAllowed(choice) {
      let place = place(of: ["rules", .field(choice.rule)])
      if let rule = Rule.named(choice.rule) {
        report.add(
          .fixedRule, "`\(rule.name)` is \(withArticle(rule.severity.rawValue)) on every site", at: place,
          help: "remove this line; `planpress explain \(rule.name)` says what to do about the problem itself")
        continue
      }
      let names = allRules.flatMap(\.rules).filter { !$0.isFixed }.map(\.name)
      report.add(
        .unknownKey, "there is no rule `\(choice.rule)`", at: place,
        help: nearest(to: choice.rule, among: names).map { "did you mean `\($0)`?" }
          ?? "`planpress explain` lists all rules",
        edits: correction(of: choice.rule, among: names).map { [Edit(replacing: place, with: $0)] } ?? [])
    }
  }

  /// To say of a rule what it is anyway does no harm.
  private func isAllowed(_ choice: RuleWeight) -> Bool {
    guard let rule = Rule.named(choice.rule) else { return false }
    return !rule.isFixed || rule.severity.rawValue == choice.weight.rawValue
  }
}
