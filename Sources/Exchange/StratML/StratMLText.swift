// SPDX-License-Identifier: Apache-2.0

/// A text of StratML, which has no marks of its own, by the conventions of the public collection: `^` ends a line, `^^` and an
/// empty line a paragraph, and a line that begins with `*` or a bullet is an item of a list. Other line ends are blanks, since
/// most come from the layout of the file.
func stratMLText(_ text: String) -> PlainText {
  var result = PlainText()
  for paragraph in paragraphs(of: text) {
    var lines: [String] = []
    var items: [String] = []
    func flush() {
      if !lines.isEmpty { result.blocks.append(.paragraph(lines)) }
      if !items.isEmpty { result.blocks.append(.list(items)) }
      (lines, items) = ([], [])
    }
    for line in paragraph {
      if let item = item(line) {
        if !lines.isEmpty { flush() }
        items.append(item)
      } else {
        if !items.isEmpty { flush() }
        lines.append(line)
      }
    }
    flush()
  }
  return result
}

/// Lines without blanks around them, none of them empty.
private func paragraphs(of text: String) -> [[String]] {
  var paragraphs: [[String]] = [[]]
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    if line.allSatisfy(\.isWhitespace) {
      paragraphs.append([])
      continue
    }
    let pieces = pieces(of: line)
    for (number, piece) in pieces.enumerated() {
      let words = collapsed(piece)
      if words.isEmpty {
        // Between two marks, at least where something stands on both sides.
        if number > 0, number < pieces.count - 1 { paragraphs.append([]) }
      } else if number == 0, item(words) == nil, let last = paragraphs.last?.last {
        // The line before ended because of the layout.
        paragraphs[paragraphs.count - 1][paragraphs[paragraphs.count - 1].count - 1] = "\(last) \(words)"
      } else {
        paragraphs[paragraphs.count - 1].append(words)
      }
    }
  }
  return paragraphs.filter { !$0.isEmpty }
}

/// What `^` divides; between digits and letters, as in `10^6`, it is none.
private func pieces(of line: Substring) -> [Substring] {
  var pieces: [Substring] = []
  var start = line.startIndex
  for index in line.indices where line[index] == "^" {
    let before = index > line.startIndex ? line[line.index(before: index)] : " "
    let next = line.index(after: index)
    let after = next < line.endIndex ? line[next] : " "
    if before.isNumber, after.isNumber { continue }
    pieces.append(line[start..<index])
    start = next
  }
  return pieces + [line[start...]]
}

private func item(_ line: String) -> String? {
  guard let first = line.first, "*•◦▪●■‣⁃∙".contains(first) else { return nil }
  let words = collapsed(line.dropFirst())
  // `**` and `***` alone are no items.
  return words.isEmpty || words.first == "*" ? nil : words
}
