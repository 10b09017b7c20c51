// SPDX-License-Identifier: Apache-2.0

// `m^3^`, `CO~2~` and `~~struck~~`: pairs of signs among the inlines of one node. The library's own extension for striking
// out is not used: it takes one tilde for two, and `CO~2~` would be struck out.

/// Finds what is raised, lowered and struck out. Returns the pairs of single tildes around whole words, which elsewhere
/// strike these out, with the words.
func markRaisedSigns(_ tree: SyntaxTree) -> [(node: SyntaxNode, words: String)] {
  var unclear: [(node: SyntaxNode, words: String)] = []
  let holders = tree.holders { node in
    node.kind == .text && (node.literal.holds("^") || node.literal.holds("~"))
  }
  for holder in holders where !holder.isBareAddress {
    var run = SignRun(holder)
    run.pair()
    run.write(into: tree)
    unclear += run.unclear
  }
  return unclear
}

extension SyntaxNode {
  /// Whether a link's text is its address.
  fileprivate var isBareAddress: Bool {
    guard kind == .link, let text = firstChild, text.next == nil else { return false }
    return url.string.hasSuffix(text.literal.string)
  }
}

private struct SignRun {
  private struct Sign {
    let child: Int
    let offset: Int
    let length: Int
    let byte: UInt8
    let before: Unicode.Scalar?
    let after: Unicode.Scalar?
    var mark: InlineMark?

    /// As the delimiters of emphasis do (CommonMark 0.31, 6.2).
    var opens: Bool {
      guard let after, !after.isSpace else { return false }
      return !after.isPunctuation || (before.map { $0.isSpace || $0.isPunctuation } ?? true)
    }
    var closes: Bool {
      guard let before, !before.isSpace else { return false }
      return !before.isPunctuation || (after.map { $0.isSpace || $0.isPunctuation } ?? true)
    }
  }

  private let children: [SyntaxNode]
  private var signs: [Sign] = []
  private(set) var unclear: [(node: SyntaxNode, words: String)] = []

  init(_ holder: SyntaxNode) {
    children = holder.children
    for index in children.indices where children[index].kind == .text { collect(in: index) }
  }

