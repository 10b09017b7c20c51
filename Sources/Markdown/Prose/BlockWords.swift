// SPDX-License-Identifier: Apache-2.0

/// The words of the open block, looked at once it has a link into the plan.
struct BlockWords {
  /// Stands for a link.
  private static let mark: [UInt8] = [0xEF, 0xBF, 0xBC]
  /// Stands for what is no words: code, an image, a note's mark, what is struck out.
  private static let thing: UInt8 = 0x01
  /// More of a block is not looked at.
  private static let most = 16 << 10

  private(set) var bytes: [UInt8] = []
  /// Where each link's mark is, and which link it is.
  private(set) var links: [(offset: Int, link: Int)] = []

  /// `links` are those of the block that lead into the plan, in the order of the text.
  init(of block: SyntaxNode, _ links: [(node: SyntaxNode, link: Int)]) {
    var rest = links[...]
    var passed: SyntaxNode?
    block.walk { node, entering in
      if let open = passed {
        if node == open, !entering { passed = nil }
        return
      }
      if node == block || bytes.count > Self.most { return }
      switch node.kind {
      case .text: bytes.append(contentsOf: node.literal)
      case .softBreak, .lineBreak: bytes.append(0x20)
      case .emphasis, .strong, .paragraph: break
      case .link:
        guard entering, let first = rest.first, first.node == node else { break }
        self.links.append((bytes.count, first.link))
        rest.removeFirst()
        bytes.append(contentsOf: Self.mark)
        passed = node
      default: if entering { bytes.append(Self.thing) }
      }
    }
  }

  /// The words beside each link, where a figure and one of the words are among them with which dates and figures are stated.
  func stating() -> [LinkedWords] {
    links.compactMap { offset, link in
      let start = offset + Self.mark.count
      let after = bytes[start..<min(start + 160, bytes.count)]
      guard after.contains(where: \.isDigit) else { return nil }
      let before = bytes[max(0, offset - 48)..<offset]
      guard Self.verbs.contains(where: after.holds) || Self.nouns.contains(where: before.holds) else { return nil }
      return LinkedWords(link: link, before: before.words, after: after.words)
    }
  }

  private static let verbs = [
    "due", " by ", "target", "baseline", "deadline", "reached", "completed", "finished", "stood at", "stands at",
    "measured at",
  ].map { Array($0.utf8) }
  private static let nouns = ["due date", "deadline", "target", "baseline"].map { Array($0.dropFirst().utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func holds(_ words: [UInt8]) -> Bool {
    guard let first = words.first else { return true }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].starts(with: words) { return true }
      start = found + 1
    }
    return false
  }

  /// Without what was cut in two at their ends.
  fileprivate var words: String {
    var bytes = self
    while let first = bytes.first, first & 0xC0 == 0x80 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ProseRenderer {
  /// Begins to look for links into the plan.
  mutating func beginLinkedWords() { linksOfBlock.removeAll(keepingCapacity: true) }

  /// Keeps the words beside the links of a block that may state something.
  mutating func keepLinkedWords(of block: SyntaxNode) {
    guard !linksOfBlock.isEmpty, document.linkedWords.count < Self.mostLinkedWords else { return }
    if block.kind == .tableRow {
      keepLinkedWords(ofRow: block)
    } else {
      document.linkedWords += BlockWords(of: block, linksOfBlock).stating()
    }
  }

  /// Of a row that begins with a link, each other cell is stated under the title of its column: `due: March 2027`.
  private mutating func keepLinkedWords(ofRow row: SyntaxNode) {
    guard let cell = row.firstChild, let heading = row.parent?.firstChild, heading != row else { return }
    let first = BlockWords(of: cell, linksOfBlock)
    guard first.bytes.count == 3, let link = first.links.first?.link else { return }
    var (title, value) = (heading.firstChild?.next, cell.next)
    while let column = title, let node = value {
      let words = BlockWords(of: column, []).bytes + Array(": ".utf8) + BlockWords(of: node, []).bytes
      if words.count < 160, words.contains(where: \.isDigit) {
        document.linkedWords.append(
          LinkedWords(link: link, before: "", after: " " + String(decoding: words, as: UTF8.self)))
      }
      (title, value) = (column.next, node.next)
    }
  }

  /// More of them are not asked about in one text.
  private static let mostLinkedWords = 500
}
