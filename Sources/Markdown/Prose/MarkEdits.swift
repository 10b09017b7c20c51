// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// What to write in the place of marks of other tools that go over several lines.

extension ProseRenderer {
  /// The changes that make a form of ours of the mark at a place; nil where it has none, or is not where it could have.
  mutating func editsForMark(_ typed: String, at place: Place, _ offset: Int, _ block: SyntaxNode) -> [Edit]? {
    guard block.kind == .paragraph, let first = typed.utf8.first, "{:!?$".utf8.contains(first) else { return nil }
    if typed.wholeMatch(of: Self.comment) != nil { return editsForComment(typed, at: place, offset) }
    if typed.wholeMatch(of: /\{%-? *(?:end)?raw *-?%\}/) != nil { return editsForRaw(typed, at: place) }
    return block.parent?.kind == .document ? editsForNote(typed, inLine: place.line - lineOffset) : nil
  }

  private static var comment: Regex<(Substring, Substring?)> { /\{%-? *(end)?comment *-?%\}/ }

  /// What is between `{% comment %}` and `{% endcomment %}` is a comment here, too.
  private mutating func editsForComment(_ typed: String, at place: Place, _ offset: Int) -> [Edit] {
    let lines = linesOfSource()
    let isEnd = typed.contains("end")
    let around = 32 << 10
    let range =
      isEnd ? max(0, offset - around)..<offset : offset + typed.utf8.count..<min(source.count, offset + around)
    let text = UnsafeBufferPointer(rebasing: source[range]).string
    let matches = text.matches(of: Self.comment)
    guard let other = isEnd ? matches.last : matches.first, (other.output.1 == nil) == isEnd else { return [] }
    let inner = isEnd ? text[other.range.upperBound...] : text[..<other.range.lowerBound]
    // A cut through a sign would move what is counted.
    guard text.utf8.count == range.count, !inner.contains("--") else { return [] }
    let otherOffset = range.lowerBound + text.utf8.distance(from: text.startIndex, to: other.range.lowerBound)
    let start = min(offset, otherOffset)
    let before = lines.range(ofLine: lines.line(at: start)).lowerBound
    let beginsLine = source[before..<start].allSatisfy { $0 == 0x20 } && start - before < 4
    if !beginsLine, inner.contains(/\n[ \t\r]*\n/) { return [] }
    let otherPlace = self.place(of: String(other.output.0), at: otherOffset, lines)
    return [
      Edit(replacing: place, with: isEnd ? "-->" : "<!--"), Edit(replacing: otherPlace, with: isEnd ? "<!--" : "-->"),
    ]
  }

  /// Nothing is filled in here, so that nothing has to be kept from it.
  private mutating func editsForRaw(_ typed: String, at place: Place) -> [Edit] {
    let lines = linesOfSource()
    let number = place.line - lineOffset
    guard lines.bytes(ofLine: number).string.trimmed == typed else { return [Edit(replacing: place, with: "")] }
    return [Edit(replacing: 1, linesFrom: place.line, of: path)]
      + blankLine(below: number...number, lines, isGone: true)
  }

  /// A note of another tool becomes a quotation that says that it is one.
  private mutating func editsForNote(_ typed: String, inLine number: Int) -> [Edit]? {
    let lines = linesOfSource()
    func words(_ line: Int) -> String { lines.bytes(ofLine: line).string }
    guard words(number).trimmed == typed.trimmed, let mark = NoteMark(typed.trimmed) else { return nil }
    let below = number + 1..<max(number + 1, min(lines.count + 1, number + 500))
    let text: [String]
    let end: Int
    switch mark.end {
    case .line(let ends):
      guard let close = below.first(where: { ends.contains(words($0).trimmed) }) else { return nil }
      text = (number + 1..<close).map { words($0).trimmedAtEnd }
      end = close
    case .indent:
      let inner = below.prefix { line in
        let bytes = lines.bytes(ofLine: line)
        return bytes.allSatisfy(\.isBlank) || bytes.starts(with: "    ".utf8) || bytes.first == 0x09
      }
      let last = inner.last { !lines.bytes(ofLine: $0).allSatisfy(\.isBlank) } ?? number
      text = (number..<last).map { line in
        let typed = words(line + 1).trimmedAtEnd
        return String(typed.hasPrefix("\t") ? typed.dropFirst() : typed.dropFirst(4))
      }
      end = last
    }
    guard text.contains(where: { !$0.isEmpty }), !text.contains(where: { begins($0, mark) }) else { return nil }
    let inner = text.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
    let title = mark.title.map { ["**\($0)**", ""] } ?? []
    let isFree = end + 1 > lines.count || lines.bytes(ofLine: end + 1).allSatisfy(\.isBlank)
    return [
      Edit(
        replacing: end - number + 1, linesFrom: number + lineOffset, of: path,
        with: ["> \(mark.head)"] + quoted(title + inner) + (isFree ? [] : [""]))
    ]
  }

  /// Whether a line begins another one inside, which is looked at first.
  private func begins(_ line: String, _ mark: NoteMark) -> Bool {
    let words = line.trimmed
    guard let inner = NoteMark(words) else { return false }
    return inner.family == mark.family
  }
}
