// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The reference of the templates that others include, as a table in Markdown: what each prints and gets, as its first line
/// says; what it names of that, what can be filled from outside, and which templates include it.
///
/// `shapes` are those of all views: they tell whether a section goes into a record of its own.
package func describeParts(_ files: [TemplateFile], _ shapes: [Shape]) -> String {
  // What is malformed is reported where templates are compiled.
  var unheard = Report()
  var templates: [String: ParsedTemplate] = [:]
  for file in files { templates[file.name] = parseTemplate(file, report: &unheard) }
  let includes = IncludeCheck(templates: templates, names: Set(templates.keys))
  var users: [String: [String]] = [:]
  for (user, used) in includes.includes.sorted(by: { $0.key < $1.key }) {
    for name in used where name != user { users[name, default: []].append(user) }
  }
  let inner = shapes.flatMap(\.fields).filter(\.type.isScope).map(\.name)
  var lines = ["| template | what it prints | names | blocks | used in |", "|---|---|---|---|---|"]
  for file in files.sorted(by: { $0.name < $1.name }) {
    guard let users = users[file.name], let template = templates[file.name] else { continue }
    var names = NameCollector(inner: Set(inner))
    names.collect(template.nodes)
    let cells = [
      "`\(file.name)`", firstComment(file.bytes), list(names.names), list(names.blocks), list(users),
    ]
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }
  return lines.joined(separator: "\n") + "\n"
}

private func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

/// The text of the comment that a template begins with.
private func firstComment(_ bytes: [UInt8]) -> String {
  let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  guard line.hasPrefix("{{! "), line.hasSuffix(" }}") else { return "" }
  return String(line.dropFirst(4).dropLast(3)).replacing("|", with: "\\|")
}

/// What a template names of what it gets, each once, in its order; what is said inside of a record or list is not its own.
private struct NameCollector {
  /// The names of records and lists.
  let inner: Set<String>
  private(set) var names: [String] = []
  private(set) var blocks: [String] = []

  init(inner: Set<String>) { self.inner = inner }

  mutating func collect(_ nodes: [Node], namesToo: Bool = true) {
    for node in nodes {
      switch node {
      case .text, .partial: break
      case .variable(let variable): if namesToo { add(variable.name.text) }
      case .section(let section):
        if namesToo { add(section.name.text) }
        let last = section.name.parts.last?.text ?? section.name.text
        let isOwn = section.isInverted || !inner.contains(last)
        collect(section.children, namesToo: namesToo && isOwn)
      case .block(let block):
        if !blocks.contains(block.name) { blocks.append(block.name) }
        collect(block.children, namesToo: namesToo)
      case .parent(let parent):
        for block in parent.overrides { collect(block.children, namesToo: namesToo) }
      }
    }
  }

  private mutating func add(_ name: String) {
    if name.hasPrefix(wordPrefix) || name == "." { return }
    let bare = name.hasPrefix("has-") ? String(name.dropFirst("has-".count)) : name
    if !names.contains(bare) { names.append(bare) }
  }
}

extension ValueType {
  fileprivate var isScope: Bool {
    switch self {
    case .record, .list, .nested: true
    default: false
    }
  }
}
