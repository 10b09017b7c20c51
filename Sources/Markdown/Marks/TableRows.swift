// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What is wrong with a row of a table: the parser leaves out cells beyond the columns, and takes each line below a table
/// for a row.
struct RowFault {
  let message: String
  let help: String
  /// The words that are meant, and where they begin in the source.
  let offset: Int
  let words: String

  /// Nil where nothing is wrong. `start` is the byte of the source at which the row begins, `end` the end of its line.
  init?(_ source: SourceLines, start: Int, end: Int, columns: Int) {
    let row = UnsafeBufferPointer(rebasing: source.text[start..<max(start, end)])
    var pipes: [Int] = []
    var from = 0
    while let pipe = row.offset(of: UInt8(ascii: "|"), from: from) {
      if pipe == 0 || row[pipe - 1] != UInt8(ascii: "\\") { pipes.append(pipe) }
      from = pipe + 1
      if from >= row.count { break }
    }
    guard let first = row.firstIndex(where: { !$0.isBlank }), let last = row.lastIndex(where: { !$0.isBlank }) else {
      return nil
    }
    if pipes.isEmpty {
      (offset, words) = (start + first, String(decoding: row[first...last], as: UTF8.self))
      message = "this line directly below a table became a row of it"
      help = "put a blank line before it; a row of the table has its cells between `|`"
      return
    }
    let separators = pipes.filter { $0 != first && $0 != last }
    guard separators.count >= columns else { return nil }
    let surplus = row[(separators[columns - 1] + 1)...last]
    guard let begin = surplus.firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "|") }) else { return nil }
    var close = last
    while close > begin, row[close].isBlank || row[close] == UInt8(ascii: "|") { close -= 1 }
    (offset, words) = (start + begin, String(decoding: row[begin...close], as: UTF8.self))
    let cells = separators.count + 1
    let rest = words.contains("`") ? "what is too much" : "`\(words)`"
    message =
      "this row has \(cells) cells, and the table has \(columns) \(columns == 1 ? "column" : "columns"), so that \(rest) would be left out"
    help =
      row.contains(UInt8(ascii: "`"))
      ? "give the table a column more; for the sign `|` itself, write `\\|`, also in code"
      : "give the table a column more; for the sign `|` itself, write `\\|`"
  }
}
