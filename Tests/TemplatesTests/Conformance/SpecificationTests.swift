// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import HTML
import Templates
import TestSupport
import Testing

/// The tests of the Mustache specification.
@Suite(.enabled(if: ConformanceData.has("mustache"), Comment(rawValue: ConformanceData.absence)))
struct SpecificationTests {
  @Test(arguments: [
    "comments", "delimiters", "inheritance", "interpolation", "inverted", "partials", "sections",
  ])
  func followsTheSpecification(module: String) throws {
    let cases = try SpecificationCase.read(module)
    #expect(cases.count > 5)
    let names = Set(cases.map(\.name))
    for name in (differences[module] ?? [:]).keys {
      #expect(names.contains(name), "\(module): the table of differences names an unknown test, \(name)")
    }
    for test in cases {
      let differs = differences[module]?[test.name] != nil || module == "delimiters" && usesDelimiters(test)
      let printed = test.render()
      if differs {
        #expect(printed != test.expected, "\(module): \(test.name) is listed as a difference and passes")
      } else {
        #expect(printed == test.expected, "\(module): \(test.name)")
      }
    }
  }

  private func usesDelimiters(_ test: SpecificationCase) -> Bool {
    test.template.contains("{{=") || test.partials.values.contains { $0.contains("{{=") }
  }
}

private let strictNames = "a name that the view does not declare is an error"

/// What differs on purpose: test and reason, by module.
private let differences: [String: [String: String]] = [
  "interpolation": [
    "Basic Context Miss Interpolation": strictNames,
    "Triple Mustache Context Miss Interpolation": strictNames,
    "Ampersand Context Miss Interpolation": strictNames,
    "Dotted Names - Broken Chains": strictNames,
    "Dotted Names - Broken Chain Resolution": strictNames,
    "Dotted Names - Context Precedence": strictNames,
    "Dotted Names are never single keys": strictNames,
  ],
  "inverted": [
    "Context": strictNames,
    "List": strictNames,
    "Context Misses": strictNames,
    "Dotted Names - Broken Chains": strictNames,
  ],
  "sections": [
    "Context Misses": strictNames,
    "Dotted Names - Broken Chains": strictNames,
  ],
  "inheritance": [
    "Negative Sections": strictNames
  ],
  "partials": [
    "Failed Lookup": "a partial that does not exist is an error",
    "Recursion": "`<{{` would let the data name a tag; RecursionTests has it with parentheses",
  ],
]
