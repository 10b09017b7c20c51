// SPDX-License-Identifier: Apache-2.0

/// Which form a line may be part of, by how it begins.
struct LineForm {
  private(set) var marks: FormMarks = []
  /// How many short lines of a paragraph follow each other.
  private var shortLines = 0

  /// Bytes of a line that may be one of an address or a verse. Letters beyond ASCII have two or three.
  static let shortBytes = 90

  mutating func add(_ content: UnsafeBufferPointer<UInt8>, after prefix: LinePrefix) {
    let isParagraph = !prefix.startsItem && !prefix.continuesList
    switch content[0] {
    case UInt8(ascii: ":") where content.count > 1 && (content[1] == 0x20 || content[1] == 0x09):
      marks.insert(.definitions)
    case UInt8(ascii: "A"), UInt8(ascii: "F"), UInt8(ascii: "T"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if beginsCaption(content) { marks.insert(.captions) }
    case UInt8(ascii: "[") where content.count > 2 && content[1] == UInt8(ascii: "!"):
      marks.insert(.unfolding)
    default: break
    }
    if endsWithBrace(content) { marks.insert(.braces) }
    if !marks.contains(.clauses), ClauseMark(content) != nil || beginsBoldClause(content) { marks.insert(.clauses) }
    let isShort = isParagraph && content.count <= Self.shortBytes && (isLetterOrDigit(content[0]) || content[0] >= 0x80)
    shortLines = isShort ? shortLines + 1 : 0
    if shortLines == 3 { marks.insert(.shortLines) }
  }

  mutating func endParagraph() { shortLines = 0 }
}

/// `{#id}` or `{lang=ar}` at the end of a line; headings and fences have their own.
private func endsWithBrace(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let last = content.last(where: { $0 != 0x20 && $0 != 0x0D }), last == UInt8(ascii: "}"),
    let open = content.lastIndex(of: UInt8(ascii: "{")), open + 1 < content.count
  else { return false }
  let isAttribute = [UInt8(ascii: "#"), UInt8(ascii: "l"), 0x20].contains(content[open + 1])
  return isAttribute && content[0] != UInt8(ascii: "#") && content[0] != UInt8(ascii: "`")
    && content[0] != UInt8(ascii: "~")
}

/// `**1.1** `, `**(a) `
private func beginsBoldClause(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
  guard content.count > 6, content[0] == UInt8(ascii: "*") || content[0] == UInt8(ascii: "_"), content[1] == content[0],
    content[2] == UInt8(ascii: "(") || isLetterOrDigit(content[2])
  else { return false }
  return content[3..<min(content.count, 12)].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
}

/// `Figure: `, `Table 3: `, also in emphasis; and as others write it, `Fig. 3 – `.
private func beginsCaption(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
  if NearCaption.mayBegin(content) { return true }
  let rest = content.drop { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
  return (rest.starts(with: "Figure".utf8) || rest.starts(with: "Table".utf8))
    && rest.prefix(40).contains(UInt8(ascii: ":"))
}