  private mutating func collect(in child: Int) {
    let text = children[child].literal
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte == UInt8(ascii: "~") || byte == UInt8(ascii: "^") else {
        index += byte.isKeptEscape ? 2 : 1
        continue
      }
      var end = index + 1
      while end < text.count, text[end] == byte { end += 1 }
      if end - index == 1 || (end - index == 2 && byte == UInt8(ascii: "~")) {
        signs.append(
          Sign(
            child: child, offset: index, length: end - index, byte: byte, before: scalar(before: index, in: child),
            after: scalar(after: end, in: child)))
      }
      index = end
    }
  }

  // MARK: Pairs

  mutating func pair() {
    var openStrikes: [Int] = []
    var index = 0
    while index < signs.count {
      let sign = signs[index]
      if sign.length == 2 {
        if sign.closes, let opener = openStrikes.popLast() {
          (signs[opener].mark, signs[index].mark) = (.struck, .endOfStruck)
        } else if sign.opens {
          openStrikes.append(index)
        }
      } else if let next = signs[(index + 1)...].firstIndex(where: { $0.length == 2 || $0.byte == sign.byte }),
        signs[next].length == 1
      {
        if isSmall(index, next) {
          let isRaised = sign.byte == UInt8(ascii: "^")
          (signs[index].mark, signs[next].mark) = isRaised ? (.raised, .endOfRaised) : (.lowered, .endOfLowered)
          index = next
        } else if sign.byte == UInt8(ascii: "~"), sign.opens, signs[next].closes, isAroundWords(sign, signs[next]) {
          unclear.append((children[sign.child].parent ?? children[sign.child], words(index, next, limit: 40)))
          index = next
        }
      }
      index += 1
    }
  }

  /// Whether two signs stand where words begin and end.
  private func isAroundWords(_ open: Sign, _ close: Sign) -> Bool {
    !(open.before?.isWord ?? false) && !(close.after?.isWord ?? false)
  }

  /// Whether two signs raise or lower what is between them: a short piece without blanks that touches a word. A digit
  /// right after them speaks for a formula, `x^2+y^2`.
  private func isSmall(_ first: Int, _ last: Int) -> Bool {
    let (open, close) = (signs[first], signs[last])
    let inside = words(first, last, limit: 60)
    guard !inside.isEmpty, inside.utf8.count <= 60, !(close.after.map { ("0"..."9").contains($0) } ?? false) else {
      return false
    }
    let touches = open.before.map { $0.isWord || ")]}’'*_`>~^".unicodeScalars.contains($0) } ?? false
    guard touches || close.after?.isWord ?? false else { return false }
    let scalars = Array(inside.unicodeScalars)
    return scalars.indices.allSatisfy { index in
      let scalar = scalars[index]
      if scalar.isWord || ".,()'’′:".unicodeScalars.contains(scalar) { return true }
      guard "+-−–*=".unicodeScalars.contains(scalar) else { return false }
      return index == 0 || index == scalars.count - 1 || open.byte == UInt8(ascii: "~")
    } && scalars.contains { $0.isWord || "+-−*′".unicodeScalars.contains($0) }
  }

  /// What is between two signs, or as much as shows that it is longer than `limit`. Empty where there is something else
  /// than texts and emphasis.
  private func words(_ first: Int, _ last: Int, limit: Int) -> String {
    let (open, close) = (signs[first], signs[last])
    let start = open.offset + open.length
    if open.child == close.child {
      return UnsafeBufferPointer(rebasing: children[open.child].literal[start..<close.offset]).string
    }
    var words = UnsafeBufferPointer(rebasing: children[open.child].literal[start...]).string
    for index in (open.child + 1)..<close.child {
      switch children[index].kind {
      case .text: words += children[index].literal.string
      case .emphasis, .strong: words += children[index].plainText
      default: return ""
      }
      if words.utf8.count > limit { return words }
    }
    return words + UnsafeBufferPointer(rebasing: children[close.child].literal[..<close.offset]).string
  }

  // MARK: What is around a sign

  private func scalar(before offset: Int, in child: Int) -> Unicode.Scalar? {
    let text = children[child].literal
    if offset > 0 {
      var start = offset - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      return UnsafeBufferPointer(rebasing: text[start..<offset]).string.unicodeScalars.first
    }
    return child > 0 ? edge(of: children[child - 1]) : nil
  }

  private func scalar(after offset: Int, in child: Int) -> Unicode.Scalar? {
    let text = children[child].literal
    if offset < text.count {
      return UnsafeBufferPointer(rebasing: text[offset..<min(text.count, offset + 4)]).string.unicodeScalars.first
    }
    return child + 1 < children.count ? edge(of: children[child + 1]) : nil
  }

  /// A neighbour stands for the sign that it is written with, a line end for a blank.
  private func edge(of node: SyntaxNode) -> Unicode.Scalar? {
    switch node.kind {
    case .softBreak, .lineBreak: nil
    case .text: "x"
    default: "*"
    }
  }

  // MARK: Into the tree

  func write(into tree: SyntaxTree) {
    var rest = signs.filter { $0.mark != nil }[...]
    while let first = rest.first {
      let node = children[first.child]
      let text = Array(node.literal)
      var start = 0
      while let sign = rest.first, sign.child == first.child {
        rest.removeFirst()
        if sign.offset > start { tree.text(text[start..<sign.offset])?.insert(before: node) }
        if let mark = sign.mark { tree.mark(mark)?.insert(before: node) }
        start = sign.offset + sign.length
      }
      if start < text.count { node.setLiteral(text[start...]) } else { node.remove() }
    }
  }
}
