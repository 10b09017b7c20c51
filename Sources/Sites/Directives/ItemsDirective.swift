// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Plans
import Templates

/// `{goals}`, `{objectives} goal-1`: items of the kind whose folder has that name, as a list or a table.
struct ItemsDirective: Directive {
  static func names(_ kinds: Kinds) -> [String] { kinds.folders }

  private static let list = TemplateUse(template: "directive-list", shape: ItemListModel.view.shape)
  private static let table = TemplateUse(template: "directive-table", shape: ItemTableModel.view.shape)
  static let templates = [list, table]

  let selection: ItemSelection
  private let isLimited: Bool
  /// Which of those on the page that choose alike it is, from 1.
  let number: Int

  init?(_ use: DirectiveUse, _ report: inout Report) {
    guard let kind = use.plan.kinds.ofFolder(use.block.name),
      let selection = selectItems(kind, for: use, &report)
    else { return nil }
    checkRepetition(use, selection, &report)
    self.selection = selection
    isLimited = use.block.options.contains { $0.name == "limit" }
    number = 1 + use.item.document.directives.count { $0.line < use.block.line && $0.choosesAlike(use.block) }
  }

  func content(_ site: SiteViews, _ whole: WholePlan?) -> (template: TemplateUse, record: Record) {
    let caption = site.caption(selection, number)
    return switch selection.form {
    case .list: (Self.list, ItemListModel.view.record(site.listModel(selection, caption, whole)))
    case .table: (Self.table, ItemTableModel.view.record(tableModel(selection, caption, site, whole)))
    }
  }
}

/// Reports a list of the plan's trunk, such as its goals, in the text of the home page, which shows all of it anyway. One
/// that chooses, adds up or says more than titles is no repetition.
private func checkRepetition(_ use: DirectiveUse, _ selection: ItemSelection, _ report: inout Report) {
  let isHome = use.item.kind.placement == .home || use.item.kind.isPage && use.item.file.stem.isEmpty
  guard isHome, selection.kind.isTrunk, selection.target == nil, !selection.items.isEmpty,
    use.block.options.allSatisfy({ ["as", "limit"].contains($0.name) })
  else { return }
  report.add(
    .repeatedList, "this directive repeats what the home page shows", at: use.place,
    help: "remove it: the home page lists the whole plan below the text")
}

extension ItemsDirective {
  /// Whether all items of its kind that belong to an item are listed, and none is left out.
  func listsAll(of item: Int) -> Bool {
    selection.target == item && selection.conditions.isEmpty && !isLimited
  }
}

extension DirectiveBlock {
  /// Whether another lists the same items, but for their order and number.
  fileprivate func choosesAlike(_ other: DirectiveBlock) -> Bool {
    func choice(_ block: DirectiveBlock) -> [String] {
      block.options.filter { ["tag", "status", "where"].contains($0.name) }.map { "\($0.name) \($0.value)" }
    }
    return name == other.name && argument == other.argument && choice(self) == choice(other)
  }
}

extension SiteViews {
  /// What is listed, so that two tables on a page have names of their own: `Objectives: 1 Clean rivers, Active`.
  fileprivate func caption(_ selection: ItemSelection, _ number: Int) -> String {
    let many = words.many(selection.kind)
    let parts =
      [selection.target.map { plan.items[$0].numberedTitle }].compactMap { $0 }
      + selection.conditions.map { words(for: $0, selection.kind) }
    let caption = parts.dropFirst().reduce(parts.first) { names, name in
      words.sentence(.listMore, ["names": names ?? "", "name": name])
    }.map { words.sentence(.caption, ["kinds": many, "parts": $0]) }
    if number == 1 { return caption ?? many }
    return words.sentence(.captionAgain, ["caption": caption ?? many, "number": words.number(number)])
  }

  /// What is asked of the items, in words.
  private func words(for condition: ItemSelection.Condition, _ kind: Kind) -> String {
    guard let field = kind.field(named: condition.field)?.declaration,
      let value = words(for: condition.value, field.shape)
    else { return condition.value }
    if field.name == "status" { return value }
    return words.sentence(.captionField, ["field": words.label(field), "value": value])
  }

  /// Nil where the value says enough by itself.
  private func words(for value: String, _ shape: FieldShape) -> String? {
    switch shape {
    case .list(let element): words(for: value, element)
    case .flag: words[value == "true" ? .yes : .no]
    case .number, .integer: DecimalNumber(value).map(words.number)
    case .date, .span, .time: DateSpan(value).map(words.span)
    case .reference: plan.indexOfID[value].map { plan.items[$0].numberedTitle }
    case .choice: factValues(.choice(value), shape, self).first?.text
    default: nil
    }
  }

  fileprivate func listModel(_ selection: ItemSelection, _ caption: String, _ whole: WholePlan?) -> ItemListModel {
    let fields = selection.columns.filter { !Self.shownAnyway.contains($0) }
    return ItemListModel(
      title: caption, entries: selection.items.map { listed($0, fields, role(of: $0, in: selection.target), whole) },
      totals: selection.totals.map { total in
        FactModel(label: label(total.name, of: selection.kind), values: factValues(total.value, .number, self))
      })
  }

  /// What every entry of a list says of its item.
  private static let shownAnyway: Set<String> = ["number", "title", "description", "status", "date"]

  /// Where partners of an item are listed, what one of them does there.
  private func role(of index: Int, in target: Int?) -> String {
    guard let target, let relation = plan.outgoing[target].first(where: { $0.name == "partners" && $0.to == index })
    else {
      return ""
    }
    return words.role(relation)
  }

