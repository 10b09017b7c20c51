// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What is reported about sections, parents and blocks that do not fit together.
extension TreeBuilder {
  func reportStray(_ index: Int, report: inout Report) {
    let tag = tags[index]
    let place = source.place(tag.range)
    // What is closed by its own name further down needs no other end here.
    let unclosed = open.last.map(\.tag.name).flatMap { name in
      tags[(index + 1)...].contains { $0.kind == .close && $0.name == name } ? nil : name
    }
    let near = unclosed.flatMap { correction(of: tag.name, among: [$0]) }
    report.add(
      .unmatchedClose, "`{{/\(tag.name)}}` closes nothing", at: place,
      help: open.last.map { "the part that is open here is `\($0.tag.name)`: close it with `{{/\($0.tag.name)}}`" }
        ?? "no section is open here: remove this tag, or write `{{#\(tag.name)}}` where the section begins",
      notes: open.last.map { [Note("`\($0.tag.name)` is opened here", at: source.place($0.tag.range))] } ?? [],
      edits: near.map { [Edit(replacing: place, with: "{{/\($0)}}")] } ?? [])
  }

  func reportUnclosed(_ tag: Tag, closedBy closing: Tag? = nil, report: inout Report) {
    let text = source.text(tag.range)
    report.add(
      .unclosedSection,
      closing.map { "`\(text)` is not closed before `\(source.text($0.range))`" } ?? "`\(text)` is not closed",
      at: source.place(tag.range), help: "write `{{/\(tag.name)}}` where it ends")
  }

  func reportIgnored(_ children: [Node], in parent: Tag, report: inout Report) {
    for child in children {
      let range: Range<Int>
      switch child {
      case .block: continue
      case .text(let text):
        guard let first = text.range.first(where: { !Byte.isWhitespace(source.bytes[$0]) }) else { continue }
        range = first..<text.range.upperBound
      case .variable(let variable): range = variable.tag
      case .section(let section): range = section.tag
      case .partial(let partial): range = partial.tag
      case .parent(let inner): range = inner.tag
      }
      report.add(
        .ignoredText, "this is in `{{<\(parent.name)}}` but in none of its blocks, so it is not printed",
        at: source.place(range), help: "put it into a block of `\(parent.name)`, as in `{{$name}}…{{/name}}`")
      return
    }
  }
}
