// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// Lines of signs that make something else of what is around them than their writer saw: a line of hyphens that was to divide
// makes a heading of the paragraph above, and a block of code without its last line goes on to the end.

extension ProseRenderer {
  /// A heading that is underlined with hyphens has one line, and is no sentence.
  mutating func checkUnderline(of heading: SyntaxNode) {
    guard heading.headingLevel == 2, let line = underline(of: heading) else { return }
    let lines = linesOfSource()
    let last = lines.bytes(ofLine: line - 1).last { !$0.isBlank } ?? 0
    guard line - heading.line > 1 || ".,;:".utf8.contains(last) else { return }
    let underline = lines.bytes(ofLine: line)
    let typed = underline.drop { $0 != UInt8(ascii: "-") }
    let isAlone = typed.count == underline.count
    let number = line + lineOffset
    report.add(
      .accidentalMark, "this line of hyphens makes a heading of the paragraph above",
      at: Place(path, line: number, column: 1, excerpt: String(decoding: typed, as: UTF8.self)),
      help: "put a blank line before it; a heading is written `## Words`, on one line",
      edits: isAlone ? [Edit(replacing: 0, linesFrom: number, of: path, with: [""])] : [])
  }

  /// The line of hyphens or equals signs below a heading; nil for one with number signs.
  mutating func underline(of heading: SyntaxNode) -> Int? {
    guard heading.endLine > heading.line else { return nil }
    let lines = linesOfSource()
    // The parser's last line is that of the underline, or the one after it.
    return [heading.endLine, heading.endLine - 1].first { line in
      let signs = lines.bytes(ofLine: line).drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      guard line > heading.line, let first = signs.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "=")
      else {
        return false
      }
      return signs.allSatisfy { $0 == first || $0.isBlank }
    }
  }

  /// The parser lets code that is never closed go on to the end of the text, or of the item or quotation that it is in.
  mutating func checkEnd(of code: SyntaxNode) {
    guard let fence = code.fence else { return }
    let lines = linesOfSource()
    let end = lines.bytes(ofLine: code.endLine)
    let mark = end.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    let closing = mark.prefix { $0 == fence.mark }.count
    if code.endLine > code.line, closing >= fence.length, mark.dropFirst(closing).allSatisfy(\.isBlank) { return }
    let marks = String(repeating: Character(UnicodeScalar(fence.mark)), count: fence.length)
    report.add(
      .unclosedCode, "this block of code is never closed, so that all that follows is code",
      at: Place(path, line: code.line + lineOffset, column: max(1, code.column), excerpt: marks),
      help:
        "write \(fence.mark == UInt8(ascii: "`") ? "`` \(marks) ``" : "`\(marks)`") on a line of its own where the code ends"
    )
  }
}
