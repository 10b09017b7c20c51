// SPDX-License-Identifier: Apache-2.0

/// Finds words that say something about the text in which they are, but for those in code, addresses and comments. Nearly no
/// text has any, so that a quick look comes first.
package func findSigns(in text: ArraySlice<UInt8>, firstLine: Int, areFields: Bool) -> [TextSign] {
  text.withUnsafeBufferPointer { text in
    guard text.mayHoldSign(areFields) else { return [] }
    return SignReader(lines: SourceLines(text), firstLine: firstLine, areFields: areFields).signs()
  }
}

/// What in a line of a text, or of a field, is such a word, and where it begins, in bytes. Expressions take long to be made, so
/// that a quick look comes first here, too.
package func findSigns(
  inLine line: String, isOfField: Bool
) -> [(kind: TextSign.Kind, words: String, offset: Int)] {
  var line = line
  guard line.withUTF8({ $0.mayHoldSignInAnyCase }) else { return [] }
  var places = line.matches(of: /\bTB[DCA]\b|\b(?i:to be determined)\b|\b(?i:lorem ipsum)\b/)
  // What word processors leave where a reference leads nowhere.
  places += line.matches(of: /Error! (?:Reference source not found|Bookmark not defined)/)
  places += line.matches(of: /Fehler! (?:Verweisquelle konnte nicht gefunden werden|Textmarke nicht definiert)/)
  if isOfField {
    // At the end of a value; in the middle of a sentence they may say who decides.
    places += line.matches(of: /\b(?i:to be (?:decided|confirmed|announced))(?=[.)\]}"']*\s*$)/)
  }
  let markings = line.matches(of: /\bTLP: ?(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)\b/)
  func offset(_ index: String.Index) -> Int { line.utf8.distance(from: line.startIndex, to: index) }
  return places.map { (.placeholder, String($0.output), offset($0.range.lowerBound)) }
    + markings.map { (.marking, String($0.output), offset($0.range.lowerBound)) }
}

private struct SignReader {
  let lines: SourceLines
  let firstLine: Int
  let areFields: Bool

  /// More of them say nothing more of a text.
  private static let most = 20
  /// Of a line, so many bytes are looked at: those of a long paragraph.
  private static let bytesOfLine = 16 << 10

  func signs() -> [TextSign] {
    var found: [TextSign] = []
    var fence: UInt8?
    for number in 1...max(lines.count, 1) where found.count < Self.most {
      let bytes = UnsafeBufferPointer(rebasing: lines.bytes(ofLine: number).prefix(Self.bytesOfLine))
      if !areFields, let mark = bytes.fence, fence == nil || fence == mark {
        fence = fence == nil ? mark : nil
        continue
      }
      guard fence == nil, bytes.mayHoldSign(areFields) else { continue }
      for sign in findSigns(inLine: String(decoding: bytes, as: UTF8.self), isOfField: areFields)
      where !isQuiet(bytes, at: sign.offset) {
        found.append(
          TextSign(
            kind: sign.kind, words: sign.words, line: firstLine + number - 1, column: sign.offset + 1,
            isInFields: areFields))
      }
    }
    return found
  }

  /// Whether a place of a line is in code, in an address or in a comment.
  private func isQuiet(_ line: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let before = line[..<offset]
    if areFields {
      guard let mark = before.lastIndex(of: UInt8(ascii: "#")) else { return false }
      return mark == 0 || before[mark - 1] == 0x20
    }
    if !before.count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2) { return true }
    let word = before.suffix { $0 != 0x20 && $0 != 0x09 }
    return word.contains(UInt8(ascii: "/")) || word.last == UInt8(ascii: "-") && word.starts(with: "<!--".utf8)
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// The longest end of which something is true of every byte.
  fileprivate func suffix(while isTrue: (UInt8) -> Bool) -> Self {
    var start = endIndex
    while start > startIndex, isTrue(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte of which the line is a fence of code.
  fileprivate var fence: UInt8? {
    let words = drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
    guard let first = words.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    return words.prefix { $0 == first }.count >= 3 ? first : nil
  }

  /// Whether somewhere there is `TB` or `TL`, or words such as `to be determined`.
  fileprivate func mayHoldSign(_ areFields: Bool) -> Bool {
    holdsPair || SoughtWords.undetermined.isIn(self) || SoughtWords.filler.isIn(self)
      || holdsDeadReference
      || areFields && SoughtWords.undecided.isIn(self)
  }

  /// Whether somewhere there is `r! `, as in `Error! Bookmark not defined`.
  private var holdsDeadReference: Bool {
    var next = offset(of: UInt8(ascii: "!"))
    while let index = next {
      if at(index - 1) == UInt8(ascii: "r"), at(index + 1) == 0x20 { return true }
      next = offset(of: UInt8(ascii: "!"), from: index + 1)
    }
    return false
  }

  /// The same for one line, and for words in letters of any case.
  fileprivate var mayHoldSignInAnyCase: Bool {
    if holdsPair { return true }
    func begins(_ words: StaticString, at start: Int) -> Bool {
      guard start + words.utf8CodeUnitCount <= count else { return false }
      let wanted = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
      return zip(self[start...], wanted).allSatisfy { $0 | 0x20 == $1 }
    }
    return indices.contains { start in
      switch self[start] | 0x20 {
      case UInt8(ascii: "t"): begins("to be ", at: start)
      case UInt8(ascii: "l"): begins("lorem ", at: start)
      case UInt8(ascii: "e"): begins("error! ", at: start)
      case UInt8(ascii: "f"): begins("fehler! ", at: start)
      default: false
      }
    }
  }

  /// Eight bytes at a time: those that are `T`, and whose next is `B` or `L`.
  private var holdsPair: Bool {
    guard let baseAddress else { return false }
    let bytes = UnsafeRawPointer(baseAddress)
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones &* 0x80) }
    var offset = 0
    while offset + 9 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let first = zeros(word ^ ones &* 0x54)
      if first != 0 {
        let next = bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
        if first & (zeros(next ^ ones &* 0x42) | zeros(next ^ ones &* 0x4C)) != 0 { return true }
      }
      offset += 8
    }
    while offset + 1 < count {
      if self[offset] == 0x54, self[offset + 1] == 0x42 || self[offset + 1] == 0x4C { return true }
      offset += 1
    }
    return false
  }
}

/// Words that texts are searched for, looking at one byte in as many as they have (Horspool 1980).
private struct SoughtWords: Sendable {
  static let undetermined = SoughtWords("o be determined")
  static let filler = SoughtWords("orem ipsum")
  static let undecided = SoughtWords("o be ")

  private let bytes: [UInt8]
  /// How far to go on from a byte that is not the last of them.
  private let steps: [Int]

  private init(_ words: String) {
    bytes = Array(words.utf8)
    var steps = [Int](repeating: bytes.count, count: 256)
    for (number, byte) in bytes.dropLast().enumerated() { steps[Int(byte)] = bytes.count - 1 - number }
    self.steps = steps
  }

  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      steps.withUnsafeBufferPointer { steps in
        var end = bytes.count - 1
        while end < text.count {
          let start = end - bytes.count + 1
          if text[end] == bytes[bytes.count - 1], text[start...end].elementsEqual(bytes) { return true }
          end += steps[Int(text[end])]
        }
        return false
      }
    }
  }
}