  private func listed(_ index: Int, _ fields: [String], _ role: String, _ whole: WholePlan?) -> Record {
    let isOnPage = whole?.holds(index) ?? false
    if !isOnPage, fields.isEmpty, role.isEmpty { return entry(index) }
    var model = entryModel(index, plan, addresses[index], words)
    model.address = address(of: index, whole)
    if !isOnPage { model.children = plan.listedParts(of: index).map(entry) }
    if !role.isEmpty { model.facts.append(FactModel(label: words[.role], values: [FactValueModel(text: role)])) }
    model.facts += fields.compactMap { name in
      let values = self.values(name, of: index, whole)
      return values.isEmpty ? nil : FactModel(label: label(name, of: plan.items[index].kind), values: values)
    }
    return EntryModel.view.record(model)
  }

  fileprivate func address(of index: Int, _ whole: WholePlan?) -> Address {
    guard let whole, whole.holds(index) else { return .site(addresses[index]) }
    return .external("#" + WholePlan.anchor(plan.items[index]))
  }

  /// What a column is called.
  fileprivate func label(_ column: String, of kind: Kind) -> String {
    kind.field(named: column).map { words.label($0.declaration) } ?? words["field-\(column)"]
  }

  /// What an item says in a column.
  fileprivate func values(_ column: String, of index: Int, _ whole: WholePlan?) -> [FactValueModel] {
    let item = plan.items[index]
    if column == CommonFields.parentField {
      // Whatever field says so.
      return plan.parent[index].map { parent in
        [FactValueModel(text: plan.items[parent].numberedTitle, address: address(of: parent, whole))]
      } ?? []
    }
    guard let field = item.kind.field(named: column), let value = item.value(of: field) else { return [] }
    return factValues(value, field.declaration.shape, self)
  }
}

/// The columns that the directive names; else number and title, then the facts that any of the items has, then the
/// status.
private func tableModel(
  _ selection: ItemSelection, _ caption: String, _ site: SiteViews, _ whole: WholePlan?
) -> ItemTableModel {
  var columns = selection.columns
  var caption = caption
  if columns.isEmpty {
    let common: [String]
    (columns, common) = withoutRepetition(usualColumns(selection, site), selection, site, whole)
    if !common.isEmpty {
      caption = site.words.sentence(.captionAll, ["caption": caption, "values": common.joined(separator: ", ")])
    }
  }
  let styles = columns.map { column in
    selection.kind.field(named: column)?.declaration.shape.isNumber ?? false ? "number" : ""
  }
  let rows = selection.items.map { index in
    ItemTableModel.Row(cells: zip(columns, styles).map { cell($0, index, $1, site, whole) })
  }
  return ItemTableModel(
    caption: caption,
    columns: zip(columns, styles).map { ItemTableModel.Column(title: site.label($0, of: selection.kind), style: $1) },
    rows: rows, totals: totals(selection, columns, site))
}

private func usualColumns(_ selection: ItemSelection, _ site: SiteViews) -> [String] {
  let items = selection.items.map { site.plan.items[$0] }
  var columns = items.contains { $0.fields.number != nil } ? ["number", "title"] : ["title"]
  columns += selection.kind.facts.filter { field in
    selection.kind.columns.contains(field.name) && items.contains { $0.value(of: field) != nil }
  }.map(\.name)
  if items.contains(where: { $0.fields.status != nil }) { columns.append("status") }
  return columns
}

/// The columns that distinguish the items, and what is the same for all of them, in words. What only repeats the number is
/// left out.
private func withoutRepetition(
  _ columns: [String], _ selection: ItemSelection, _ site: SiteViews, _ whole: WholePlan?
) -> (columns: [String], common: [String]) {
  var common: [String] = []
  guard selection.items.count > 1 else { return (columns, common) }
  let distinct = columns.filter { column in
    if ["number", "title"].contains(column) || selection.totals[column] != nil { return true }
    let texts = selection.items.map { site.values(column, of: $0, whole).map(\.text).joined(separator: "; ") }
    if columns.contains("number"),
      zip(selection.items, texts).allSatisfy({ $1.isAlike(site.plan.items[$0].fields.number ?? "") })
    {
      return false
    }
    guard !texts[0].isEmpty, texts.allSatisfy({ $0 == texts[0] }) else { return true }
    common.append(
      site.words.sentence(.captionField, ["field": site.label(column, of: selection.kind), "value": texts[0]]))
    return false
  }
  return (distinct, common)
}

private func cell(
  _ column: String, _ index: Int, _ style: String, _ site: SiteViews, _ whole: WholePlan?
) -> ItemTableModel.Cell {
  if column == "title" {
    return ItemTableModel.Cell(
      text: site.plan.items[index].title, address: site.address(of: index, whole), isHeader: true)
  }
  let values = site.values(column, of: index, whole)
  if let only = values.first, values.count == 1 {
    return ItemTableModel.Cell(
      text: only.text, address: only.address, style: style, iso: only.iso, isAddress: only.isAddress)
  }
  return ItemTableModel.Cell(text: values.map(\.text).joined(separator: "; "), style: style)
}

/// The last row: sums below their columns, and what they are in front.
private func totals(_ selection: ItemSelection, _ columns: [String], _ site: SiteViews) -> [ItemTableModel.Cell] {
  if selection.totals.isEmpty { return [] }
  return columns.enumerated().map { position, column in
    if let total = selection.totals[column], let value = factValues(total, .number, site).first {
      return ItemTableModel.Cell(text: value.text, style: "number")
    }
    return ItemTableModel.Cell(text: position == 0 ? site.words[.total] : "", isHeader: position == 0)
  }
}

extension Item {
  /// The title after the number, where there is one: `1.2 Clean rivers`.
  fileprivate var numberedTitle: String { [fields.number, title].compactMap { $0 }.joined(separator: " ") }
}

extension FieldShape {
  fileprivate var isNumber: Bool { self == .number || self == .integer }
}
