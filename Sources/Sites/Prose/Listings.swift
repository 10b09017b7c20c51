import Diagnostics
import HTML
import Plans
import Templates

extension Site {
  /// Writes a directive's list or table with the theme's templates; on the whole plan's page, entries lead to their place
  /// on it.
  func write(_ listing: Listing, root: String, whole: WholePlan?, into writer: inout HTMLWriter) throws(Problem) {
    guard let templates else { return }
    let template = listing.form == .list ? templates.list : templates.table
    try template.render(record(listing, whole), root: root, into: &writer)
  }

  func record(_ listing: Listing, _ whole: WholePlan?) -> Record {
    switch listing.form {
    case .list:
      ListingModel.view.record(
        ListingModel(title: words["kinds-\(listing.kind.name)"], entries: listing.items.map { listed($0, whole) }))
    case .table: TableModel.view.record(tableModel(listing, self, whole))
    }
  }

  private func listed(_ index: Int, _ whole: WholePlan?) -> Record {
    guard let whole, whole.holds(index) else { return entry(index) }
    var model = entryModel(index, plan, addresses[index], words)
    model.address = address(of: index, whole)
    return EntryModel.view.record(model)
  }

  fileprivate func address(of index: Int, _ whole: WholePlan?) -> Address {
    guard let whole, whole.holds(index) else { return .site(addresses[index]) }
    return .external("#" + WholePlan.anchor(plan.items[index]))
  }
}

/// The columns that the directive names; else number and title, then the facts that any of the items has, then the
/// status.
private func tableModel(_ listing: Listing, _ site: Site, _ whole: WholePlan?) -> TableModel {
  let items = listing.items.map { site.plan.items[$0] }
  var columns = listing.columns
  if columns.isEmpty {
    columns = items.contains { $0.fields.number != nil } ? ["number", "title"] : ["title"]
    columns += listing.kind.facts.filter { field in
      listing.kind.columns.contains(field.name) && items.contains { $0.value(of: field) != nil }
    }.map(\.name)
    if items.contains(where: { $0.fields.status != nil }) { columns.append("status") }
  }
  let rows = listing.items.map { index in TableModel.Row(cells: columns.map { cell($0, index, site, whole) }) }
  return TableModel(
    caption: site.words["kinds-\(listing.kind.name)"],
    columns: columns.map { TableModel.Column(title: site.words["field-\($0)"]) }, rows: rows)
}

private func cell(_ column: String, _ index: Int, _ site: Site, _ whole: WholePlan?) -> TableModel.Cell {
  let item = site.plan.items[index]
  if column == "title" {
    return TableModel.Cell(text: item.title, address: site.address(of: index, whole), isHeader: true)
  }
  guard let field = item.kind.field(named: column), let value = item.value(of: field) else {
    return TableModel.Cell(text: "")
  }
  let values = factValues(value, field.declaration.shape, site)
  if let only = values.first, values.count == 1 {
    return TableModel.Cell(text: only.text, address: only.address, iso: only.iso)
  }
  return TableModel.Cell(text: values.map(\.text).joined(separator: "; "))
}
