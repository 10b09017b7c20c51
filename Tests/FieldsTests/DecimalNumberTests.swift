// SPDX-License-Identifier: Apache-2.0

import Fields
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: ["0", "1.10", "-0.5", "007", "123456789012345678901234567890.000000000000000000001"])
  func staysAsTyped(text: String) {
    #expect(DecimalNumber(text)?.text == text)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1.2.3", "1,000", "1e3", "+1", " 1", "１", "--1", "0x1F"])
  func isDigitsAndAPoint(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test(arguments: [
    ("1.9", "1.10", false), ("1.10", "1.9", true), ("9", "10", true), ("-10", "-9", true), ("-1", "0", true),
    ("1.1", "1.10", false), ("1.10", "1.1", false), ("-0", "0", false), ("007", "8", true), ("-0.2", "-0.1", true),
    ("99999999999999999999998", "99999999999999999999999", true),
  ])
  func comesBeforeWhatIsLarger(a: String, b: String, isFirst: Bool) throws {
    #expect(try #require(DecimalNumber(a)).precedes(try #require(DecimalNumber(b))) == isFirst)
  }

  @Test func comparesAsWholeNumbersOfThousandthsDo() throws {
    var random = SeededRandom(seed: 3)
    func number() throws -> (thousandths: Int, number: DecimalNumber) {
      let whole = Int.random(in: 0...30, using: &random)
      let digits = Int.random(in: 0...3, using: &random)
      let fraction = (0..<digits).map { _ in Int.random(in: 0...2, using: &random) }
      let isNegative = Bool.random(using: &random)
      let thousandths = (fraction + [0, 0, 0]).prefix(3).reduce(whole) { $0 * 10 + $1 }
      let zeros = String(repeating: "0", count: Int.random(in: 0...2, using: &random))
      let text =
        (isNegative ? "-" : "") + zeros + String(whole)
        + (digits > 0 ? "." + fraction.map(String.init).joined() : "")
      return (isNegative ? -thousandths : thousandths, try #require(DecimalNumber(text)))
    }
    for _ in 0..<5_000 {
      let (a, b) = (try number(), try number())
      #expect(a.number.precedes(b.number) == (a.thousandths < b.thousandths), "\(a.number.text) \(b.number.text)")
    }
  }
}
