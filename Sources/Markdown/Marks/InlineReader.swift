// SPDX-License-Identifier: Apache-2.0

/// Reads the inlines of a block beside their source, and so finds out where each word was typed, and how.
///
/// The parser's own columns do not say that: after an entity, an escape or an indented line they are wrong.
struct InlineReader {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [Int] = []
  private let text: UnsafeBufferPointer<UInt8>
  private var cursor: Int
  private let end: Int
  /// What is left of the comparisons that may be made: a text is read in the time that it takes to write it.
  private var effort: Int
  private var imageDepth = 0

  /// `line` is where the block begins at the earliest: one that was put into the tree has no place of its own.
  init(of block: SyntaxNode, from line: Int, in source: SourceLines) {
    text = source.text
    let first = source.range(ofLine: max(1, line))
    cursor = block.line == line ? min(first.lowerBound + max(0, block.column - 1), first.upperBound) : first.lowerBound
    var holder = block
    while holder.endLine < line, let parent = holder.parent { holder = parent }
    end = source.range(ofLine: max(line, holder.endLine)).upperBound
    effort = 16 * (end - cursor) + 1024
  }

  /// Returns false where the words are not in the source as they are in the block.
  mutating func read(_ block: SyntaxNode) -> Bool {
    var isFound = true
    block.walk { node, entering in
      if isFound, node != block { isFound = visit(node, entering) }
    }
    return isFound
  }

  private mutating func visit(_ node: SyntaxNode, _ entering: Bool) -> Bool {
    switch node.kind {
    case .text: return find(node.literal)
    case .softBreak, .lineBreak: return findLineEnd()
    case .code: return passCode()
    case .htmlInline: return passHTML(node.literal)
    case .footnoteReference: if entering { return pass(to: UInt8(ascii: "]")) }
    case .image:
      if entering { sign(InlineText.Sign.thing) } else { passDestination() }
      imageDepth += entering ? 1 : -1
    case .link:
      if !entering, !isBareAddress(node) { passDestination() }
      sign(entering ? InlineText.Sign.linkStart : InlineText.Sign.linkEnd)
    case .strong: sign(entering ? InlineText.Sign.strongStart : InlineText.Sign.strongEnd)
    case .emphasis: sign(entering ? InlineText.Sign.emphasisStart : InlineText.Sign.emphasisEnd)
    default: if entering { sign(InlineText.Sign.thing) }
    }
    return true
  }

  private mutating func sign(_ sign: UInt8) {
    if imageDepth > 0 { return }
    bytes.append(sign)
    offsets.append(cursor)
  }

  private mutating func add(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    offsets.append(offset)
  }

  // MARK: Text

  /// Looks for the next place at which the source reads like the text.
  private mutating func find(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = bytes.count
    var start = cursor
    while start < end, effort > 0 {
      if let stop = match(literal, from: start) {
        cursor = stop
        if imageDepth > 0 { forget(from: known) }
        return true
      }
      forget(from: known)
      start += 1
    }
    return literal.isEmpty
  }

  private mutating func forget(from known: Int) {
    bytes.removeLast(bytes.count - known)
    offsets.removeLast(offsets.count - known)
  }

  private mutating func match(_ literal: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var (source, index) = (start, 0)
    while index < literal.count {
      effort -= 1
      guard source < end, effort > 0 else { return nil }
      let (typed, wanted) = (text[source], literal[index])
      if typed == UInt8(ascii: "\\"), source + 1 < end, text[source + 1].isPunctuation, text[source + 1] == wanted {
        for offset in source...source + 1 { add(InlineText.Sign.meant, at: offset) }
        (source, index) = (source + 2, index + 1)
      } else if typed == UInt8(ascii: "&"), let length = entity(at: source), !isSame(literal, index, source) {
        for offset in source..<source + length { add(InlineText.Sign.meant, at: offset) }
        source += length
        repeat { index += 1 } while index < literal.count && literal[index] & 0xC0 == 0x80
      } else if typed == wanted {
        add(typed, at: source)
        (source, index) = (source + 1, index + 1)
      } else if wanted == 0xE2, let length = typographic(literal, index, source) {
        for offset in source..<source + length { add(text[offset], at: offset) }
        (source, index) = (source + length, index + 3)
      } else {
        return nil
      }
    }
    return source
  }

