import Cache

// What the cache keeps of a document: all that other pages ask for. The prose is rendered again when its own page is.

extension FingerprintBuilder {
  /// Adds what other pages may show of a document: neither its prose, nor where its parts stand in the file, which an edit of
  /// the prose moves. The first paragraph is left out where `hasSummary` says that something else stands for it.
  package mutating func add(outlineOf document: Document, hasSummary: Bool) {
    add(document.hasProse)
    add(document.headings.count)
    for heading in document.headings {
      add(heading.level)
      add(heading.id)
      add(heading.title)
    }
    add(document.links.count)
    for link in document.links {
      add(link.destination)
      add(link.isImage)
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
  /// Writes all but the prose.
  package func keep(in writer: inout ByteWriter) {
    writer.flag(hasProse)
    writer.list(headings) { heading, writer in
      writer.number(heading.level)
      writer.text(heading.id)
      writer.text(heading.title)
      writer.number(heading.line)
    }
    writer.list(links) { link, writer in
      writer.text(link.destination)
      writer.flag(link.isImage)
      writer.number(link.line)
      writer.number(link.column)
    }
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
  }

  /// A document without its prose.
  package init(kept reader: inout ByteReader) throws(CacheDamage) {
    prose = nil
    hasProse = try reader.flag()
    headings = try reader.list { reader throws(CacheDamage) in
      Heading(
        level: try reader.number(), id: try reader.text(), title: try reader.text(), line: try reader.number())
    }
    links = try reader.list { reader throws(CacheDamage) in
      let destination = try reader.text()
      return Link(
        target: LinkTarget(destination), destination: destination, isImage: try reader.flag(),
        line: try reader.number(), column: try reader.number())
    }
    directives = try reader.list { reader throws(CacheDamage) in
      let (name, argument, line) = (try reader.text(), try reader.text(), try reader.number())
      let options = try reader.list { reader throws(CacheDamage) in
        Directive.Option(name: try reader.text(), value: try reader.text(), line: try reader.number())
      }
      return Directive(name: name, argument: argument, options: options, line: line)
    }
    opening = try reader.text()
    openingTitles = try reader.list { reader throws(CacheDamage) in try reader.number() }
    guard openingTitles.allSatisfy({ links.indices.contains($0) }) else { throw CacheDamage() }
  }
}
