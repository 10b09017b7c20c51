// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Bounds on a text, checked in one pass before the parser sees it.
///
/// cmark-gfm 0.29.0.gfm.6 takes time and memory in the square of the size, or worse, on some small texts (10 KB of table:
/// 9 s and 0.8 GB), so a bound on bytes alone does not bound the work. No text that people wrote came near these; the
/// numbers that they follow from are in docs/decisions/0003-bounds-on-text.md.
enum Bounds {
  static let bytes = 2 << 20
  static let largeBytes = 256 << 10
  /// Columns of a table.
  static let columns = 100
  /// Cells of a table, with those that the parser adds to short rows.
  static let cells = 5_000
  /// Cells of all tables of a text: the parser takes about 250 bytes for each.
  static let allCells = 50_000
  /// Block quotes and lists within each other on one line, and the columns by which a line is indented.
  static let nesting = 40
  static let indentation = 400
  /// Marks (brackets, emphasis, quotation marks …) times bytes of a paragraph: what its inline parsing costs at worst.
  static let paragraphEffort = 40_000_000
  /// The same, summed over the paragraphs.
  static let effort = 500_000_000
  /// The bytes of the longest link definition times the brackets that may use it.
  static let expansion = 32 << 20
  /// Blank lines in a row times the nesting before them.
  static let blankLines = 200_000
}

/// Says what in `text` goes beyond the bounds, or nothing, and returns which of our own forms it may use; nil where it goes
/// beyond. `firstLine` is the number in the file of the text's first line.
func measureText(
  _ text: UnsafeBufferPointer<UInt8>, path: String, firstLine: Int, _ report: inout Report
) -> FormMarks? {
  if text.count > Bounds.bytes {
    report.add(
      .textTooLarge, "this file contains \(text.count / 1024) KB of text; the limit is \(Bounds.bytes >> 20) MB",
      at: Place(path), help: "split it into chapters, one file each")
    return nil
  }
  if text.count > Bounds.largeBytes {
    report.add(
      .textLarge, "this file contains \(text.count / 1024) KB of text", at: Place(path),
      help: "split it into chapters, one file each")
  }
  var meter = TextMeter()
  var start = 0
  var line = firstLine
  while start < text.count {
    let end = endOfLine(text, from: start)
    if let excess = meter.add(line: UnsafeBufferPointer(rebasing: text[start..<end])) {
      report.add(
        .textTooIntricate, excess.message, at: Place(path, line: line, column: 1), help: excess.help)
      return nil
    }
    start = end + (end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A ? 2 : 1)
    line += 1
  }
  if let excess = meter.finish() {
    report.add(.textTooIntricate, excess.message, at: Place(path, line: firstLine, column: 1), help: excess.help)
    return nil
  }
  return meter.forms.confirmed(in: text)
}

/// The next line feed or carriage return, or the end.
private func endOfLine(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let feed = text.offset(of: 0x0A, from: start) ?? text.count
  return UnsafeBufferPointer(rebasing: text[..<feed]).offset(of: 0x0D, from: start) ?? feed
}
