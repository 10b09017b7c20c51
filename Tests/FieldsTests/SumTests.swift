// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fields

@Suite struct SumTests {
  @Test(arguments: [
    ([], "0"),
    (["7"], "7"),
    (["1250000", "950000"], "2200000"),
    (["1.10", "2"], "3.10"),
    (["0.05", "0.95"], "1.00"),
    (["999.99", "0.01"], "1000.00"),
    (["007", "3"], "10"),
    (["5", "-8"], "-3"),
    (["-0.5", "0.5"], "0.0"),
    (["-1.25", "-1"], "-2.25"),
    (["10", "-9.99"], "0.01"),
    (["99999999999999999999999999", "1"], "100000000000000000000000000"),
  ]) func isExact(numbers: [String], sum: String) throws {
    let numbers = try numbers.map { try #require(DecimalNumber($0)) }
    #expect(DecimalNumber.sum(numbers).text == sum)
  }
}
