// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What templates include, checked in every file, whether a page uses it or not.
struct IncludeCheck {
  let templates: [String: ParsedTemplate]
  /// The names of all files, also of those that are malformed.
  let names: Set<String>
  /// The templates that each includes, parents among them.
  private(set) var includes: [String: Set<String>] = [:]
  private var parents: [String: Set<String>] = [:]
  private var blocks: [String: Set<String>] = [:]
  private var replaceable: [String: Set<String>] = [:]

  init(templates: [String: ParsedTemplate], names: Set<String>) {
    self.templates = templates
    self.names = names
    for (name, template) in templates {
      includes[name] = []
      parents[name] = []
      blocks[name] = []
      collect(template.nodes, of: name)
    }
  }

  private mutating func collect(_ nodes: [Node], of name: String) {
    for node in nodes {
      switch node {
      case .text, .variable: break
      case .partial(let partial): includes[name]?.insert(partial.name)
      case .section(let section): collect(section.children, of: name)
      case .block(let block):
        blocks[name]?.insert(block.name)
        collect(block.children, of: name)
      case .parent(let parent):
        if parent.name.word == nil {
          includes[name]?.insert(parent.name.text)
          parents[name]?.insert(parent.name.text)
        }
        collect(parent.overrides.map { .block($0) }, of: name)
      }
    }
  }

  /// The blocks that whoever inherits from a template can replace: its own and those of its parents. Nil when one of
  /// these is malformed or missing, so that nobody knows.
  private mutating func replaceableBlocks(_ name: String) -> Set<String>? {
    if let known = replaceable[name] { return known }
    var seen: Set<String> = []
    var work = [name]
    var all: Set<String> = []
    while let next = work.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard let own = blocks[next], let above = parents[next] else { return nil }
      all.formUnion(own)
      work.append(contentsOf: above)
    }
    replaceable[name] = all
    return all
  }

  /// All templates that some include, directly or through others, and they themselves.
  func reached(from names: [String]) -> Set<String> {
    var seen: Set<String> = []
    var work = names
    while let next = work.popLast() {
      if seen.insert(next).inserted { work.append(contentsOf: includes[next] ?? []) }
    }
    return seen
  }

  /// The templates that include themselves, directly or through others.
  func recursive() -> Set<String> {
    let order = templates.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    var edges: [(Int, Int)] = []
    for (index, name) in order.enumerated() {
      edges.append(contentsOf: (includes[name] ?? []).compactMap { numbers[$0] }.map { (index, $0) })
    }
    let circles = findCircles(order.count, edges)
    return Set(edges.filter { circles[$0.0] == circles[$0.1] }.map { order[$0.0] })
  }

  // MARK: Reports

  mutating func check(report: inout Report) {
    for name in templates.keys.sorted() {
      if let template = templates[name] { check(template.nodes, of: template.source, report: &report) }
    }
  }

  private mutating func check(_ nodes: [Node], of source: Source, report: inout Report) {
    for node in nodes {
      switch node {
      case .text, .variable: break
      case .partial(let partial): checkExists(partial.name, partial.tag, source, report: &report)
      case .section(let section): check(section.children, of: source, report: &report)
      case .block(let block): check(block.children, of: source, report: &report)
      case .parent(let parent):
        // The places of texts are checked when they are written.
        if parent.name.word == nil {
          checkExists(parent.name.text, parent.tag, source, report: &report)
          checkOverrides(parent, source, report: &report)
        }
        for block in parent.overrides { check(block.children, of: source, report: &report) }
      }
    }
  }

  private func checkExists(_ name: String, _ tag: Range<Int>, _ source: Source, report: inout Report) {
    if names.contains(name) { return }
    if name.hasPrefix(wordPrefix) {
      report.add(
        .wrongUse, "`\(name)` is a text of the interface, and `>` is for templates", at: source.place(tag),
        help: "write `{{\(name)}}`")
      return
    }
    // A parent is closed by its name, too, further down.
    let isPartial = source.text(tag).utf8.dropFirst(2).first == UInt8(ascii: ">")
    report.add(
      .unknownTemplate, "there is no template `\(name)`", at: source.place(tag),
      help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? "a template is called by the name of its file without the ending",
      edits: isPartial
        ? correction(of: name, among: names).map { [Edit(replacing: source.place(tag), with: "{{>\($0)}}")] } ?? [] : []
    )
  }

  private mutating func checkOverrides(_ parent: Parent, _ source: Source, report: inout Report) {
    guard let known = replaceableBlocks(parent.name.text) else { return }
    var seen: [String: Range<Int>] = [:]
    for block in parent.overrides {
      if !known.contains(block.name) {
        let near = nearest(to: block.name, among: known).map { "did you mean `\($0)`? " } ?? ""
        let list = known.sorted().map { "`\($0)`" }.joined(separator: ", ")
        report.add(
          .unknownBlock, "`\(parent.name)` has no block `\(block.name)`", at: source.place(block.tag),
          help: known.isEmpty ? "it has no blocks" : near + (near.isEmpty ? "its" : "Its") + " blocks are \(list)")
      } else if let first = seen.updateValue(block.tag, forKey: block.name) {
        report.add(
          .repeatedBlock, "the block `\(block.name)` is written twice for `\(parent.name)`",
          at: source.place(block.tag), help: "keep one of the two",
          notes: [Note("it is written here first", at: source.place(first))])
      }
    }
  }
}
