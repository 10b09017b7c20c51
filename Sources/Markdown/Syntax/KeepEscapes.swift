// SPDX-License-Identifier: Apache-2.0

// The parser drops the backslash of `\~` before our passes see the text. So the backslashes before our own marks are
// replaced by a control character that no text contains, and taken out of the tree when the passes are done.

private let escape: UInt8 = 0x01

extension UInt8 {
  /// Stands before a mark that is meant as it is.
  var isKeptEscape: Bool { self == escape }
}

/// The text with a sign in place of each backslash before a mark of ours; nil if it has none.
func keepingEscapes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard var next = text.offset(of: UInt8(ascii: "\\")) else { return nil }
  var kept: [UInt8]?
  while next + 1 < text.count {
    // Of `\\~`, the first backslash escapes the second.
    if text[next + 1] == UInt8(ascii: "\\") {
      next += 1
    } else if isMark(text[next + 1]) || isAtLineMark(text, next) {
      if kept == nil { kept = Array(text) }
      kept?[next] = escape
    }
    guard let found = text.offset(of: UInt8(ascii: "\\"), from: next + 1) else { break }
    next = found
  }
  return kept
}

private func isMark(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "^") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "{")
}

/// Whether a backslash is at the mark of a line: `\(a)`, `\: `, `a\)`, `1\.1`.
private func isAtLineMark(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
  var start = offset
  while start > 0, offset - start < 12, text[start - 1] != 0x0A, text[start - 1] != 0x0D { start -= 1 }
  while start < offset, text[start] == 0x20 || text[start] == 0x09 || text[start] == UInt8(ascii: ">") { start += 1 }
  switch text[offset + 1] {
  case UInt8(ascii: "("), UInt8(ascii: ":"): return start == offset
  case UInt8(ascii: ")"), UInt8(ascii: "."):
    return start < offset && text[start..<offset].allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") }
  default: return false
  }
}

/// Takes the signs out of the tree again; in code, they are backslashes.
func dropKeptEscapes(_ tree: SyntaxTree) {
  var holders: [SyntaxNode] = []
  tree.root.walk { node, entering in
    guard entering else { return }
    switch node.kind {
    case .text, .code, .codeBlock, .htmlBlock, .htmlInline:
      if node.literal.offset(of: escape) != nil || node.fenceInfo.offset(of: escape) != nil { holders.append(node) }
    case .link, .image:
      if node.url.offset(of: escape) != nil || node.title.offset(of: escape) != nil { holders.append(node) }
    default: break
    }
  }
  for node in holders {
    switch node.kind {
    case .text: node.setLiteral(Array(node.literal).filter { $0 != escape })
    case .link, .image:
      node.setURL(node.url.string.replacing("\u{1}", with: ""))
      node.setTitle(node.title.string.replacing("\u{1}", with: ""))
    default:
      node.setLiteral(node.literal.map { $0 == escape ? UInt8(ascii: "\\") : $0 })
      if node.kind == .codeBlock { node.setFenceInfo(node.fenceInfo.string.replacing("\u{1}", with: "")) }
    }
  }
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: false
  }
}
