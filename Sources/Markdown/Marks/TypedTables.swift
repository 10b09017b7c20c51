// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds a table whose cells are divided by tabs, as spreadsheets and word processors hand it over, and lines that begin with
/// `|` so as to stay lines.
func findTypedTables(in text: InlineText, _ findings: inout Findings) {
  guard text.kind == .paragraph else { return }
  let lines = text.lines
  guard lines.count > 1, let first = lines.first else { return }
  if lines.allSatisfy({
    text.hasPrefix("| ", at: $0.lowerBound) && text.bytes[$0].count { $0 == UInt8(ascii: "|") } == 1
  }) {
    findings.add(
      Finding(
        .foreignMark, "lines that begin with `|` are a mark of another tool, and become one text here", at: first,
        help: "remove the `|`, and end each line with `\\`"))
  }
  let cells = lines.map { text.bytes[$0].split(separator: 0x09, omittingEmptySubsequences: false) }
  // The same at the beginning of each line is a bullet.
  guard let head = cells.first, head.count > 1, cells.allSatisfy({ $0.count == head.count }),
    text[first.lowerBound].isLetter,
    cells.contains(where: { $0.first != head.first })
  else { return }
  findings.add(
    Finding(
      .brokenTable, "the cells of these lines are divided by tabs, so this is not a table", at: first,
      help:
        "write `|` in place of each tab, and `\(String(repeating: "| --- ", count: min(head.count, 100)))|` below the first line",
      asRows: true))
}
