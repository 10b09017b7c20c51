// SPDX-License-Identifier: Apache-2.0

extension DecimalNumber {
  /// The sum, exact however many digits there are, with as many after the point as the number with the most has.
  package static func sum(_ numbers: [DecimalNumber]) -> DecimalNumber {
    let places = numbers.map(\.fraction.count).max() ?? 0
    var (plus, minus) = (DigitSum(), DigitSum())
    for number in numbers {
      if number.hasMinusSign { minus.add(number, places: places) } else { plus.add(number, places: places) }
    }
    return plus.precedes(minus)
      ? minus.subtracting(plus).number(places: places, isNegative: true)
      : plus.subtracting(minus).number(places: places, isNegative: false)
  }

  /// Whether it has a minus sign; minus zero has one too.
  var hasMinusSign: Bool { text.utf8.first == minusSign }

  private var whole: Substring.UTF8View { text[...].utf8.drop { $0 == minusSign }.prefix { $0 != point } }

  /// The digits after the point.
  var fraction: Substring.UTF8View { text[...].utf8.drop { $0 != point }.dropFirst() }

  /// `digits` come from the first to the last, one before the point at least.
  fileprivate init(digits: [UInt8], places: Int, isNegative: Bool) {
    var text = isNegative ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index == digits.count - places { text += "." }
      text.unicodeScalars.append(Unicode.Scalar(digit + zero))
    }
    self.init(checked: text)
  }

  /// The digits of a number with so many places after the point, from the last to the first.
  func digits(places: Int) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: places - fraction.count)
    return padding + fraction.reversed().map { $0 - zero } + whole.reversed().map { $0 - zero }
  }
}

/// A number without sign as its digits, from the last to the first.
struct DigitSum {
  var digits: [UInt8] = []

  mutating func add(_ number: DecimalNumber, places: Int) {
    var carry: UInt8 = 0
    let other = number.digits(places: places)
    for index in 0..<max(digits.count, other.count) {
      let sum = (index < digits.count ? digits[index] : 0) + (index < other.count ? other[index] : 0) + carry
      carry = sum / 10
      if index < digits.count { digits[index] = sum % 10 } else { digits.append(sum % 10) }
    }
    if carry > 0 { digits.append(carry) }
  }

  func precedes(_ other: DigitSum) -> Bool {
    let (a, b) = (significant, other.significant)
    return a.count != b.count ? a.count < b.count : a.reversed().lexicographicallyPrecedes(b.reversed())
  }

  var significant: ArraySlice<UInt8> { digits[..<((digits.lastIndex { $0 > 0 } ?? -1) + 1)] }

  /// `other` is not larger.
  func subtracting(_ other: DigitSum) -> DigitSum {
    var result = self
    var borrow: UInt8 = 0
    for index in digits.indices {
      let taken = (index < other.digits.count ? other.digits[index] : 0) + borrow
      borrow = digits[index] < taken ? 1 : 0
      result.digits[index] = digits[index] + borrow * 10 - taken
    }
    return result
  }

  /// With one digit before the point at least, and no zeros before that.
  func number(places: Int, isNegative: Bool) -> DecimalNumber {
    var kept = Array(significant)
    while kept.count <= places { kept.append(0) }
    return DecimalNumber(digits: kept.reversed(), places: places, isNegative: isNegative)
  }
}

private let zero = UInt8(ascii: "0")
private let point = UInt8(ascii: ".")
private let minusSign = UInt8(ascii: "-")
