// SPDX-License-Identifier: Apache-2.0

import Encoding

// How documents are put into bytes for the cache, and prose for the time between reading and writing.

extension FingerprintBuilder {
  /// Adds what other pages may show of a document: neither its prose, nor where its parts are in the file, which an edit of
  /// the prose moves. The first paragraph is left out where `hasSummary` says that something else stands for it.
  package mutating func add(allButProseOf document: Document, hasSummary: Bool) {
    add(document.hasProse)
    add(document.headings.count)
    for heading in document.headings {
      add(heading.level)
      add(heading.id)
      add(heading.title)
    }
    add(document.anchors.count)
    for anchor in document.anchors {
      let (kind, label) = anchor.label.kept
      add(anchor.id)
      add(kind)
      add(label)
    }
    add(document.links.count)
    for link in document.links {
      add(link.destination)
      add(link.use.rawValue)
    }
    add(document.directives.count)
    for directive in document.directives {
      add(directive.name)
      add(directive.argument)
      add(directive.options.count)
      for option in directive.options {
        add(option.name)
        add(option.value)
      }
    }
    if hasSummary { return }
    add(document.opening)
    for title in document.openingTitles { add(title) }
  }
}

extension Document {
  package func encode(into writer: inout ByteWriter) {
    writer.flag(hasProse)
    writer.list(headings) { heading, writer in
      writer.number(heading.level)
      writer.text(heading.id)
      writer.text(heading.title)
      writer.number(heading.line)
    }
    writer.list(anchors) { anchor, writer in
      let (kind, label) = anchor.label.kept
      writer.text(anchor.id)
      writer.number(kind)
      writer.text(label)
      writer.number(anchor.line)
    }
    writer.list(links) { link, writer in
      writer.text(link.destination)
      writer.number(link.use.rawValue)
      writer.number(link.line)
      writer.number(link.column)
    }
    writer.list(unmadeLinks) { $0.encode(into: &$1) }
    writer.list(directives) { directive, writer in
      writer.text(directive.name)
      writer.text(directive.argument)
      writer.number(directive.line)
      writer.list(directive.options) { option, writer in
        writer.text(option.name)
        writer.text(option.value)
        writer.number(option.line)
      }
    }
    writer.text(opening)
    writer.list(openingTitles) { title, writer in writer.number(title) }
    writer.list(linkedWords) { words, writer in
      writer.number(words.link)
      writer.text(words.before)
      writer.text(words.after)
    }
    writer.list(signs) { sign, writer in
      writer.number(sign.kind.rawValue)
      writer.text(sign.words)
      writer.number(sign.line)
      writer.number(sign.column)
      writer.flag(sign.isInFields)
    }
    writer.list(abbreviations) { used, writer in
      writer.text(used.word)
      writer.number(used.count)
      writer.flag(used.isExplained)
      writer.number(used.line)
      writer.number(used.column)
    }
  }

  package init(decoding reader: inout ByteReader) throws(CacheDamage) {
    hasProse = try reader.flag()
    headings = try reader.list { reader throws(CacheDamage) in
      Heading(
        level: try reader.number(), id: try reader.text(), title: try reader.text(), line: try reader.number())
    }
    anchors = try reader.list { reader throws(CacheDamage) in
      let id = try reader.text()
      guard let label = Anchor.Label(kept: try reader.number(), try reader.text()) else { throw CacheDamage() }
      return Anchor(id: id, label: label, line: try reader.number())
    }
    links = try reader.list { reader throws(CacheDamage) in
      let destination = try reader.text()
      guard let use = Link.Use(rawValue: try reader.number()) else { throw CacheDamage() }
      return Link(
        target: LinkTarget(destination), destination: destination, use: use,
        line: try reader.number(), column: try reader.number())
    }
    unmadeLinks = try reader.list { reader throws(CacheDamage) in try UnmadeLink(decoding: &reader) }
    directives = try reader.list { reader throws(CacheDamage) in
      let (name, argument, line) = (try reader.text(), try reader.text(), try reader.number())
      let options = try reader.list { reader throws(CacheDamage) in
        DirectiveBlock.Option(name: try reader.text(), value: try reader.text(), line: try reader.number())
      }
      return DirectiveBlock(name: name, argument: argument, options: options, line: line)
    }
    opening = try reader.text()
    openingTitles = try reader.list { reader throws(CacheDamage) in try reader.number() }
    guard openingTitles.allSatisfy({ links.indices.contains($0) }) else { throw CacheDamage() }
    linkedWords = try reader.list { reader throws(CacheDamage) in
      LinkedWords(link: try reader.number(), before: try reader.text(), after: try reader.text())
    }
    guard linkedWords.allSatisfy({ links.indices.contains($0.link) }) else { throw CacheDamage() }
    signs = try reader.list { reader throws(CacheDamage) in
      guard let kind = TextSign.Kind(rawValue: try reader.number()) else { throw CacheDamage() }
      return TextSign(
        kind: kind, words: try reader.text(), line: try reader.number(), column: try reader.number(),
        isInFields: try reader.flag())
    }
    abbreviations = try reader.list { reader throws(CacheDamage) in
      UsedAbbreviation(
        word: try reader.text(), count: try reader.number(), isExplained: try reader.flag(), line: try reader.number(),
        column: try reader.number())
    }
  }
}

extension Prose {
  package func encode(into writer: inout ByteWriter) {
    writer.list(holes) { hole, writer in
      writer.number(hole.offset)
      let (kind, index) = hole.content.kept
      writer.number(kind)
      writer.number(index)
    }
    writer.block(html)
  }

  package init(decoding reader: inout ByteReader) throws(CacheDamage) {
    holes = try reader.list { reader throws(CacheDamage) in
      let offset = try reader.number()
      guard let content = Hole.Content(kept: try reader.number(), try reader.number()) else { throw CacheDamage() }
      return Hole(offset: offset, content: content)
    }
    html = reader.bytes[try reader.block()]
  }
}

extension Anchor.Label {
  fileprivate var kept: (kind: Int, text: String) {
    switch self {
    case .none: (0, "")
    case .text(let text): (1, text)
    case .figure(let number): (2, number)
    case .table(let number): (3, number)
    }
  }

  fileprivate init?(kept kind: Int, _ text: String) {
    switch kind {
    case 0: self = .none
    case 1: self = .text(text)
    case 2: self = .figure(text)
    case 3: self = .table(text)
    default: return nil
    }
  }
}

extension Hole.Content {
  fileprivate var kept: (kind: Int, index: Int) {
    switch self {
    case .address(let index): (0, index)
    case .title(let index): (1, index)
    case .image(let index): (2, index)
    case .directive(let index): (3, index)
    case .captions(let index): (6, index)
    case .wordEnd(let word): (5, ProseWord.allCases.firstIndex(of: word) ?? 0)
    case .word(let word): (4, ProseWord.allCases.firstIndex(of: word) ?? 0)
    }
  }

  fileprivate init?(kept kind: Int, _ index: Int) {
    switch kind {
    case 0: self = .address(index)
    case 1: self = .title(index)
    case 2: self = .image(index)
    case 3: self = .directive(index)
    case 4 where ProseWord.allCases.indices.contains(index): self = .word(ProseWord.allCases[index])
    case 5 where ProseWord.allCases.indices.contains(index): self = .wordEnd(ProseWord.allCases[index])
    case 6: self = .captions(index)
    default: return nil
    }
  }
}
