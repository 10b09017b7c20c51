// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// Applies the options of one directive.
struct OptionApplier {
  let items: [Item]
  let tree: PlanTree
  let path: String
  let directive: String
  let kind: Kind
  var report = Report()

  init(items: [Item], tree: PlanTree, path: String, directive: String, kind: Kind) {
    (self.items, self.tree, self.path, self.directive, self.kind) = (items, tree, path, directive, kind)
  }

  /// Which options there are, in the order in which they are applied: what is left is put in order, then cut, then summed.
  static let names = ["as", "tag", "status", "where", "sort", "limit", "columns", "total"]

  mutating func apply(_ options: [DirectiveBlock.Option], to chosen: [Int]) -> ItemSelection {
    var selection = ItemSelection(kind: kind, items: chosen)
    for name in Self.names {
      for option in options where option.name == name { apply(option, &selection) }
    }
    return selection
  }

  private mutating func apply(_ option: DirectiveBlock.Option, _ selection: inout ItemSelection) {
    switch option.name {
    case "as":
      if let value = ItemSelection.Form(rawValue: option.value) {
        selection.form = value
      } else {
        wrong(option, "`list` or `table`", help: "write `:as: list` or `:as: table`")
      }
    case "tag":
      selection.conditions.append(ItemSelection.Condition(field: "tags", value: option.value))
      selection.items.removeAll { !items[$0].fields.tags.contains(option.value) }
    case "status": filter("status", option.value, option, &selection)
    case "where": applyCondition(option, &selection)
    case "sort": sort(option, &selection)
    case "limit":
      if let limit = Int(option.value), limit > 0 {
        selection.items = Array(selection.items.prefix(limit))
      } else {
        wrong(option, "a number above 0", help: "write `:limit: 5`")
      }
    case "columns": selection.columns = names(in: option).compactMap { column($0, option)?.name }
    default: addTotals(option, &selection)
    }
  }

  private mutating func applyCondition(_ option: DirectiveBlock.Option, _ selection: inout ItemSelection) {
    let parts = option.value.split(separator: "=", maxSplits: 1).map(\.trimmingSpaces)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return wrong(option, "a field and a value", help: "write `:where: field = value`")
    }
    filter(parts[0], parts[1], option, &selection)
  }

  private mutating func filter(
    _ name: String, _ value: String, _ option: DirectiveBlock.Option, _ selection: inout ItemSelection
  ) {
    guard let column = column(name, option) else { return }
    switch Matcher.make(value, column.shape) {
    case .refused(let expected, let help, let correction):
      report.add(
        .directiveOption, "`\(column.name)` is \(expected), not `\(value)`", at: place(option, value), help: help,
        edits: correction.map { edits(option, writing: option.value.dropLast(value.count) + $0) } ?? [])
    case .matching(let matcher):
      selection.conditions.append(ItemSelection.Condition(field: column.name, value: matcher.word ?? value))
      selection.items.removeAll { index in !(column.value(of: index, items, tree).map(matcher.matches) ?? false) }
    }
  }

  private mutating func sort(_ option: DirectiveBlock.Option, _ selection: inout ItemSelection) {
    let isDescending = option.value.hasPrefix("-")
    guard let column = column(isDescending ? String(option.value.dropFirst()) : option.value, option) else { return }
    let keys = selection.items.map { index in column.sortKey(of: index, items, tree) }
    selection.items = sortedByKey(keys, isDescending: isDescending).map { selection.items[$0] }
  }

  private mutating func addTotals(_ option: DirectiveBlock.Option, _ selection: inout ItemSelection) {
    for name in names(in: option) {
      guard let column = column(name, option) else { continue }
      let isShown = selection.columns.isEmpty || selection.columns.contains(column.name)
      guard isShown, column.shape == .number || column.shape == .integer else {
        report.add(
          .directiveOption,
          isShown ? "`\(name)` is \(column.shape.name), and has no total" : "`\(name)` is not among the columns",
          at: place(option, name),
          help: isShown ? "only numbers can be added up" : "name it in `:columns:`, too")
        continue
      }
      let numbers = selection.items.compactMap { column.value(of: $0, items, tree).flatMap(decimal) }
      selection.totals.append(FieldEntry(column.name, .number(.sum(numbers))))
    }
  }

  private func decimal(_ value: FieldValue) -> DecimalNumber? {
    switch value {
    case .number(let number): number
    case .integer(let number): DecimalNumber(number)
    default: nil
    }
  }

  private func names(in option: DirectiveBlock.Option) -> [String] {
    option.value.split(separator: ",").map(\.trimmingSpaces)
  }

  private mutating func column(_ name: String, _ option: DirectiveBlock.Option) -> ItemColumn? {
    if let column = ItemColumn(named: name, of: kind) { return column }
    let names = kind.columns
    report.add(
      .directiveOption, "a table of \(kind.folder) has no column `\(name)`", at: place(option, name),
      help: nearest(to: name, among: names).map { "did you mean `\($0)`?" } ?? "its columns are \(quoted(names))",
      edits: correction(of: name, among: names).map { edits(option, writing: $0, insteadOf: name) } ?? [])
    return nil
  }

  private mutating func wrong(_ option: DirectiveBlock.Option, _ expected: String, help: String) {
    report.add(
      .directiveOption, "`\(option.name)` is \(expected), not `\(option.value)`", at: place(option, option.value),
      help: help)
  }

  /// Writes another name in a value: alone, after a minus sign, before an equals sign, or between commas.
  private func edits(_ option: DirectiveBlock.Option, writing other: String, insteadOf name: String) -> [Edit] {
    let parts = option.value.split(whereSeparator: { ",=".contains($0) })
    guard let part = parts.first(where: { [name, "-" + name].contains($0.trimmingSpaces) }),
      let range = part.firstRange(of: name)
    else {
      return []
    }
    return edits(option, writing: option.value[..<range.lowerBound] + other + option.value[range.upperBound...])
  }

  private func edits(_ option: DirectiveBlock.Option, writing value: some StringProtocol) -> [Edit] {
    // With the blank before it, since the option's name may have the same letters.
    [Edit(replacing: place(option, " " + option.value), with: " " + value)]
  }

  private func place(_ option: DirectiveBlock.Option, _ excerpt: String) -> Place {
    Place(path, line: option.line, column: 1, excerpt: excerpt)
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
