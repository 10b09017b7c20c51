// SPDX-License-Identifier: Apache-2.0

/// How many a line has of the bytes that cost the parser work, counted in one pass.
struct LineMarks {
  /// The bytes at which the parser looks back or ahead.
  private(set) var marks = 0
  private(set) var brackets = 0
  private(set) var pipes = 0
  /// Whether the line is of `|`, `-`, `:` and blanks only.
  let isDelimiter: Bool
  /// The forms whose signs it has.
  let forms: FormMarks

  init(_ line: UnsafeBufferPointer<UInt8>) {
    var seen: UInt8 = 0
    let classes = byteClasses
    for byte in line {
      let found = classes[Int(byte)]
      seen |= found
      guard found & ByteClass.counted != 0 else { continue }
      marks += 1
      if found & ByteClass.bracket != 0 { brackets += 1 }
      if found & ByteClass.pipe != 0 { pipes += 1 }
    }
    isDelimiter = seen & ByteClass.other == 0
    forms = FormMarks(rawValue: UInt16(seen >> 4))
  }
}

private enum ByteClass {
  static let counted: UInt8 = 1
  static let bracket: UInt8 = 2
  static let pipe: UInt8 = 4
  /// Not in a table's line of delimiters.
  static let other: UInt8 = 8
  /// From here on, those of `FormMarks`.
  static let firstForm: UInt8 = 16
}

private let byteClasses: [UInt8] = {
  var table = [UInt8](repeating: ByteClass.other, count: 256)
  for byte in "-:| \t\u{0B}\u{0C}".utf8 { table[Int(byte)] = 0 }
  for byte in "*_~[]!<\"'`&@:)\\|".utf8 { table[Int(byte)] |= ByteClass.counted }
  for (forms, bytes) in [
    (FormMarks.signs, Array("^~".utf8)), (.tags, Array("<".utf8)),
    (.rightToLeft, Array(0xD6...0xDF)),
  ] {
    for byte in bytes { table[Int(byte)] |= UInt8(forms.rawValue) * ByteClass.firstForm }
  }
  table[Int(UInt8(ascii: "]"))] |= ByteClass.bracket
  table[Int(UInt8(ascii: "|"))] |= ByteClass.pipe
  return table
}()
