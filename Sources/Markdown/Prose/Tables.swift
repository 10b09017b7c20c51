import HTML

/// Where the renderer is in a table.
struct TableState {
  var node: SyntaxNode?
  var isInHeader = false
  var hasBody = false
  var column = 0
}

extension ProseRenderer {
  mutating func table(_ node: SyntaxNode, _ entering: Bool) {
    freshLine()
    if entering {
      blockLine = node.line
      table = TableState(node: node)
      // A wide table scrolls by itself, and what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1).
      out.markup("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
      hole(.word(.table))
      out.markup("\"><table>\n")
    } else {
      if table.hasBody { out.markup("</tbody>\n") }
      out.markup("</table></div>\n")
      table.node = nil
    }
  }

  mutating func tableRow(_ node: SyntaxNode, _ entering: Bool) {
    freshLine()
    if entering {
      blockLine = node.line
      table.column = 0
      table.isInHeader = node.isHeaderRow
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

  mutating func tableCell(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
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
  }
}
