// SPDX-License-Identifier: Apache-2.0

/// Makes numbered paragraphs, `1.1` or `(a)`, to lists that keep the marks as they are typed, nested by mark and indent.
func shapeClauses(_ tree: SyntaxTree, _ hanging: HangingLines) {
  var numbers = ItemNumbers()
  for container in tree.containers where container.kind != .form || container.form == .unfolding {
    var shaper = ClauseShaper(tree: tree, hanging: hanging)
    shaper.shape(container, &numbers)
  }
}

/// What a clause's node says of it.
struct ClauseNote {
  /// Whether the address is whole; else the heading above may have a part in it.
  let isWhole: Bool
  /// Its marks with points between: `1.1.a.i`.
  let address: String
  /// Its marks as a sentence names them: `1.1(a)(i)`.
  let label: String
  let mark: String

  var text: String { [isWhole ? "1" : "", address, label, mark].joined(separator: "\u{1F}") }

  init(isWhole: Bool, address: String, label: String, mark: String) {
    (self.isWhole, self.address, self.label, self.mark) = (isWhole, address, label, mark)
  }

  init(_ text: String) {
    let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
    self.init(isWhole: !part(0).isEmpty, address: part(1), label: part(2), mark: part(3))
  }
}

private struct ClauseShaper {
  let tree: SyntaxTree
  let hanging: HangingLines
  /// The number of the list item that the clauses are in.
  private var prefix = ""
  private var levels: [Level] = []

  init(tree: SyntaxTree, hanging: HangingLines) { (self.tree, self.hanging) = (tree, hanging) }

  /// A clause that more may be added to, and the list that it is in.
  private struct Level {
    let list: SyntaxNode
    let clause: SyntaxNode
    let mark: ClauseMark
    let indent: Int
    let note: ClauseNote
  }

  private static let deepest = 12

  mutating func shape(_ container: SyntaxNode, _ numbers: inout ItemNumbers) {
    let children = container.children
    let marks = children.map(Self.marks)
    guard marks.contains(where: { $0.contains { $0 != nil } }) else { return }
    prefix = numbers.number(of: container)
    let evidence = Evidence(marks.flatMap { $0.compactMap(\.self) })
    for (child, marks) in zip(children, marks) {
      let accepted = marks.map { $0.flatMap { evidence.speaks(for: $0) ? $0 : nil } }
      if accepted.contains(where: { $0 != nil }) {
        divide(child, accepted)
      } else {
        attach(child)
      }
    }
  }

  /// For each line of a paragraph the mark that it begins with. In the middle of a paragraph of words, a mark counts after
  /// a line that has come to an end.
  private static func marks(_ node: SyntaxNode) -> [ClauseMark?] {
    guard node.kind == .paragraph else { return [] }
    let lines = node.lines
    var marks: [ClauseMark?] = []
    var hasMark = false
    for (index, line) in lines.enumerated() {
      let mark = line.clauseMark
      let isWords = index > 0 && !hasMark
      let mayBegin = !isWords || lines[index - 1].end.map { ":;,.".utf8.contains($0) } ?? false
      marks.append(mayBegin ? mark : nil)
      hasMark = hasMark || mayBegin && mark != nil
    }
    return marks
  }

  /// A block that is indented below a clause belongs to it; any other ends the run.
  private mutating func attach(_ block: SyntaxNode) {
    let indent = hanging[block.line]
    guard indent >= 2, let owner = levels.lastIndex(where: { $0.indent < indent }) else {
      levels = []
      return
    }
    levels.removeSubrange((owner + 1)...)
    levels[owner].clause.append(block)
  }

