// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Tables

/// The items of a kind that a directive asks for: all, or those related to the item that its argument names, or within it.
/// Options narrow them down, put them in another order and say what is shown of them. Nil where the item is not there.
package func selectItems(_ kind: Kind, for use: DirectiveUse, _ report: inout Report) -> ItemSelection? {
  let (block, candidates) = (use.block, use.candidates)
  let known = report.diagnostics.count
  use.checkOptions(OptionApplier.names, &report)
  var target: Int?
  if !block.argument.isEmpty {
    target = use.target(&report)
    if target == nil { return nil }
  }
  let chosen = target.map { candidates.all(kind, relatedTo: $0) } ?? candidates.all(kind)
  var applier = OptionApplier(
    items: use.plan.items, tree: use.plan.tree, path: use.item.file.path, directive: block.name, kind: kind)
  var selection = applier.apply(block.options, to: chosen)
  selection.target = target
  report.merge(applier.report)
  if selection.items.isEmpty, report.diagnostics.count == known {
    report.add(
      .emptyDirective, "this directive lists nothing", at: use.place,
      help: !chosen.isEmpty
        ? "no \(kind.called) matches its options"
        : target == nil
          ? "there is no published \(kind.called) yet"
          : "no \(kind.called) is related to `\(block.argument)`, or within it")
  }
  return selection
}

/// One use of a directive in a text, with the plan that it shows something of.
package struct DirectiveUse: Sendable {
  package let item: Item
  package let block: DirectiveBlock
  package let plan: Plan
  package let candidates: Candidates

  package init(_ block: DirectiveBlock, in item: Item, of plan: Plan, _ candidates: Candidates) {
    (self.item, self.block, self.plan, self.candidates) = (item, block, plan, candidates)
  }

  /// The place of the name in its braces.
  package var place: Place { place("{\(block.name)}", line: block.line) }

  /// Reports the options that a directive does not have.
  package func checkOptions(_ names: [String], _ report: inout Report) {
    for option in block.options where !names.contains(option.name) {
      report.add(
        .directiveOption, "the directive `\(block.name)` has no option `\(option.name)`",
        at: place(option.name, line: option.line),
        help: nearest(to: option.name, among: names).map { "did you mean `:\($0):`?" }
          ?? (names.isEmpty ? "it has none: remove the line" : "its options are \(quoted(names))"),
        edits: correction(of: option.name, among: names).map {
          [Edit(replacing: place(":\(option.name):", line: option.line), with: ":\($0):")]
        } ?? [])
    }
  }

  /// The item that the argument names. What it names in vain, or by an older identifier, is reported.
  package func target(_ report: inout Report) -> Int? {
    // With the mark before it, since the directive's name may have the same letters.
    let range = place("} " + block.argument, line: block.line)
    return plan.index.item(
      block.argument, at: place(block.argument, line: block.line),
      edits: { [Edit(replacing: range, with: "} " + $0)] }, &report)
  }

  /// The table that the argument names by its path from the text.
  package func table(_ report: inout Report) -> (path: String, table: Table)? {
    let place = place(block.argument.isEmpty ? "{\(block.name)}" : block.argument, line: block.line)
    guard !block.argument.isEmpty else {
      report.add(
        .missingFile, "this directive names no table", at: place,
        help: "write the path of a CSV file from this file's folder, such as `{\(block.name)} figures.csv`")
      return nil
    }
    guard let path = resolve(block.argument, from: item.file.folder) else {
      report.add(.outsideSource, "`\(block.argument)` leads out of the content folder", at: place)
      return nil
    }
    if let table = plan.tables[path] { return (path, table) }
    // One that is there and cannot be read has been reported.
    if plan.brokenTables.contains(path) { return nil }
    let others = plan.tables.paths.map { relative($0, to: item.file.folder) }
    report.add(
      .missingFile,
      isTable(path) ? "there is no file `\(block.argument)` beside this text" : "`\(block.argument)` is no CSV file",
      at: place,
      help: nearest(to: block.argument, among: others).map { "did you mean `\($0)`?" }
        ?? (isTable(path)
          ? "write the path from this file's folder" : "save the table from the spreadsheet program as CSV (UTF-8)"))
    return nil
  }

  /// The place of a word in an option's value.
  package func place(of word: String, in option: DirectiveBlock.Option) -> Place { place(word, line: option.line) }

  private func place(_ excerpt: String, line: Int) -> Place {
    Place(item.file.path, line: line, column: 1, excerpt: excerpt)
  }
}

/// What directives choose from, found once for all of them.
package final class Candidates: Sendable {
  private let items: [Item]
  private let tree: PlanTree
  /// In reading order, by the order of the kind, without the texts that describe a folder.
  private let ofKind: [[Int]]
  /// The items that each item is related to, either way; some of them twice.
  private let related: [[Int]]

  package init(_ plan: Plan) {
    (items, tree) = (plan.items, plan.tree)
    var ofKind = [[Int]](repeating: [], count: plan.kinds.all.count)
    for (index, item) in items.enumerated() where !item.file.isIndex { ofKind[item.kind.order].append(index) }
    var related = [[Int]](repeating: [], count: items.count)
    for relation in plan.outgoing.joined() {
      related[relation.from].append(relation.to)
      related[relation.to].append(relation.from)
    }
    (self.ofKind, self.related) = (ofKind, related)
  }

  func all(_ kind: Kind) -> [Int] { ofKind[kind.order] }

  func all(_ kind: Kind, relatedTo target: Int) -> [Int] {
    let candidates = Set(related[target] + tree.branch(of: target).dropFirst())
    return candidates.filter { items[$0].kind == kind && !items[$0].file.isIndex }.sorted()
  }
}
