// SPDX-License-Identifier: Apache-2.0

import HTML

/// From so many columns on, a table is taken to scroll sideways.
package let fewestColumnsOfWideTables = 5

/// Where the renderer is in a table.
struct TableState {
  var node: SyntaxNode?
  var isInHeader = false
  var hasBody = false
  var hasCaption = false
  var column = 0
  var cellStart = 0
  var spans = TableSpans()
}

extension ProseRenderer {
  /// A wide table scrolls by itself, and what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1); one of few columns does so
  /// on the narrowest screens at most, and browsers let the keyboard reach what scrolls. It begins with its
  /// caption, the paragraph before it.
  mutating func openTable(_ node: SyntaxNode?, caption: SyntaxNode?) {
    freshLine()
    out.markup("<div class=\"table\" role=\"group\"")
    if (node?.columns ?? 0) >= fewestColumnsOfWideTables { out.markup(" tabindex=\"0\"") }
    out.markup(" aria-label=\"")
    hole(.word(.table))
    out.markup("\"><table")
    writeCaptionID(caption, "table-")
    if marksBlocks, let node {
      var note = notes[node]
      if let caption, notes[caption]?.id != nil { note?.id = nil }
      writeAttributes(of: node, note)
    }
    out.markup(">\n")
    table = TableState()
    table.hasCaption = caption != nil
    if caption != nil { out.markup("<caption>") }
  }

  mutating func table(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.line
      if !table.hasCaption { openTable(node, caption: nil) }
      table.node = node
      if mayHaveSpans { table.spans = spans(of: node) }
    } else {
      freshLine()
      if table.hasBody { out.markup("</tbody>\n") }
      out.markup("</table></div>\n")
      table = TableState()
    }
  }

  private mutating func spans(of node: SyntaxNode) -> TableSpans {
    let spans = TableSpans(of: node)
    for cell in spans.wrong {
      report.add(
        .tableSpan, "this cell and those that belong to it do not make a rectangle", at: place(of: cell),
        help: "a cell of `<<` belongs to the one on its left, one of `^^` to the one above, which is not a title")
    }
    return spans
  }

  /// A cell that belongs to another one is not written.
  mutating func isCovered(_ node: SyntaxNode, _ entering: Bool) -> Bool {
    if node == coveredCell, !entering {
      coveredCell = nil
      table.column += 1
    }
    return true
  }

  mutating func tableRow(_ node: SyntaxNode, _ entering: Bool) {
    freshLine()
    if entering {
      blockLine = node.line
      table.column = 0
      table.isInHeader = node.isHeaderRow
      if !table.isInHeader { checkRow(node) }
      if table.isInHeader {
        out.markup("<thead>\n")
      } else if !table.hasBody {
        out.markup("<tbody>\n")
        table.hasBody = true
      }
      out.markup("<tr>")
    } else {
      out.markup("</tr>\n")
      if table.isInHeader { out.markup("</thead>\n") }
      table.isInHeader = false
    }
  }

  private mutating func checkRow(_ node: SyntaxNode) {
    let lines = linesOfSource()
    let line = lines.range(ofLine: node.line)
    let start = min(line.lowerBound + max(0, node.column - 1), line.upperBound)
    let columns = table.node?.columns ?? 0
    guard let fault = RowFault(lines, start: start, end: line.upperBound, columns: columns) else { return }
    report.add(.unevenRow, fault.message, at: place(of: fault.words, at: fault.offset, lines), help: fault.help)
  }

  mutating func tableCell(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
      if table.isInHeader, out.count == table.cellStart {
        report.add(
          .emptyHeader, "column \(table.column + 1) of this table has no title", at: place(of: node),
          help: "write what the column contains, so that a screen reader can say it for each cell")
      }
      table.isInHeader ? out.markup("</th>") : out.markup("</td>")
      table.column += 1
      return
    }
    if mayHaveSpans, table.spans.isCovered(node) {
      coveredCell = node
      return
    }
    freshLine()
    let span = mayHaveSpans ? table.spans[node] : TableSpans.Span()
    if table.isInHeader {
      span.columns > 1 ? out.markup("<th scope=\"colgroup\"") : out.markup("<th scope=\"col\"")
    } else {
      out.markup("<td")
    }
    if span.columns > 1 { attribute(" colspan=\"", span.columns) }
    if span.rows > 1 { attribute(" rowspan=\"", span.rows) }
    switch table.node?.alignment(ofColumn: table.column) {
    case UInt8(ascii: "l"): out.markup(" class=\"left\"")
    case UInt8(ascii: "c"): out.markup(" class=\"center\"")
    case UInt8(ascii: "r"): out.markup(" class=\"right\"")
    default: break
    }
    if watchesDirection { writeLanguage(of: node, nil) }
    out.markup(">")
    table.cellStart = out.count
  }

  private mutating func attribute(_ name: StaticString, _ number: Int) {
    out.markup(name)
    out.number(number)
    out.markup("\"")
  }
}
