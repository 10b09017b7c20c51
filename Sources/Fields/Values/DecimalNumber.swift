// SPDX-License-Identifier: Apache-2.0

/// A number as typed: `1.10` stays `1.10`, and no digit is lost, however many there are.
package struct DecimalNumber: Sendable, Hashable {
  /// An optional minus sign, digits, and optionally a point and more digits.
  package let text: String

  /// What a file may have in one number, signs counted: enough for any figure, and few enough to reckon with.
  package static let mostDigits = 100

  /// Nil when `text` is not of the form.
  package init?(_ text: String) {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    self.text = text
  }

  package init(_ number: Int) { text = String(number) }

  /// `text` is of the form.
  init(checked text: String) { self.text = text }

  /// As JSON writes a number, without zeros in front: `7.50` for `007.50`.
  package var plain: String {
    let (sign, digits) = text.hasPrefix("-") ? ("-", text.dropFirst()) : ("", text[...])
    let rest = digits.drop { $0 == "0" }
    return sign + (rest.isEmpty || rest.hasPrefix(".") ? "0" : "") + rest
  }

  /// Whether it is the smaller number; of `1.10` and `1.1`, neither is.
  package func precedes(_ other: DecimalNumber) -> Bool {
    let (a, b) = (Digits(self), Digits(other))
    switch (a.isNegative, b.isNegative) {
    case (true, false): return true
    case (false, true): return false
    case (false, false): return a.isLess(than: b)
    case (true, true): return b.isLess(than: a)
    }
  }
}

/// The digits that count: without zeros in front and at the end of the fraction.
private struct Digits {
  let isNegative: Bool
  let whole: Substring.UTF8View
  let fraction: Substring.UTF8View

  init(_ number: DecimalNumber) {
    let hasSign = number.text.utf8.first == UInt8(ascii: "-")
    let digits = Substring(number.text).utf8.dropFirst(hasSign ? 1 : 0)
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
    whole = digits[..<point].drop { $0 == zero }
    var fraction = digits[point...].dropFirst()
    while fraction.last == zero { fraction.removeLast() }
    self.fraction = fraction
    // Minus zero is zero.
    isNegative = hasSign && !(whole.isEmpty && fraction.isEmpty)
  }

  /// By size, whatever the sign.
  func isLess(than other: Digits) -> Bool {
    if whole.count != other.whole.count { return whole.count < other.whole.count }
    if !whole.elementsEqual(other.whole) { return whole.lexicographicallyPrecedes(other.whole) }
    return fraction.lexicographicallyPrecedes(other.fraction)
  }
}

private let zero = UInt8(ascii: "0")

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
