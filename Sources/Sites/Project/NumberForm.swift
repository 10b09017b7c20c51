// SPDX-License-Identifier: Apache-2.0

import Fields

/// How a language writes numbers, read off its own example: the number 1234567.89, as in `1,234,567.89`, `1.234.567,89` or
/// `12,34,567.89`.
struct NumberForm: Sendable, Equatable {
  /// Between whole digits and those of the fraction.
  let decimalSign: String
  /// Between groups of whole digits; empty where there are none.
  let groupSign: String
  /// The digits of the last group, and of the others.
  let lastGroup: Int
  let otherGroups: Int

  /// As in English.
  static let usual = NumberForm(decimalSign: ".", groupSign: ",", lastGroup: 3, otherGroups: 3)

  private init(decimalSign: String, groupSign: String, lastGroup: Int, otherGroups: Int) {
    (self.decimalSign, self.groupSign) = (decimalSign, groupSign)
    (self.lastGroup, self.otherGroups) = (lastGroup, otherGroups)
  }

  /// Nil where it is not that number.
  init?(example: String) {
    var digits: [String] = [""]
    var signs: [String] = []
    for character in example {
      if character.isASCII, character.isNumber {
        if digits.count == signs.count { digits.append("") }
        digits[digits.count - 1].append(character)
      } else if digits.count > signs.count {
        signs.append(String(character))
      } else {
        signs[signs.count - 1].append(character)
      }
    }
    guard !digits.contains(""), digits.count == signs.count + 1, digits.joined() == "123456789", digits.last == "89",
      let decimal = signs.last
    else { return nil }
    let groups = digits.dropLast().map(\.count)
    let between = Set(signs.dropLast())
    guard between.count <= 1, !between.contains(decimal), let first = groups.first, let last = groups.last else {
      return nil
    }
    decimalSign = decimal
    groupSign = between.first ?? ""
    lastGroup = last
    let middle = groups.dropFirst().dropLast()
    otherGroups = middle.first ?? last
    guard middle.allSatisfy({ $0 == otherGroups }), groups.count == 1 || first <= otherGroups else { return nil }
  }

  /// The number with every digit as typed, and a sign of its own for minus: a hyphen is shorter, and breaks lines.
  func text(_ number: DecimalNumber) -> String {
    let isNegative = number.text.hasPrefix("-")
    let parts = number.text.dropFirst(isNegative ? 1 : 0).split(separator: ".")
    var text = grouped(parts.first ?? "")
    if isNegative { text = "\u{2212}" + text }
    return parts.count > 1 ? text + decimalSign + parts[1] : text
  }

  private func grouped(_ digits: Substring) -> String {
    if groupSign.isEmpty { return String(digits) }
    var rest = digits
    var groups: [Substring] = []
    var size = lastGroup
    while rest.count > size {
      groups.append(rest.suffix(size))
      rest = rest.dropLast(size)
      size = otherGroups
    }
    groups.append(rest)
    return groups.reversed().joined(separator: groupSign)
  }
}
