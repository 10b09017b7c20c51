// SPDX-License-Identifier: Apache-2.0

/// A note as word processors leave it: a raised number behind a word, and a paragraph that begins with the same.
struct RaisedNote {
  let number: String
  /// The blocks that hold the two.
  let mark: SyntaxNode
  let text: SyntaxNode
}

/// Finds notes whose marks were only raised, `wells.<sup>2</sup>` and `<sup>2</sup> Closed in May.`: they lead nowhere.
func findRaisedNotes(in tree: SyntaxTree) -> [RaisedNote] {
  var marks: [(number: String, block: SyntaxNode)] = []
  var texts: [String: SyntaxNode] = [:]
  tree.root.walk { node, entering in
    guard entering, node.kind == .htmlInline, node.inlineMark == .raised, let words = node.next, words.kind == .text,
      let end = words.next, end.inlineMark == .endOfRaised, (1...3).contains(words.literal.count),
      words.literal.allSatisfy(\.isDigit), let block = node.parent
    else { return }
    let number = words.literal.string
    if node.previous == nil, block.kind == .paragraph, end.next?.kind == .text {
      texts[number] = texts[number] ?? block
    } else if let before = node.previous, before.kind == .text, endsInWord(before.literal) {
      marks.append((number, block))
    }
  }
  return marks.compactMap { mark in
    texts[mark.number].map { RaisedNote(number: mark.number, mark: mark.block, text: $0) }
  }
}

/// A word of three letters or more, or the sign that ends a sentence: after others, such as `m`, a number is a power.
private func endsInWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let last = text.last else { return false }
  if ".,;:!?)\"'".utf8.contains(last) { return true }
  return text.count >= 3 && text.suffix(3).allSatisfy(\.isLetter)
}

/// A number as it is raised in a line of the source.
struct RaisedNumber {
  let typed: String
  let line: Int
  /// In bytes, from 1.
  let column: Int
}

/// All that are raised with `<sup>2</sup>`, `<sup>[2]</sup>` or `^2^`.
func findRaisedNumbers(in source: SourceLines) -> [String: [RaisedNumber]] {
  var found: [String: [RaisedNumber]] = [:]
  for line in 1...source.count {
    let bytes = source.bytes(ofLine: line)
    guard bytes.contains(where: { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "<") }) else { continue }
    let words = bytes.string
    for match in words.matches(of: /<sup>\[?([0-9]{1,3})\]?<\/sup>|\^([0-9]{1,3})\^/) {
      guard let number = match.output.1 ?? match.output.2 else { continue }
      let column = words.utf8.distance(from: words.startIndex, to: match.range.lowerBound) + 1
      found[String(number), default: []].append(
        RaisedNumber(typed: String(match.output.0), line: line, column: column))
    }
  }
  return found
}
