// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// Reports entities such as `&#1;` that stand for what no page or feed may contain. The parser decodes them, and gives for
  /// some a byte that is no UTF-8. In code they are what they say, and fine.
  mutating func reportForbiddenEntities(in tree: SyntaxNode) {
    guard source.holds("&#") else { return }
    let entities = forbiddenEntities()
    if entities.isEmpty { return }
    var reported: Set<Int> = []
    tree.walk { node, entering in
      guard entering, node.holdsForbidden else { return }
      let block = node.block
      let lines = block.line...max(block.line, block.endLine)
      var here = entities.indices.filter { lines.contains(entities[$0].line) }
      // What is in code is what it says. Where both are in one block, the last ones count as code.
      for text in block.codes {
        if let index = here.lastIndex(where: { text.contains(entities[$0].text) }) { here.remove(at: index) }
      }
      // Those of a link definition are elsewhere.
      if here.isEmpty { here = Array(entities.indices.prefix(1)) }
      for index in here where reported.insert(index).inserted { report(entities[index]) }
    }
  }

  private mutating func report(_ entity: Entity) {
    report.add(
      .forbiddenCharacter, "`\(entity.text)` stands for \(entity.meaning)",
      at: Place(path, line: entity.line + lineOffset, column: entity.column, excerpt: entity.text),
      help: "leave it out; `\\\(entity.text)` and `` `\(entity.text)` `` show it as it is written")
  }

  private struct Entity {
    let text: String
    let meaning: String
    /// From the start of what was parsed; the column in bytes.
    let line: Int
    let column: Int
  }

  /// `&#`, a number, and `;` (CommonMark, section 2.5).
  private func forbiddenEntities() -> [Entity] {
    var found: [Entity] = []
    var (line, lineStart, next) = (1, 0, 0)
    while let start = source.offset(of: UInt8(ascii: "&"), from: next) {
      for index in next..<start where source[index] == 0x0A { (line, lineStart) = (line + 1, index + 1) }
      next = start + 1
      guard next < source.count, source[next] == UInt8(ascii: "#") else { continue }
      let backslashes = source[..<start].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 1 { continue }
      let rest = source[(next + 1)..<min(source.count, next + 10)]
      guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { continue }
      let digits = String(decoding: rest[..<end], as: UTF8.self)
      let isHexadecimal = digits.first?.lowercased() == "x"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number, digits.utf8.count <= 7 else { continue }
      let character = number == 0 ? nil : Unicode.Scalar(number)
      if let character, !isForbidden(character) { continue }
      found.append(
        Entity(
          text: "&#\(digits);",
          meaning: character.map { "\(describe(forbidden: $0)), which no page or feed may contain" } ?? "no character",
          line: line, column: start - lineStart + 1))
    }
    return found
  }
}

extension SyntaxNode {
  /// Whether a text of the node has a character that its source, which has been looked at, cannot have.
  fileprivate var holdsForbidden: Bool {
    let texts =
      switch kind {
      case .text: [literal]
      case .link, .image: [url, title]
      case .codeBlock: [fenceInfo]
      default: [] as [UnsafeBufferPointer<UInt8>]
      }
    return texts.contains { firstForbidden(in: $0) != nil || $0.holds("\u{FFFD}") }
  }

  /// The innermost block that the node is or is in.
  fileprivate var block: SyntaxNode {
    var node = self
    let inlines: [NodeKind] = [.text, .link, .image, .emphasis, .strong, .form]
    while inlines.contains(node.kind), let parent = node.parent { node = parent }
    return node.kind == .tableCell ? node.parent ?? node : node
  }

  /// What is written as code in it.
  fileprivate var codes: [String] {
    var found: [String] = []
    walk { node, entering in if entering, node.kind == .code { found.append(node.literal.string) } }
    return found
  }
}
