// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fields

@Suite struct ArithmeticTests {
  private func number(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(text)) }

  @Test(arguments: [
    ("5", "8", "-3"), ("1.10", "0.1", "1.00"), ("-2", "-2.50", "0.50"), ("0.3", "0.1", "0.2"), ("7", "7.0", "0.0"),
    ("100000000000000000000", "0.01", "99999999999999999999.99"),
  ]) func subtracts(a: String, b: String, difference: String) throws {
    #expect((try number(a) - number(b)).text == difference)
  }

  @Test(arguments: [
    ("12", "12", "144"), ("1.5", "-0.2", "-0.30"), ("-3", "-3", "9"), ("-5", "0.0", "0.0"), ("0.1", "0.1", "0.01"),
    ("99999999999", "99999999999", "9999999999800000000001"), ("007", "2", "14"),
  ]) func multiplies(a: String, b: String, product: String) throws {
    #expect((try number(a) * number(b)).text == product)
  }

  @Test(arguments: [
    ("10", "4", 0, "3"), ("10", "4", 1, "2.5"), ("1", "3", 3, "0.333"), ("2", "3", 3, "0.667"), ("-1", "8", 2, "-0.13"),
    ("-1", "-8", 2, "0.13"), ("0", "5", 1, "0.0"), ("-0.001", "1", 1, "0.0"), ("999.95", "1", 1, "1000.0"),
    ("1.5", "0.05", 0, "30"), ("100", "0.003", 2, "33333.33"), ("0.6", "0.2", 0, "3"),
    ("123456789012345678901234567890", "10", 1, "12345678901234567890123456789.0"),
  ]) func dividesToSoManyPlaces(a: String, b: String, places: Int, quotient: String) throws {
    #expect(try number(a).divided(by: number(b), places: places)?.text == quotient)
  }

  @Test func doesNotDivideByZero() throws {
    #expect(try number("1").divided(by: number("0.00"), places: 2) == nil)
    #expect(try number("1").divided(by: number("-0"), places: 2) == nil)
  }

  @Test func knowsSignsAndEquals() throws {
    #expect(try number("1.10").equals(number("1.1")))
    #expect(try !number("1.10").equals(number("1.11")))
    #expect(try number("-0").isZero && !number("-0").isNegative)
    #expect(try number("-2.5").magnitude.text == "2.5")
    #expect(try (-number("-2")).text == "2")
  }

  /// Whole numbers of hundredths are what the processor reckons with exactly.
  @Test func reckonsAsWholeNumbersDo() throws {
    var random = SeededRandom(seed: 17)
    func hundredths(_ value: Int) throws -> DecimalNumber {
      let digits = String(value.magnitude)
      let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      return try number((value < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2))
    }
    for _ in 0..<2_000 {
      let (a, b) = (Int.random(in: -99_999...99_999, using: &random), Int.random(in: -9_999...9_999, using: &random))
      #expect(try (hundredths(a) - hundredths(b)).equals(hundredths(a - b)))
      #expect(try (hundredths(a) * hundredths(b)).equals(hundredths(a * b) * number("0.01")))
      guard b != 0 else { continue }
      let doubled = 2 * a.magnitude + b.magnitude
      let rounded = Int(doubled / (2 * b.magnitude)) * (a.signum() * b.signum() < 0 ? -1 : 1)
      #expect(try hundredths(a).divided(by: hundredths(b), places: 0)?.equals(number(String(rounded))) == true)
    }
  }

  @Test func readsAtMostAHundredDigits() {
    let fields = [FieldDeclaration("cost", .number)]
    #expect(ReadFields("cost: \(String(repeating: "7", count: 100))\n", fields).problems == [])
    #expect(
      ReadFields("cost: \(String(repeating: "7", count: 101))\n", fields).problems.first?.contains(
        "`cost` has to be a number of at most 100 digits") == true)
  }
}
