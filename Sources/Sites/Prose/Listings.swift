import HTML
import Plans
import Templates

extension Site {
  /// Writes a directive's list or table with the theme's templates.
  func write(_ listing: Listing, root: String, into writer: inout HTMLWriter) {
    guard let templates else { return }
    // These templates hold nothing of a kind that could go too deep: recursion needs nested records.
    switch listing.form {
    case .list:
      let model = ListingModel(
        title: words["kinds-\(listing.kind.name)"], entries: listing.items.map { entries[$0] })
      try? templates.list.render(ListingModel.view.record(model), root: root, into: &writer)
    case .table:
      try? templates.table.render(TableModel.view.record(tableModel(listing, self)), root: root, into: &writer)
    }
  }
}

/// Number and title, then the facts of the kind that any of the items has, then the status.
private func tableModel(_ listing: Listing, _ site: Site) -> TableModel {
  let items = listing.items
  let plan = site.plan
  let fields = listing.kind.fields.filter { field in
    field.isFact && items.contains { !field.facts(plan.items[$0].details).isEmpty }
  }
  let hasNumbers = items.contains { plan.items[$0].fields.number != nil }
  let hasStatus = items.contains { plan.items[$0].fields.status != nil }
  var columns = hasNumbers ? [TableModel.Column(title: site.words["field-number"])] : []
  columns.append(TableModel.Column(title: site.words["field-title"]))
  columns += fields.map { TableModel.Column(title: site.words["field-\($0.name)"]) }
  if hasStatus { columns.append(TableModel.Column(title: site.words["status"])) }
  let rows = items.map { index in
    let item = plan.items[index]
    var cells = hasNumbers ? [TableModel.Cell(text: item.fields.number ?? "")] : []
    cells.append(TableModel.Cell(text: item.title, address: .site(site.addresses[index]), isHeader: true))
    cells += fields.map { field in
      let values = field.facts(item.details).compactMap { factValue($0, site) }
      if let only = values.first, values.count == 1 {
        return TableModel.Cell(text: only.text, address: only.address, iso: only.iso)
      }
      return TableModel.Cell(text: values.map(\.text).joined(separator: "; "))
    }
    if hasStatus { cells.append(TableModel.Cell(text: statusModel(item, site.words)?.label ?? "")) }
    return TableModel.Row(cells: cells)
  }
  return TableModel(caption: site.words["kinds-\(listing.kind.name)"], columns: columns, rows: rows)
}
