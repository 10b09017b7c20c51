// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds lines of a paragraph that were to be rows of a table.
func findBrokenTables(in text: InlineText, _ findings: inout Findings) {
  guard text.kind == .paragraph, text.bytes.contains(UInt8(ascii: "|")) else { return }
  let lines = text.lines
  let rows = lines.map { Row(text, $0) }
  guard let first = rows.firstIndex(where: { $0.isFramed || $0.isDelimiter }) ?? evenRows(rows) else { return }
  let end = rows[first...].firstIndex { $0.cells < 2 && !$0.isDelimiter } ?? rows.count
  if let delimiter = rows[first..<end].firstIndex(where: \.isDelimiter) {
    findings.add(wrongDelimiter(text, rows, delimiter, isAlone: end - first == 1))
  } else if end - first > 1 {
    let marks = delimiterLine(rows[first].cells)
    findings.add(
      Finding(
        .brokenTable, "these lines are no table: the line below the first does not say what the columns are",
        at: lines[first], help: "write `\(marks)` on a line of its own below it"))
  }
}

/// Finds rows that a blank line cuts off from the table above: `text` is what stands between.
func findCutRows(in text: InlineText) -> Finding? {
  guard text.kind == .paragraph, let line = text.lines.first, Row(text, line).isFramed else { return nil }
  return Finding(
    .brokenTable,
    text.lines.count == 1
      ? "this row is cut off from its table by a blank line"
      : "these rows are cut off from their table by a blank line",
    at: line, help: "remove the blank line above")
}

/// A line as a row of a table.
private struct Row {
  let line: Range<Int>
  /// How many cells it has, from the marks between them.
  let cells: Int
  /// Whether it begins and ends with `|`, as no prose does.
  let isFramed: Bool
  /// Whether it is like `|---|---|`.
  let isDelimiter: Bool
  /// Whether blanks are around each of the marks.
  let isAiry: Bool

  init(_ text: InlineText, _ line: Range<Int>) {
    self.line = line
    let bytes = text.bytes[line]
    let (isFirst, isLast) = (bytes.first == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "|"))
    let pipes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "|") }
    cells = pipes.isEmpty ? 1 : pipes.count + 1 - (isFirst ? 1 : 0) - (isLast ? 1 : 0)
    isFramed = isFirst && isLast && cells > 1
    isDelimiter = !pipes.isEmpty && bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { "|-: ".utf8.contains($0) }
    isAiry = pipes.allSatisfy { text.at($0 - 1).isBlank && text.at($0 + 1).isBlank }
  }
}

/// The first of two lines without a frame that have the same number of cells, with blanks around their marks.
private func evenRows(_ rows: [Row]) -> Int? {
  rows.indices.dropLast().first { index in
    let (row, next) = (rows[index], rows[index + 1])
    return row.cells > 1 && row.cells == next.cells && row.isAiry && next.isAiry
  }
}

private func wrongDelimiter(_ text: InlineText, _ rows: [Row], _ delimiter: Int, isAlone: Bool) -> Finding? {
  let row = rows[delimiter]
  if isAlone || delimiter == 0 {
    guard row.cells > 1, row.isFramed || isAlone else { return nil }
    return Finding(
      .brokenTable, "this line has no row of titles directly above it, so this is not a table", at: row.line,
      help: "write the titles of the columns on the line above, without a blank line between")
  }
  let titles = rows[delimiter - 1].cells
  guard titles > 1, titles != row.cells else { return nil }
  let right = delimiterLine(titles)
  return Finding(
    .brokenTable,
    "the line below the titles has \(row.cells) \(row.cells == 1 ? "column" : "columns") and the titles are \(titles), so this is not a table",
    at: row.line, help: "write `\(right)`", replacement: right)
}

private func delimiterLine(_ cells: Int) -> String {
  "|" + String(repeating: " --- |", count: min(cells, 100))
}
