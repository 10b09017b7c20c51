// SPDX-License-Identifier: Apache-2.0

/// Which of our own forms a text may use, as far as its bytes show: where it has no such byte, no pass looks for the form.
struct FormMarks: OptionSet {
  let rawValue: UInt16

  /// `^` or `~`.
  static let signs = FormMarks(rawValue: 1)
  /// A line ends with `}`.
  static let braces = FormMarks(rawValue: 2)
  /// `<`.
  static let tags = FormMarks(rawValue: 4)
  /// Letters of Hebrew, Arabic and the like.
  static let rightToLeft = FormMarks(rawValue: 8)
  /// A line begins like a clause.
  static let clauses = FormMarks(rawValue: 16)
  /// A line begins with `: `.
  static let definitions = FormMarks(rawValue: 32)
  /// A line begins with `Figure` or `Table`.
  static let captions = FormMarks(rawValue: 64)
  /// Three short lines follow each other.
  static let shortLines = FormMarks(rawValue: 128)
  /// A quotation begins with `[!DETAILS]`.
  static let unfolding = FormMarks(rawValue: 256)

  /// Without those whose bytes the text has for something else: footnotes, addresses between `<` and `>`.
  func confirmed(in text: UnsafeBufferPointer<UInt8>) -> FormMarks {
    var marks = self
    if contains(.signs), !text.holds("~"), !text.holds(UInt8(ascii: "^"), notAfter: UInt8(ascii: "[")) {
      marks.remove(.signs)
    }
    if contains(.tags), !text.holdsPlainTag { marks.remove(.tags) }
    return marks
  }

  /// Those whose marks may be escaped with a backslash.
  static let haveEscapes: FormMarks = [.signs, .braces, .clauses, .definitions]
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func holds(_ byte: UInt8, notAfter before: UInt8) -> Bool {
    var next = offset(of: byte)
    while let index = next {
      if index == 0 || self[index - 1] != before { return true }
      next = offset(of: byte, from: index + 1)
    }
    return false
  }

  /// Whether there may be `<sup>`, `<sub>`, `<br>`, `<ins>` or `<del>`, or `<<`.
  fileprivate var holdsPlainTag: Bool {
    var next = offset(of: UInt8(ascii: "<"))
    while let index = next, index + 1 < count {
      switch self[index + 1] | 0x20 {
      case UInt8(ascii: "s"), UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "d"), UInt8(ascii: "<"): return true
      default: next = offset(of: UInt8(ascii: "<"), from: index + 1)
      }
    }
    return false
  }
}
