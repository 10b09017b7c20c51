// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@testable import Sites

/// Numbers are written as the language's example is, with every digit as typed.
@Suite struct NumberFormTests {
  @Test(arguments: [
    ("1,234,567.89", "1250000.50", "1,250,000.50"), ("1,234,567.89", "999", "999"), ("1,234,567.89", "-1000", "−1,000"),
    ("1,234,567.89", "0.10", "0.10"),
    ("1,234,567.89", "123456789012345678901234567890", "123,456,789,012,345,678,901,234,567,890"),
    ("1.234.567,89", "1250000.5", "1.250.000,5"), ("1 234 567,89", "1000", "1 000"),
    ("1’234’567.89", "-1234.5", "−1’234.5"),
    ("12,34,567.89", "123456789", "12,34,56,789"), ("1234567,89", "1250000.5", "1250000,5"),
    ("123,4567.89", "123456789", "1,2345,6789"),
  ])
  func isThatOfTheExample(example: String, number: String, expected: String) throws {
    let form = try #require(NumberForm(example: example))
    #expect(form.text(try #require(DecimalNumber(number))) == expected)
  }

  @Test(arguments: [
    "", "1,234,567", "1234567", "1.234.567.89", "1,234.567,89", "1,234,567.8", "12,345,67.89x", "one", "1,23,4567,8.9",
    "9,876,543.21", ",1234567.89",
  ])
  func isNotReadOffAnotherNumber(example: String) {
    #expect(NumberForm(example: example) == nil)
  }
}
