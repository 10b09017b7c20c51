import Diagnostics
import Fields
import Markdown

/// What a directive stands for: some of the plan's items, as a list or a table.
package struct Listing: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    case list, table
  }
  package let kind: Kind
  package let items: [Int]
  package let form: Form
  /// The columns of a table by the names of their fields; empty for the usual ones.
  package let columns: [String]
}

/// Chooses the items of every directive: all of the kind that its name says, or those related to the item that its
/// argument names; `:tag:`, `:status:` and `:limit:` narrow them down.
func resolveDirectives(
  _ items: [Item], outgoing: [[Relation]], _ index: ItemIndex, _ report: inout Report
) -> [[Listing?]] {
  let hasDirectives = items.contains { !$0.document.directives.isEmpty }
  guard hasDirectives else { return [[Listing?]](repeating: [], count: items.count) }
  let choices = Choices(items, outgoing: outgoing)
  return items.map { item in
    item.document.directives.map { directive in
      var resolver = DirectiveResolver(item: item, directive: directive)
      let listing = resolver.listing(items, choices, index)
      report.merge(resolver.report)
      return listing
    }
  }
}

/// What directives choose from, found once for all of them.
private struct Choices {
  /// In reading order, by the order of the kind, without the texts that describe a folder.
  private var ofKind: [[Int]]
  /// The items that each item is related to, either way.
  private var related: [Set<Int>]

  init(_ items: [Item], outgoing: [[Relation]]) {
    ofKind = [[Int]](repeating: [], count: Kind.all.count)
    for (index, item) in items.enumerated() where !item.file.isIndex { ofKind[item.kind.order].append(index) }
    related = [Set<Int>](repeating: [], count: items.count)
    for relation in outgoing.joined() {
      related[relation.from].insert(relation.to)
      related[relation.to].insert(relation.from)
    }
  }

  func all(_ kind: Kind) -> [Int] { ofKind[kind.order] }

  func all(_ kind: Kind, relatedTo target: Int, _ items: [Item]) -> [Int] {
    related[target].filter { items[$0].kind == kind && !items[$0].file.isIndex }.sorted()
  }
}

private struct DirectiveResolver {
  let item: Item
  let directive: Directive
  var report = Report()

  private var place: Place {
    Place(item.file.path, line: directive.line, column: 1, excerpt: "{\(directive.name)}")
  }

  mutating func listing(_ items: [Item], _ choices: Choices, _ index: ItemIndex) -> Listing? {
    guard let kind = Kind.ofFolder(directive.name), !kind.folder.isEmpty else {
      let names = Kind.all.map(\.folder).filter { !$0.isEmpty }
      report.add(
        .unknownDirective, "there is no directive `\(directive.name)`", at: place,
        help: nearest(to: directive.name, among: names).map { "did you mean `{\($0)}`?" }
          ?? "the directives are \(quoted(names.map { "{\($0)}" }))",
        edits: correction(of: directive.name, among: names).map { [Edit(replacing: place, with: "{\($0)}")] } ?? [])
      return nil
    }
    var chosen: [Int]
    if directive.argument.isEmpty {
      chosen = choices.all(kind)
    } else {
      let at = Place(item.file.path, line: directive.line, column: 1, excerpt: directive.argument)
      let found = index.item(directive.argument, at: at, edits: directive.argumentEdits(in: item.file.path), &report)
      guard let target = found else { return nil }
      chosen = choices.all(kind, relatedTo: target, items)
    }
    let candidates = chosen.count
    var form = Listing.Form.list
    var columns: [String] = []
    // The limit cuts what the others leave.
    for option in directive.options.filter({ $0.name != "limit" }) + directive.options.filter({ $0.name == "limit" }) {
      apply(option, items, kind, &chosen, &form, &columns)
    }
    if chosen.isEmpty, report.isEmpty {
      report.add(
        .emptyDirective, "this directive lists nothing", at: place,
        help: candidates > 0
          ? "no \(kind.name) matches its options"
          : directive.argument.isEmpty
            ? "there is no published \(kind.name) yet" : "no \(kind.name) is related to `\(directive.argument)`")
    }
    return Listing(kind: kind, items: chosen, form: form, columns: columns)
  }

  private mutating func apply(
    _ option: Directive.Option, _ items: [Item], _ kind: Kind, _ chosen: inout [Int], _ form: inout Listing.Form,
    _ columns: inout [String]
  ) {
    switch option.name {
    case "as":
      if let value = Listing.Form(rawValue: option.value) {
        form = value
      } else {
        wrong(option, "`list` or `table`", help: "write `:as: list` or `:as: table`")
      }
    case "tag": chosen = chosen.filter { items[$0].fields.tags.contains(option.value) }
    case "status":
      if let status = Status(rawValue: option.value) {
        chosen = chosen.filter { items[$0].fields.status == status }
      } else {
        let names = Status.allCases.map(\.rawValue)
        let near = nearest(to: option.value, among: names) ?? names[0]
        wrong(
          option, "one of \(quoted(names))", help: "write `:status: \(near)`")
      }
    case "limit":
      if let limit = Int(option.value), limit > 0 {
        chosen = Array(chosen.prefix(limit))
      } else {
        wrong(option, "a number above 0", help: "write `:limit: 5`")
      }
    case "columns": columns = readColumns(option, kind)
    default:
      let names = ["as", "tag", "status", "limit", "columns"]
      report.add(
        .directiveOption, "the directive `\(directive.name)` has no option `\(option.name)`",
        at: place(option, option.name),
        help: nearest(to: option.name, among: names).map { "did you mean `:\($0):`?" }
          ?? "its options are \(quoted(names))",
        edits: correction(of: option.name, among: names).map {
          [Edit(replacing: place(option, ":\(option.name):"), with: ":\($0):")]
        } ?? [])
    }
  }

  private mutating func readColumns(_ option: Directive.Option, _ kind: Kind) -> [String] {
    let names = kind.columns
    return option.value.split(separator: ",").map { $0.trimmingSpaces }.compactMap { name in
      if let field = kind.field(named: name), names.contains(field.name) { return field.name }
      report.add(
        .directiveOption, "a table of \(kind.folder) has no column `\(name)`", at: place(option, name),
        help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
          ?? "its columns are \(quoted(names))",
        edits: correction(of: name, among: names).map { edits(option, writing: $0, insteadOf: name) } ?? [])
      return nil
    }
  }

  private mutating func wrong(_ option: Directive.Option, _ expected: String, help: String) {
    report.add(
      .directiveOption, "`\(option.name)` is \(expected), not `\(option.value)`", at: place(option, option.value),
      help: help)
  }

  /// Writes another part of a value that has commas.
  private func edits(_ option: Directive.Option, writing other: String, insteadOf part: String) -> [Edit] {
    let parts = option.value.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingSpaces == part ? String($0.replacing(part, with: other)) : String($0)
    }
    // With the blank before it, since the option's name may have the same letters.
    return [Edit(replacing: place(option, " " + option.value), with: " " + parts.joined(separator: ","))]
  }

  private func place(_ option: Directive.Option, _ excerpt: String) -> Place {
    Place(item.file.path, line: option.line, column: 1, excerpt: excerpt)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Directive {
  /// The changes that write another argument: with the mark before it, since the directive's name may have the same
  /// letters.
  fileprivate func argumentEdits(in path: String) -> (String) -> [Edit] {
    let place = Place(path, line: line, column: 1, excerpt: "} " + argument)
    return { [Edit(replacing: place, with: "} " + $0)] }
  }
}
