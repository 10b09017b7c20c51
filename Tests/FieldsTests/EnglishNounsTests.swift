// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@Suite struct EnglishNounsTests {
  @Test(arguments: [
    ("goal", "a goal"), ("objective", "an objective"), ("indicator", "an indicator"), ("update", "an update"),
    ("umbrella goal", "an umbrella goal"), ("unit", "a unit"), ("university", "a university"), ("use", "a use"),
    ("user story", "a user story"), ("utility", "a utility"), ("unexpected cost", "an unexpected cost"),
    ("urban area", "an urban area"), ("European rule", "a European rule"), ("one-off", "a one-off"),
    ("hour", "an hour"), ("house", "a house"), ("yes or no", "a yes or no"), ("Öffnung", "a Öffnung"), ("", "a "),
  ])
  func articles(noun: String, expected: String) {
    #expect(withArticle(noun) == expected)
  }

  @Test(arguments: [
    ("measure", "measures"), ("policy", "policies"), ("survey", "surveys"), ("branch", "branches"), ("risk", "risks"),
    ("bus", "buses"), ("y", "ys"), ("", "s"),
  ])
  func plurals(noun: String, expected: String) {
    #expect(plural(of: noun) == expected)
  }
}
