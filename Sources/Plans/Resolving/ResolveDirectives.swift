// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// Chooses the items of every directive: all of the kind that its name says, or those related to the item that its
/// argument names, or within it; options narrow them down, put them in another order and say what is shown of them.
func resolveDirectives(
  _ items: [Item], _ kinds: Kinds, outgoing: [[Relation]], _ tree: PlanTree, _ index: ItemIndex,
  _ report: inout Report
) -> [[Listing?]] {
  let hasDirectives = items.contains { !$0.document.directives.isEmpty }
  guard hasDirectives else { return [[Listing?]](repeating: [], count: items.count) }
  let choices = Choices(items, kinds, outgoing: outgoing, tree)
  return items.map { item in
    item.document.directives.map { directive in
      var resolver = DirectiveResolver(item: item, directive: directive)
      let listing = resolver.listing(choices, index)
      report.merge(resolver.report)
      return listing
    }
  }
}

/// What directives choose from, found once for all of them.
private struct Choices {
  let items: [Item]
  let kinds: Kinds
  let tree: PlanTree
  /// In reading order, by the order of the kind, without the texts that describe a folder.
  private var ofKind: [[Int]]
  /// The items that each item is related to, either way; some of them twice.
  private var related: [[Int]]

  init(_ items: [Item], _ kinds: Kinds, outgoing: [[Relation]], _ tree: PlanTree) {
    (self.items, self.kinds, self.tree) = (items, kinds, tree)
    ofKind = [[Int]](repeating: [], count: kinds.all.count)
    for (index, item) in items.enumerated() where !item.file.isIndex { ofKind[item.kind.order].append(index) }
    related = [[Int]](repeating: [], count: items.count)
    for relation in outgoing.joined() {
      related[relation.from].append(relation.to)
      related[relation.to].append(relation.from)
    }
  }

  func all(_ kind: Kind) -> [Int] { ofKind[kind.order] }

  func all(_ kind: Kind, relatedTo target: Int) -> [Int] {
    let candidates = Set(related[target] + tree.branch(of: target).dropFirst())
    return candidates.filter { items[$0].kind == kind && !items[$0].file.isIndex }.sorted()
  }
}

private struct DirectiveResolver {
  let item: Item
  let directive: Directive
  var report = Report()

  private var place: Place {
    Place(item.file.path, line: directive.line, column: 1, excerpt: "{\(directive.name)}")
  }

  mutating func listing(_ choices: Choices, _ index: ItemIndex) -> Listing? {
    guard let kind = choices.kinds.ofFolder(directive.name), !kind.folder.isEmpty else {
      let names = choices.kinds.folders
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
      chosen = choices.all(kind, relatedTo: target)
    }
    let candidates = chosen.count
    var applier = OptionApplier(
      items: choices.items, tree: choices.tree, path: item.file.path, directive: directive.name, kind: kind)
    let listing = applier.apply(directive.options, to: chosen)
    report.merge(applier.report)
    if listing.items.isEmpty, report.isEmpty {
      report.add(
        .emptyDirective, "this directive lists nothing", at: place,
        help: candidates > 0
          ? "no \(kind.called) matches its options"
          : directive.argument.isEmpty
            ? "there is no published \(kind.called) yet"
            : "no \(kind.called) is related to `\(directive.argument)`, or within it")
    }
    return listing
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
