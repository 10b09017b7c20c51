// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func text(_ node: SyntaxNode) {
    let literal = node.literal
    watch(node, literal)
    if watchesForExtensions, !sawExtensionText, mayHoldInlineExtensions(literal) {
      // What is in a link is not a bare address.
      sawExtensionText = openLinks.isEmpty
    }
    if mayHoldMarks, literal.holds("{"), writePassages(literal) { return }
    plainText?.append(contentsOf: literal)
    out.text(literal)
  }

  /// Writes a text that contains passages in another language, `[texte]{lang=fr}`; returns false when it has none.
  private mutating func writePassages(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard literal.holds("]{lang=") else { return false }
    var written = 0
    var search = 0
    while let brace = literal.offset(of: UInt8(ascii: "{"), from: search) {
      search = brace + 1
      guard let passage = Passage(in: literal, from: written, brace: brace) else { continue }
      writeWords(literal, written..<passage.words.lowerBound - 1)
      out.markup("<span lang=\"")
      out.text(passage.language)
      out.markup("\"")
      writeDirection(readsRightToLeft(passage.language), in: isRightToLeft)
      out.markup(">")
      writeWords(literal, passage.words)
      out.markup("</span>")
      written = passage.end
      search = written
    }
    writeWords(literal, written..<literal.count)
    return true
  }

  private mutating func writeWords(_ literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let words = UnsafeBufferPointer(rebasing: literal[range])
    plainText?.append(contentsOf: words)
    out.text(words)
  }

  mutating func emphasis(_ entering: Bool) {
    // Directly behind a letter or a number it may be none.
    if entering, out.bytes.last?.isWordPart == true { mayHoldMarks = true }
    entering ? out.markup("<em>") : out.markup("</em>")
  }

  mutating func lineBreak(_ node: SyntaxNode, _ markup: StaticString) {
    plainText?.append(0x20)
    out.markup(markup)
  }

  mutating func code(_ node: SyntaxNode) {
    plainText?.append(contentsOf: node.literal)
    out.markup("<code>")
    out.text(node.literal)
    out.markup("</code>")
  }

  // MARK: Footnotes, whose ids are made of their numbers: names may contain anything

  mutating func footnoteReference(_ node: SyntaxNode) {
    guard let number = Int(node.literal.string), let use = footnotes.use(number) else { return }
    out.markup("<sup class=\"footnote-ref\"><a href=\"#fn-")
    out.number(number)
    out.markup("\" id=\"fnref-")
    footnoteUse(number, use)
    out.markup("\" role=\"doc-noteref\">")
    out.number(number)
    out.markup("</a></sup>")
  }

  /// Which use of a note: `2` for the first, `2-3` for the third.
  private mutating func footnoteUse(_ number: Int, _ use: Int) {
    out.number(number)
    if use > 1 {
      out.markup("-")
      out.number(use)
    }
  }

  mutating func footnoteDefinition(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.line
      if footnotes.current == 0 {
        freshLine()
        out.markup("<section class=\"footnotes\"")
        if marksBlocks { writeLanguage(of: node, nil) }
        out.markup(" role=\"doc-endnotes\" aria-label=\"")
        hole(.word(.footnotes))
        out.markup("\">\n<ol>\n")
      }
      footnotes.begin()
      out.markup("<li id=\"fn-")
      out.number(footnotes.current)
      out.markup("\">\n")
    } else {
      if !footnotes.hasBackReferences {
        footnoteBackReferences()
        out.markup("\n")
      }
      out.markup("</li>\n")
    }
  }

  /// One arrow back for each place that refers to the note.
  mutating func footnoteBackReferences() {
    let number = footnotes.current
    for count in 1...max(1, footnotes.takeBackReferences()) {
      if count > 1 { out.markup(" ") }
      out.markup("<a href=\"#fnref-")
      footnoteUse(number, count)
      out.markup("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
      hole(.word(.backToText))
      out.markup(" ")
      footnoteUse(number, count)
      out.markup("\">↩")
      if count > 1 {
        out.markup("<sup class=\"footnote-ref\">")
        out.number(count)
        out.markup("</sup>")
      }
      out.markup("</a>")
    }
  }

  mutating func endFootnotes() {
    if footnotes.current > 0 { out.markup("</ol>\n</section>\n") }
  }
}

/// How often each footnote of a text is referred to. The definitions are at the end of the tree, in the order of their
/// numbers, which begin at 1.
struct Footnotes {
  private var references: [Int] = []
  private var used: [Int] = []
  /// The number of the definition that is being rendered; 0 before the first.
  private(set) var current = 0
  private(set) var hasBackReferences = false

  init() {}

  init(of tree: SyntaxNode) {
    var node = tree.firstChild
    while let current = node, current.kind != .footnoteDefinition { node = current.next }
    var definitions = 0
    while let definition = node {
      definitions += 1
      node = definition.next
    }
    guard definitions > 0 else { return }
    var counts = [Int](repeating: 0, count: definitions)
    tree.walk { node, entering in
      guard entering, node.kind == .footnoteReference, let number = Int(node.literal.string) else { return }
      if counts.indices.contains(number - 1) { counts[number - 1] += 1 }
    }
    references = counts
    used = [Int](repeating: 0, count: definitions)
  }

  /// Which use of the note this is, from 1.
  mutating func use(_ number: Int) -> Int? {
    guard used.indices.contains(number - 1) else { return nil }
    used[number - 1] += 1
    return used[number - 1]
  }

  mutating func begin() {
    current += 1
    hasBackReferences = false
  }

  mutating func takeBackReferences() -> Int {
    hasBackReferences = true
    return references.indices.contains(current - 1) ? references[current - 1] : 0
  }
}

/// `[texte]{lang=fr}` in a text.
private struct Passage {
  let words: Range<Int>
  let language: String
  let end: Int

  /// The one whose brace is given, if there is one and it begins after `start`.
  init?(in text: UnsafeBufferPointer<UInt8>, from start: Int, brace: Int) {
    let mark = Array("{lang=".utf8)
    guard text[brace...].starts(with: mark), brace > start, text[brace - 1] == UInt8(ascii: "]"),
      let close = text.offset(of: UInt8(ascii: "}"), from: brace)
    else { return nil }
    var first = brace - 1
    while first > start, text[first - 1] != UInt8(ascii: "["), text[first - 1] != UInt8(ascii: "]") { first -= 1 }
    guard first > start, text[first - 1] == UInt8(ascii: "["), first < brace - 1 else { return nil }
    let tag = UnsafeBufferPointer(rebasing: text[(brace + mark.count)..<close]).string
    guard isLanguageTag(tag[...]) else { return nil }
    (words, language, end) = (first..<brace - 1, tag, close + 1)
  }
}
