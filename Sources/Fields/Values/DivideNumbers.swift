// SPDX-License-Identifier: Apache-2.0

// Figures are never rounded unasked: differences and products are exact, and a quotient says to how many places it is given.

extension DecimalNumber {
  package static prefix func - (number: DecimalNumber) -> DecimalNumber {
    DecimalNumber(checked: number.hasMinusSign ? String(number.text.dropFirst()) : "-" + number.text)
  }

  /// With as many places as the number with the most has.
  package static func - (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber { sum([a, -b]) }

  /// With the places of both.
  package static func * (a: DecimalNumber, b: DecimalNumber) -> DecimalNumber {
    let (placesOfA, placesOfB) = (a.fraction.count, b.fraction.count)
    let (digitsOfA, digitsOfB) = (a.digits(places: placesOfA), b.digits(places: placesOfB))
    var sums = [Int](repeating: 0, count: digitsOfA.count + digitsOfB.count)
    for (i, x) in digitsOfA.enumerated() {
      for (j, y) in digitsOfB.enumerated() { sums[i + j] += Int(x) * Int(y) }
    }
    var carry = 0
    let digits = sums.map { sum in
      let value = sum + carry
      carry = value / 10
      return UInt8(value % 10)
    }
    let product = DigitSum(digits: digits)
    return product.number(
      places: placesOfA + placesOfB, isNegative: a.hasMinusSign != b.hasMinusSign && !product.significant.isEmpty)
  }

  /// The quotient to so many places after the point, half a unit of the last rounded away from zero; nil where the divisor is
  /// zero.
  package func divided(by divisor: DecimalNumber, places: Int) -> DecimalNumber? {
    let shared = max(fraction.count, divisor.fraction.count)
    let below = DigitSum(digits: divisor.digits(places: shared))
    guard !below.significant.isEmpty else { return nil }
    // One place more than is asked for says how to round.
    let above = [UInt8](repeating: 0, count: places + 1) + digits(places: shared)
    var quotient: [UInt8] = []
    var rest = DigitSum()
    for digit in above.reversed() {
      rest.digits.insert(digit, at: 0)
      var times: UInt8 = 0
      while !rest.precedes(below) {
        rest = rest.subtracting(below)
        times += 1
      }
      rest.digits = Array(rest.significant)
      quotient.append(times)
    }
    let roundsUp = quotient.removeLast() >= 5
    var rounded = DigitSum(digits: quotient.reversed())
    if roundsUp { rounded.add(DecimalNumber(1), places: 0) }
    return rounded.number(
      places: places, isNegative: hasMinusSign != divisor.hasMinusSign && !rounded.significant.isEmpty)
  }

  package var isNegative: Bool { precedes(DecimalNumber(0)) }

  package var isZero: Bool { equals(DecimalNumber(0)) }

  /// Whether the two are one number, as `1.10` and `1.1` are.
  package func equals(_ other: DecimalNumber) -> Bool { !precedes(other) && !other.precedes(self) }

  /// Without its sign.
  package var magnitude: DecimalNumber { isNegative ? -self : self }

  /// How many digits there are after the point.
  package var places: Int { fraction.count }
}
