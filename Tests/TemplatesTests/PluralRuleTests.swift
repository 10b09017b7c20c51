// SPDX-License-Identifier: Apache-2.0

import Templates
import Testing

@Suite struct PluralRuleTests {
  @Test(arguments: [
    ("en", "other one other other other other other other"), ("fr", "one one other other other other other other"),
    ("ja", "other other other other other other other other"), ("pl", "many one few few many many few many"),
    ("uk", "many one few few many one few many"), ("cs", "other one few few other other other other"),
    ("ar", "zero one two few many many many other"), ("cy", "zero one two few other other other other"),
    ("lv", "zero one other other zero one other zero"), ("he", "other one two other other other other other"),
    ("sl", "other one two few other other other other"), ("ga", "other one two few other other other other"),
    ("ro", "few one few few few other other other"), ("mt", "few one two few many other other other"),
    ("pt", "one one other other other other other other"), ("pt-PT", "other one other other other other other other"),
    ("sr-Latn-RS", "other one few few other one few other"), ("xx", "other other other other other other other other"),
  ]) func choosesTheFormOfItsLanguage(language: String, forms: String) {
    let rule = PluralRule(language: language)
    #expect([0, 1, 2, 3, 11, 21, 22, 100].map { rule.category(of: $0).rawValue }.joined(separator: " ") == forms)
  }

  @Test(arguments: [
    ("en", [PluralCategory.one, .other]), ("pl", [.one, .few, .many]), ("ar", PluralCategory.allCases),
    ("ko", [.other]),
    // Millions have a form of their own, which no list is long enough for.
    ("fr", [.one, .other]),
  ]) func asksForTheFormsOfUsualNumbers(language: String, forms: [PluralCategory]) {
    #expect(PluralRule(language: language).usual == forms)
  }
}