  /// How many bytes of the source became the typographic sign of the text, or nil.
  private func typographic(_ literal: UnsafeBufferPointer<UInt8>, _ index: Int, _ source: Int) -> Int? {
    guard index + 2 < literal.count, literal[index + 1] == 0x80 else { return nil }
    let (byte, length): (UInt8, Int)
    switch literal[index + 2] {
    case 0x9C, 0x9D: (byte, length) = (UInt8(ascii: "\""), 1)
    case 0x98, 0x99: (byte, length) = (UInt8(ascii: "'"), 1)
    case 0x93: (byte, length) = (UInt8(ascii: "-"), 2)
    case 0x94: (byte, length) = (UInt8(ascii: "-"), 3)
    case 0xA6: (byte, length) = (UInt8(ascii: "."), 3)
    default: return nil
    }
    guard source + length <= end, text[source..<source + length].allSatisfy({ $0 == byte }) else { return nil }
    return length
  }

  /// The length of an entity such as `&amp;` or `&#42;`, or nil.
  private func entity(at start: Int) -> Int? {
    var stop = start + 1
    while stop < min(end, start + 33), text[stop].isASCIILetter || text[stop].isDigit || text[stop] == 0x23 {
      stop += 1
    }
    return stop > start + 1 && stop < end && text[stop] == UInt8(ascii: ";") ? stop + 1 - start : nil
  }

  /// Whether the `&` of the source is one in the text, too.
  private func isSame(_ literal: UnsafeBufferPointer<UInt8>, _ index: Int, _ source: Int) -> Bool {
    literal[index] == UInt8(ascii: "&") && index + 1 < literal.count && source + 1 < end
      && literal[index + 1] == text[source + 1]
  }

  // MARK: What is passed over

  private mutating func findLineEnd() -> Bool {
    while cursor < end, text[cursor] != 0x0A, text[cursor] != 0x0D { cursor += 1 }
    guard cursor < end else { return false }
    if imageDepth == 0 { add(0x0A, at: cursor) }
    cursor += text[cursor] == 0x0D && cursor + 1 < end && text[cursor + 1] == 0x0A ? 2 : 1
    return true
  }

  private mutating func pass(to byte: UInt8) -> Bool {
    while cursor < end, text[cursor] != byte { cursor += 1 }
    cursor = min(end, cursor + 1)
    sign(InlineText.Sign.thing)
    return true
  }

  private mutating func passCode() -> Bool {
    while cursor < end, text[cursor] != UInt8(ascii: "`") { cursor += 1 }
    let length = runOfBackticks()
    while cursor < end {
      if text[cursor] != UInt8(ascii: "`") { cursor += 1 } else if runOfBackticks() == length { break }
    }
    sign(InlineText.Sign.thing)
    return length > 0
  }

  private mutating func runOfBackticks() -> Int {
    let start = cursor
    while cursor < end, text[cursor] == UInt8(ascii: "`") { cursor += 1 }
    return cursor - start
  }

  private mutating func passHTML(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    // A mark of ours is none of the source.
    guard literal.first == UInt8(ascii: "<") else { return true }
    while cursor < end, text[cursor] != UInt8(ascii: "<") { cursor += 1 }
    cursor = min(end, cursor + literal.count)
    sign(InlineText.Sign.thing)
    return true
  }

  /// Whether the link is an address in the text, without brackets around it.
  private func isBareAddress(_ node: SyntaxNode) -> Bool {
    guard let words = node.firstChild, words.kind == .text, words.next == nil else { return false }
    let (url, literal) = (node.url, words.literal)
    return url.count >= literal.count && url.suffix(literal.count).elementsEqual(literal)
      && (cursor >= end || text[cursor] != UInt8(ascii: "]"))
  }

  /// Passes `](address "title")`, `][label]`, `]` or `>`.
  private mutating func passDestination() {
    var start = cursor
    while start < end, "*_~[! \n".utf8.contains(text[start]) { start += 1 }
    guard start < end, text[start] == UInt8(ascii: "]") || text[start] == UInt8(ascii: ">") else { return }
    cursor = start + 1
    guard text[start] == UInt8(ascii: "]"), cursor < end else { return }
    if text[cursor] == UInt8(ascii: "[") {
      while cursor < end, text[cursor] != UInt8(ascii: "]") { cursor += 1 }
      cursor = min(end, cursor + 1)
    } else if text[cursor] == UInt8(ascii: "(") {
      passParentheses()
    }
  }

  private mutating func passParentheses() {
    var depth = 0
    var quote: UInt8 = 0
    while cursor < end {
      let byte = text[cursor]
      cursor += 1
      switch byte {
      case UInt8(ascii: "\\"): cursor += 1
      case quote where quote != 0: quote = 0
      case _ where quote != 0: break
      case UInt8(ascii: "<") where depth == 1 && text[cursor - 2] == UInt8(ascii: "("): quote = UInt8(ascii: ">")
      case UInt8(ascii: "\""), UInt8(ascii: "'"): if text[cursor - 2].isBlank { quote = byte }
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
    cursor = min(cursor, end)
  }
}
