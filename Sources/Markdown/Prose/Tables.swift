// SPDX-License-Identifier: Apache-2.0

import HTML

/// Where the renderer is in a table.
struct TableState {
  var node: SyntaxNode?
  var isInHeader = false
  var hasBody = false
  var hasCaption = false
  var column = 0
  var cellStart = 0
}

extension ProseRenderer {
  /// A paragraph that begins with `Table: ` right above a table is its caption.
  func isCaption(_ node: SyntaxNode) -> Bool {
    guard node.next?.kind == .table, let text = node.firstChild, text.kind == .text else { return false }
    return text.literal.starts(with: Self.captionMark)
  }

  /// The text of a caption begins after the mark.
  func captionText(_ node: SyntaxNode) -> UnsafeBufferPointer<UInt8>? {
    guard let paragraph = node.parent, paragraph.kind == .paragraph, paragraph.firstChild == node, isCaption(paragraph)
    else { return nil }
    return UnsafeBufferPointer(rebasing: node.literal.dropFirst(Self.captionMark.count))
  }

  private static let captionMark = Array("Table: ".utf8)

  /// A wide table scrolls by itself, and what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1).
  mutating func openTable(captioned: Bool) {
    freshLine()
    out.markup("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
    hole(.word(.table))
    out.markup("\"><table>\n")
    table = TableState()
    table.hasCaption = captioned
    if captioned { out.markup("<caption>") }
  }

  mutating func table(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.line
      if !table.hasCaption { openTable(captioned: false) }
      table.node = node
    } else {
      freshLine()
      if table.hasBody { out.markup("</tbody>\n") }
      out.markup("</table></div>\n")
      table = TableState()
    }
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
    freshLine()
    table.isInHeader ? out.markup("<th scope=\"col\"") : out.markup("<td")
    switch table.node?.alignment(ofColumn: table.column) {
    case UInt8(ascii: "l"): out.markup(" class=\"left\"")
    case UInt8(ascii: "c"): out.markup(" class=\"center\"")
    case UInt8(ascii: "r"): out.markup(" class=\"right\"")
    default: break
    }
    out.markup(">")
    table.cellStart = out.count
  }
}
