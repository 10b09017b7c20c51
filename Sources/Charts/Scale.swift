// SPDX-License-Identifier: Apache-2.0

import Fields

/// The vertical scale of a chart: from one round number to another, with lines at round numbers between.
///
/// Figures come in as decimals and leave as whole numbers; there is no binary fraction in between, so that a chart has the same
/// bytes on every machine. Beyond fourteen digits, which no line shows, the last ones are left out of the drawing alone.
struct Scale: Sendable {
  /// Digits after the point that the drawing counts in.
  private let places: Int
  /// Digits at the end that are left out of the drawing.
  private let omitted: Int
  private let low: Int
  private let high: Int
  private let step: Int

  private static let mostDigits = 14

  /// Zero is on the scale, except where all figures are so far from it, and so near to each other, that nobody would see a
  /// change.
  init(_ numbers: [DecimalNumber]) {
    let places = numbers.map(\.placesShown).max() ?? 0
    let digits = (numbers.compactMap(\.firstDigit).max() ?? 1) + places
    let omitted = max(0, digits - Self.mostDigits)
    (self.places, self.omitted) = (places, omitted)
    let values = numbers.map { Self.value($0, places, omitted) }
    var (least, most) = (values.min() ?? 0, values.max() ?? 0)
    let isFar = least > 0 && most - least < least / 3 || most < 0 && most - least < -most / 3
    if !isFar || least == most { (least, most) = (min(0, least), max(0, most)) }
    step = Self.roundStep(most - least)
    low = Self.floor(least, step)
    let top = -Self.floor(-most, step)
    high = top == low ? low + step : top
  }

  /// Thousandths of the height, from the bottom.
  func height(of number: DecimalNumber) -> Int { (Self.value(number, places, omitted) - low) * 1_000 / (high - low) }

  /// Where the horizontal axis is: at zero, where that is on the scale.
  var axis: Int { low <= 0 && high >= 0 ? -low * 1_000 / (high - low) : 0 }

  /// The numbers of the lines, from the bottom, and their heights.
  var lines: [(number: DecimalNumber, height: Int)] {
    stride(from: low, through: high, by: step).map { value in
      (number(value), (value - low) * 1_000 / (high - low))
    }
  }

  /// A value of the drawing as a number, with no more digits than the lines need.
  private func number(_ value: Int) -> DecimalNumber {
    var (rest, places) = (value, places)
    var step = step
    while places > 0, step % 10 == 0 {
      step /= 10
      rest /= 10
      places -= 1
    }
    var digits = String(rest.magnitude)
    // What is left out of the drawing counts in the numbers beside it.
    digits += String(repeating: "0", count: max(0, omitted - places))
    places = max(0, places - omitted)
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    let whole = digits.dropLast(places)
    let text = (rest < 0 ? "-" : "") + whole + (places > 0 ? "." + digits.suffix(places) : "")
    return DecimalNumber(rest == 0 ? "0" : text) ?? DecimalNumber(0)
  }

  private static func value(_ number: DecimalNumber, _ places: Int, _ omitted: Int) -> Int {
    var value = 0
    var rest = number.wholeDigits + places - omitted
    for byte in number.digits(withPlaces: places) where rest > 0 {
      value = value * 10 + Int(byte)
      rest -= 1
    }
    return number.text.utf8.first == UInt8(ascii: "-") ? -value : value
  }

  /// 1, 2 or 5 with zeros, so that there are three to six steps.
  private static func roundStep(_ range: Int) -> Int {
    var unit = 1
    while unit * 50 < range { unit *= 10 }
    return [unit, unit * 2, unit * 5, unit * 10].first { $0 * 5 >= range } ?? unit
  }

  private static func floor(_ value: Int, _ step: Int) -> Int {
    let rest = value % step
    return rest == 0 ? value : value - (rest < 0 ? rest + step : rest)
  }
}

extension DecimalNumber {
  /// The digits before and after the point.
  private var parts: (whole: [UInt8], fraction: [UInt8]) {
    let bytes = Array(text.utf8.drop { $0 == UInt8(ascii: "-") })
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    return (bytes[..<point].map { $0 - 0x30 }, bytes[point...].dropFirst().map { $0 - 0x30 })
  }

  /// Without zeros in front.
  fileprivate var wholeDigits: Int { max(1, parts.whole.drop { $0 == 0 }.count) }

  /// How far before the point the first digit is that counts; below 1 after the point, and nil for zero.
  fileprivate var firstDigit: Int? {
    let (whole, fraction) = parts
    if let first = whole.firstIndex(where: { $0 > 0 }) { return whole.count - first }
    return fraction.firstIndex { $0 > 0 }.map { -$0 }
  }

  /// Without zeros at the end.
  fileprivate var placesShown: Int { parts.fraction.reversed().drop { $0 == 0 }.count }

  /// From the first that counts to the last of so many places.
  fileprivate func digits(withPlaces places: Int) -> [UInt8] {
    let (whole, fraction) = parts
    let shown = fraction.prefix(places)
    let padding = [UInt8](repeating: 0, count: places - shown.count)
    return Array(whole.suffix(wholeDigits)) + Array(shown) + padding
  }
}
