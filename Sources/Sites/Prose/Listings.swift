// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import HTML
import Plans
import Templates

extension SiteTexts {
  /// Writes a directive's list or table with the theme's templates; on the whole plan's page, entries lead to their place
  /// on it.
  func write(_ listing: Listing, root: String, whole: WholePlan?, into writer: inout HTMLWriter) throws(Problem) {
    guard let listings else { return }
    let template = listing.form == .list ? listings.list : listings.table
    try template.render(record(listing, whole), root: root, into: &writer)
  }

  func record(_ listing: Listing, _ whole: WholePlan?) -> Record {
    switch listing.form {
    case .list: ListingModel.view.record(listModel(listing, whole))
    case .table: TableModel.view.record(tableModel(listing, self, whole))
    }
  }

  private func listModel(_ listing: Listing, _ whole: WholePlan?) -> ListingModel {
    let fields = listing.columns.filter { !Self.shownAnyway.contains($0) }
    return ListingModel(
      title: words.many(listing.kind), entries: listing.items.map { listed($0, fields, whole) },
      totals: listing.totals.map { total in
        FactModel(label: label(total.name, of: listing.kind), values: factValues(total.value, .number, self))
      })
  }

  /// What every entry of a list says of its item.
  private static let shownAnyway: Set<String> = ["number", "title", "description", "status", "date"]

  private func listed(_ index: Int, _ fields: [String], _ whole: WholePlan?) -> Record {
    let isOnPage = whole?.holds(index) ?? false
    if !isOnPage, fields.isEmpty { return entry(index) }
    var model = entryModel(index, plan, addresses[index], words)
    model.address = address(of: index, whole)
    if !isOnPage { model.children = plan.children[index].map(entry) }
    model.facts = fields.compactMap { name in
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
        [FactValueModel(text: plan.items[parent].title, address: address(of: parent, whole))]
      } ?? []
    }
    guard let field = item.kind.field(named: column), let value = item.value(of: field) else { return [] }
    return factValues(value, field.declaration.shape, self)
  }
}

/// The columns that the directive names; else number and title, then the facts that any of the items has, then the
/// status.
private func tableModel(_ listing: Listing, _ site: SiteTexts, _ whole: WholePlan?) -> TableModel {
  let columns = listing.columns.isEmpty ? usualColumns(listing, site) : listing.columns
  let styles = columns.map { column in
    listing.kind.field(named: column)?.declaration.shape.isNumber ?? false ? "number" : ""
  }
  let rows = listing.items.map { index in
    TableModel.Row(cells: zip(columns, styles).map { cell($0, index, $1, site, whole) })
  }
  return TableModel(
    caption: site.words.many(listing.kind),
    columns: zip(columns, styles).map { TableModel.Column(title: site.label($0, of: listing.kind), style: $1) },
    rows: rows, totals: totals(listing, columns, site))
}

private func usualColumns(_ listing: Listing, _ site: SiteTexts) -> [String] {
  let items = listing.items.map { site.plan.items[$0] }
  var columns = items.contains { $0.fields.number != nil } ? ["number", "title"] : ["title"]
  columns += listing.kind.facts.filter { field in
    listing.kind.columns.contains(field.name) && items.contains { $0.value(of: field) != nil }
  }.map(\.name)
  if items.contains(where: { $0.fields.status != nil }) { columns.append("status") }
  return columns
}

private func cell(
  _ column: String, _ index: Int, _ style: String, _ site: SiteTexts, _ whole: WholePlan?
) -> TableModel.Cell {
  if column == "title" {
    return TableModel.Cell(text: site.plan.items[index].title, address: site.address(of: index, whole), isHeader: true)
  }
  let values = site.values(column, of: index, whole)
  if let only = values.first, values.count == 1 {
    return TableModel.Cell(text: only.text, address: only.address, style: style, iso: only.iso)
  }
  return TableModel.Cell(text: values.map(\.text).joined(separator: "; "), style: style)
}

/// The last row: sums below their columns, and what they are in front.
private func totals(_ listing: Listing, _ columns: [String], _ site: SiteTexts) -> [TableModel.Cell] {
  if listing.totals.isEmpty { return [] }
  return columns.enumerated().map { position, column in
    if let total = listing.totals[column], let value = factValues(total, .number, site).first {
      return TableModel.Cell(text: value.text, style: "number")
    }
    return TableModel.Cell(text: position == 0 ? site.words[.total] : "", isHeader: position == 0)
  }
}

extension FieldShape {
  fileprivate var isNumber: Bool { self == .number || self == .integer }
}
