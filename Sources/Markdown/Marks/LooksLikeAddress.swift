// SPDX-License-Identifier: Apache-2.0

extension InlineText {
  /// Whether words are an address: of the web, of an item, or of a file. No prose, formula or regular expression is.
  func looksLikeAddress(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if bytes[first] == Sign.linkStart { return true }
    guard range.count > 1, range.count < 500, !bytes[range].contains(where: { $0.isBlank || $0 == Sign.thing }) else {
      return false
    }
    for beginning: StaticString in ["http://", "https://", "mailto:", "tel:", "plan:", "www.", "./", "../"]
    where hasPrefix(beginning, at: first) { return true }
    if bytes[first] == UInt8(ascii: "/") || bytes[first] == UInt8(ascii: "#") {
      return bytes[first + 1].isLetter
    }
    return endsLikeFile(range)
  }

  /// Whether words end with a file's ending, such as `.md` or `.md#part`.
  func endsLikeFile(_ range: Range<Int>) -> Bool {
    let name = bytes[range].prefix { $0 != UInt8(ascii: "#") }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex,
      bytes[dot - 1].isWordPart || bytes[dot - 1] == UInt8(ascii: ")")
    else {
      return false
    }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return Self.endings.contains(ending)
  }

  private static let endings: Set<String> = [
    "md", "markdown", "html", "htm", "pdf", "png", "jpg", "jpeg", "gif", "svg", "webp", "csv", "tsv", "json", "xml",
    "txt", "doc", "docx", "odt", "ods", "xls", "xlsx", "ppt", "pptx", "zip", "mp3", "mp4", "webm", "vtt",
  ]

  /// The `]` or `)` that belongs to the bracket at `open`, on the same line and at most so many bytes on; nil without one.
  func closing(_ open: Int, reach: Int = 500) -> Int? {
    let (opening, closing) = (bytes[open], bytes[open] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")"))
    var depth = 0
    for index in open..<min(count, open + reach) {
      switch bytes[index] {
      case 0x0A: return nil
      case opening: depth += 1
      case closing:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// The `[` or `(` that belongs to the bracket at `close`; nil without one.
  func opening(_ close: Int, reach: Int = 500) -> Int? {
    let (closing, opening) = (bytes[close], bytes[close] == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "("))
    var depth = 0
    for index in stride(from: close, through: max(0, close - reach), by: -1) {
      switch bytes[index] {
      case closing: depth += 1
      case opening:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }
}
