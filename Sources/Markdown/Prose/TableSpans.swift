// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Which cells of a table go over several columns or rows: a cell of `<<` belongs to the one on its left, a cell of `^^` to
/// the one above.
struct TableSpans {
  struct Span {
    var columns = 1
    var rows = 1
  }

  /// Of the cells that others belong to.
  private var spans: [SyntaxNode: Span] = [:]
  private var covered: Set<SyntaxNode> = []
  /// Cells that belong to none, or would make a shape with corners.
  private(set) var wrong: [SyntaxNode] = []

  init() {}

  init(of table: SyntaxNode) {
    let grid = table.children.map(\.children)
    guard grid.contains(where: { $0.contains { mark($0) != nil } }) else { return }
    var owners: [[Int]] = []
    var areas: [Int: (cell: SyntaxNode, top: Int, left: Int, bottom: Int, right: Int, count: Int)] = [:]
    for (row, cells) in grid.enumerated() {
      var line: [Int] = []
      for (column, cell) in cells.enumerated() {
        var owner: Int?
        switch mark(cell) {
        case .left: owner = column > 0 ? line[column - 1] : nil
        case .above: owner = row > 1 && column < owners[row - 1].count ? owners[row - 1][column] : nil
        case nil:
          let number = areas.count
          areas[number] = (cell, row, column, row, column, 1)
          line.append(number)
          continue
        }
        guard let owner, let area = areas[owner] else {
          wrong.append(cell)
          line.append(-1)
          continue
        }
        areas[owner] = (
          area.cell, area.top, min(area.left, column), max(area.bottom, row), max(area.right, column), area.count + 1
        )
        covered.insert(cell)
        line.append(owner)
      }
      owners.append(line)
    }
    for area in areas.values where area.count > 1 {
      let (rows, columns) = (area.bottom - area.top + 1, area.right - area.left + 1)
      if rows * columns == area.count {
        spans[area.cell] = Span(columns: columns, rows: rows)
      } else {
        wrong.append(area.cell)
      }
    }
  }

  subscript(cell: SyntaxNode) -> Span { spans[cell] ?? Span() }

  func isCovered(_ cell: SyntaxNode) -> Bool { covered.contains(cell) }
}

private enum SpanMark { case left, above }

private func mark(_ cell: SyntaxNode) -> SpanMark? {
  guard let text = cell.firstChild, text.next == nil, text.kind == .text, text.literal.count == 2 else { return nil }
  return switch text.literal.string {
  case "<<": .left
  case "^^": .above
  default: nil
  }
}
