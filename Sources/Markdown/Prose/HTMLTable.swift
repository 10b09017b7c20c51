// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A table of HTML as one of Markdown. Cells over several columns or rows are written with `<<` and `^^`.
struct HTMLTable {
  private struct Cell {
    var words = ""
    let isHead: Bool
    let columns: Int
    let rows: Int
  }

  private var rows: [[Cell]] = []
  private var caption = ""
  private var open: String?

  /// `html` is in one line, and nothing but the table and wrappers around it. Nil where somebody has to decide.
  init?(_ html: UnsafeBufferPointer<UInt8>) {
    guard let tags = SourceTag.all(in: html), tags.count(where: { $0.name == "table" }) == 2,
      let first = tags.firstIndex(where: { $0.name == "table" }),
      let last = tags.lastIndex(where: { $0.name == "table" }),
      (tags[..<first] + tags[(last + 1)...]).allSatisfy({ $0.name == "div" && $0.id == nil }),
      first == tags.count - 1 - last
    else { return nil }
    var content = tags[first].range.lowerBound
    guard isOnlyTags(html, tags[..<first], 0..<content),
      isOnlyTags(html, tags[(last + 1)...], tags[last].range.upperBound..<html.count)
    else { return nil }
    for tag in tags[first...last] {
      let isOfTable = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col",
      ].contains(tag.name)
      if !isOfTable { continue }
      let words = UnsafeBufferPointer(rebasing: html[content..<tag.range.lowerBound])
      content = tag.range.upperBound
      guard tag.id == nil, take(words), begin(tag) else { return nil }
    }
  }

  /// What is between two tags of the table itself.
  private mutating func take(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let open else { return words.allSatisfy(\.isBlank) }
    self.open = nil
    guard let answer = HTMLAnswer([words], isBlock: true), answer.id == nil else { return false }
    let lines = answer.lines.joined().filter { !$0.isEmpty }
    if lines.contains(where: { line in ["- ", "1. ", "> ", ": ", "#", "---"].contains { line.hasPrefix($0) } }) {
      return false
    }
    let text = lines.joined(separator: "<br>")
    if open == "caption" {
      caption = text
    } else if let row = rows.indices.last, let cell = rows[row].indices.last {
      rows[row][cell].words = text
    }
    return true
  }

  private mutating func begin(_ tag: SourceTag) -> Bool {
    if tag.isEnd { return true }
    switch tag.name {
    case "caption": open = "caption"
    case "tr": rows.append([])
    case "td", "th":
      guard let row = rows.indices.last else { return false }
      func span(_ name: String) -> Int? { tag.attributes[name].map { Int($0) ?? 0 } ?? 1 }
      guard let columns = span("colspan"), let down = span("rowspan"), (1...50).contains(columns),
        (1...200).contains(down)
      else { return false }
      rows[row].append(Cell(isHead: tag.name == "th", columns: columns, rows: down))
      open = tag.name
    default: break
    }
    return true
  }

  /// Nil where the first row does not head the columns, or another row is longer.
  var lines: [String]? {
    guard let head = rows.first, rows.count > 1, !head.isEmpty, head.allSatisfy({ $0.isHead && $0.rows == 1 }),
      !rows[1].allSatisfy(\.isHead)
    else { return nil }
    let width = head.reduce(0) { $0 + $1.columns }
    var grid = [[String?]](repeating: [String?](repeating: nil, count: width), count: rows.count)
    for (number, row) in rows.enumerated() {
      var column = 0
      for cell in row {
        while column < width, grid[number][column] != nil { column += 1 }
        guard column + cell.columns <= width, number + cell.rows <= rows.count else { return nil }
        for down in 0..<cell.rows {
          for right in 0..<cell.columns {
            guard grid[number + down][column + right] == nil else { return nil }
            grid[number + down][column + right] = right > 0 ? "<<" : down > 0 ? "^^" : cell.words
          }
        }
      }
    }
    func line(_ cells: [String?]) -> String { "| " + cells.map { $0 ?? "" }.joined(separator: " | ") + " |" }
    let rule = line([String?](repeating: "---", count: width))
    return (caption.isEmpty ? [] : ["Table: \(caption)", ""]) + [line(grid[0]), rule] + grid.dropFirst().map(line)
  }
}

/// Whether there is nothing but these tags and blanks.
private func isOnlyTags(_ html: UnsafeBufferPointer<UInt8>, _ tags: ArraySlice<SourceTag>, _ range: Range<Int>) -> Bool
{
  range.allSatisfy { index in html[index].isBlank || tags.contains { $0.range.contains(index) } }
}

extension ProseRenderer {
  /// The changes that make a table with bars of one of HTML, also where blank lines are in it.
  mutating func editsForTable(from block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.kind == .htmlBlock, block.parent?.kind == .document,
      var end = (block.line..<min(block.line + 2000, lines.count + 1)).first(where: {
        lines.bytes(ofLine: $0).string.firstMatch(of: /<\/table>(?:\s*<\/div>)*\s*$/.ignoresCase()) != nil
      })
    else { return [] }
    // The wrappers around it go with it.
    while end < lines.count, lines.bytes(ofLine: end + 1).string.trimmed.lowercased() == "</div>" { end += 1 }
    let html = (block.line...end).map { lines.bytes(ofLine: $0).string.trimmed }.joined(separator: " ")
    guard let table = Array(html.utf8).withUnsafeBufferPointer({ HTMLTable($0)?.lines }) else { return [] }
    func isBlank(_ line: Int) -> Bool {
      line < 1 || line > lines.count || lines.bytes(ofLine: line).allSatisfy(\.isBlank)
    }
    let whole = (isBlank(block.line - 1) ? [] : [""]) + table + (isBlank(end + 1) ? [] : [""])
    return [Edit(replacing: end - block.line + 1, linesFrom: block.line + lineOffset, of: path, with: whole)]
  }

  /// The changes that make a block of code of `<pre>`, without or with `<code>` in it.
  func editsForCode(in block: SyntaxNode) -> [Edit] {
    guard block.kind == .htmlBlock, block.parent?.kind == .document,
      let match = block.literal.string.trimmed.wholeMatch(
        of: /<pre[^<>]*>\n?(?:<code(?: class="(?:language-)?([A-Za-z0-9+-]+)")?>)?\n?([^<]*?)\n?(?:<\/code>)?\n?<\/pre>/
      )
    else { return [] }
    var code = String(match.output.2)
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")] { code = code.replacing(entity, with: sign) }
    guard !code.trimmed.isEmpty, !code.replacing("&amp;", with: "").contains("&"), !code.contains("```") else {
      return []
    }
    let text = code.replacing("&amp;", with: "&").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let lineCount = block.literal.string.trimmed.split(separator: "\n", omittingEmptySubsequences: false).count
    return [
      Edit(
        replacing: lineCount, linesFrom: block.line + lineOffset, of: path,
        with: ["```" + (match.output.1 ?? "")] + text + ["```"])
    ]
  }
}