  private mutating func divide(_ paragraph: SyntaxNode, _ marks: [ClauseMark?]) {
    let lines = paragraph.lines
    var starts = marks.indices.filter { marks[$0] != nil }
    guard let first = starts.first else { return }
    if first > 0 { attach(paragraph) }
    var last = paragraph
    starts.append(lines.count)
    for (start, end) in zip(starts, starts.dropFirst()) {
      guard let mark = marks[start], let text = tree.paragraph() else { continue }
      let indent = hanging[lines[start].number]
      guard let clause = place(mark, indent, after: &last) else { return }
      text.take(lines[start..<end])
      lines[start].dropMark(mark)
      clause.append(text)
    }
    if first == 0 { paragraph.remove() }
  }

  // MARK: Levels

  private mutating func place(_ mark: ClauseMark, _ indent: Int, after last: inout SyntaxNode) -> SyntaxNode? {
    while let open = levels.last, open.indent >= indent + 2 { levels.removeLast() }
    let place = position(of: mark, indent)
    if let depth = place.sibling { levels.removeSubrange((depth + 1)...) }
    if let depth = place.below { levels.removeSubrange(depth...) }
    let sibling = place.sibling == nil ? nil : levels.popLast()
    let note = note(for: mark, below: levels.last?.note)
    guard let clause = tree.block(.clause, note.text) else { return nil }
    let list: SyntaxNode
    if let sibling {
      list = sibling.list
    } else {
      guard let new = tree.block(.clauses) else { return nil }
      list = new
      if let parent = levels.last {
        parent.clause.append(list)
      } else {
        list.insert(after: last)
        last = list
      }
    }
    list.append(clause)
    levels.append(
      Level(list: list, clause: clause, mark: mark, indent: max(indent, sibling?.indent ?? 0), note: note))
    return clause
  }

  /// The level whose list the mark goes on with, else how many levels stay open above its new list.
  private func position(of mark: ClauseMark, _ indent: Int) -> (sibling: Int?, below: Int?) {
    func isBeside(_ level: Level) -> Bool { indent < level.indent + 2 }
    if let depth = levels.lastIndex(where: { isBeside($0) && mark.follows($0.mark) }) { return (depth, nil) }
    if mark.style == .decimal {
      if let parent = levels.lastIndex(where: {
        $0.mark.style == .decimal && $0.mark.numbers.count < mark.numbers.count
          && mark.numbers.starts(with: $0.mark.numbers)
      }) {
        return (nil, parent + 1)
      }
      if let depth = levels.lastIndex(where: { mark.isAfter($0.mark) }) { return (depth, nil) }
      return (nil, 0)
    }
    if mark.isFirst {
      // The same marks once more, no deeper: another list in its place.
      if let depth = levels.lastIndex(where: { isBeside($0) && mark.isLike($0.mark) && isSameCount(mark, $0) }) {
        return (nil, depth)
      }
    } else if let depth = levels.lastIndex(where: { isBeside($0) && mark.isAfter($0.mark) }) {
      return (depth, nil)
    }
    return levels.count < Self.deepest ? (nil, levels.count) : (levels.count - 1, nil)
  }

  /// Whether a list that begins once more counts as the level does, by letters or by Roman numbers.
  private func isSameCount(_ mark: ClauseMark, _ level: Level) -> Bool {
    let first = level.list.firstChild.map { ClauseNote($0.formText).mark } ?? ""
    return first == mark.text
  }

  private func note(for mark: ClauseMark, below parent: ClauseNote?) -> ClauseNote {
    if mark.style == .decimal {
      return ClauseNote(isWhole: true, address: mark.key, label: mark.key, mark: mark.text)
    }
    let begin = parent?.address ?? prefix
    let label = (parent?.label ?? prefix) + (mark.style == .parentheses || (parent == nil && prefix.isEmpty) ? "" : " ")
    return ClauseNote(
      isWhole: parent?.isWhole ?? !prefix.isEmpty, address: begin + (begin.isEmpty ? "" : ".") + mark.key,
      label: label + mark.text, mark: mark.text)
  }
}

extension ParagraphLine {
  /// The mark of a clause with which the line begins, also in bold: `**1.1** The board`, `**1.1 Grants.** The board`. A line
  /// that is bold as a whole is rather a heading.
  fileprivate var clauseMark: ClauseMark? {
    if let beginning { return ClauseMark(beginning) }
    guard nodes.count > 1, let strong = nodes.first, strong.kind == .strong, let text = strong.firstChild,
      text.kind == .text
    else { return nil }
    if let mark = ClauseMark(text.literal) { return mark }
    guard text.next == nil, nodes[1].kind == .text, nodes[1].literal.first == 0x20 else { return nil }
    return (Array(text.literal) + " x".utf8).withUnsafeBufferPointer {
      ClauseMark($0).flatMap { $0.text.utf8.count == text.literal.count ? $0 : nil }
    }
  }

  fileprivate func dropMark(_ mark: ClauseMark) {
    guard let first = nodes.first, first.kind == .strong, let text = first.firstChild else {
      dropBeginning(mark.length)
      return
    }
    if text.literal.count > mark.length {
      text.setLiteral(Array(text.literal.dropFirst(mark.length)))
      return
    }
    first.remove()
    nodes[1].setLiteral(Array(nodes[1].literal.drop { $0 == 0x20 }))
  }
}

/// A mark alone may be part of a sentence: it counts where the one before or after it is there as well.
private struct Evidence {
  private var names: Set<String> = []
  /// Of how many numbers those consist that are decimal and clauses.
  private var decimals: Set<Int> = []

  init(_ marks: [ClauseMark]) {
    for mark in marks { names.formUnion(Self.names(mark, 0)) }
    for mark in marks where mark.style == .decimal && hasNeighbour(mark) { decimals.insert(mark.numbers.count) }
  }

  /// The first of a section needs no second one, where other sections have clauses.
  func speaks(for mark: ClauseMark) -> Bool {
    hasNeighbour(mark) || (mark.numbers.last == 1 && decimals.contains(mark.numbers.count))
  }

  private func hasNeighbour(_ mark: ClauseMark) -> Bool {
    !names.isDisjoint(with: Self.names(mark, -1)) || !names.isDisjoint(with: Self.names(mark, 1))
      || !names.isDisjoint(with: Self.relatives(mark))
  }

  /// What a mark and those of its style count as, so many places on.
  private static func names(_ mark: ClauseMark, _ step: Int) -> [String] {
    let style = "\(mark.style.rawValue)\(mark.isUpper)"
    if mark.style == .decimal {
      guard let last = mark.numbers.last else { return [] }
      return ["d" + (mark.numbers.dropLast() + [last + step]).map(String.init).joined(separator: ".")]
    }
    return mark.numbers.map { "\(style)n\($0 + step)" }
      + [mark.letter].compactMap { $0.map { "\(style)l\($0 + step)" } }
      + [mark.roman].compactMap { $0.map { "\(style)r\($0 + step)" } }
  }

  /// `1.1` also counts beside `1.1.1`, and the other way round.
  private static func relatives(_ mark: ClauseMark) -> [String] {
    guard mark.style == .decimal else { return [] }
    let text = mark.numbers.map(String.init)
    return ["d" + (text + ["1"]).joined(separator: "."), "d" + text.dropLast().joined(separator: ".")]
  }
}

/// The numbers of numbered lists' items. Each list is counted once.
private struct ItemNumbers {
  private var numbers: [SyntaxNode: Int] = [:]

  /// An item's number, after those of the items around it; empty outside of numbered lists.
  mutating func number(of container: SyntaxNode) -> String {
    var parts: [Int] = []
    var node: SyntaxNode? = container
    while let current = node {
      if current.kind == .item, let list = current.parent, !list.isBulletList {
        if numbers[current] == nil { count(list) }
        parts.append(numbers[current] ?? 0)
      }
      node = current.parent
    }
    return parts.reversed().map(String.init).joined(separator: ".")
  }

  private mutating func count(_ list: SyntaxNode) {
    var number = list.listStart
    var item = list.firstChild
    while let current = item {
      numbers[current] = number
      number += 1
      item = current.next
    }
  }
}
