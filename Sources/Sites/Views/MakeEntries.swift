import Fields
import HTML
import Markdown
import Plans
import Templates

/// An item as lists show it.
func makeEntry(_ index: Int, _ plan: Plan, _ addresses: [String], _ words: Words) -> Record {
  var model = entryModel(index, plan, addresses[index], words)
  model.children = children(of: index, plan).map {
    EntryModel.shortView.record(entryModel($0, plan, addresses[$0], words))
  }
  return EntryModel.view.record(model)
}

/// A goal's objectives, in order.
func children(of index: Int, _ plan: Plan) -> [Int] {
  plan.incoming[index].filter { $0.name == "goal" }.map(\.from)
}

func entryModel(_ index: Int, _ plan: Plan, _ address: String, _ words: Words) -> EntryModel {
  let item = plan.items[index]
  var model = EntryModel(
    id: item.id, kind: item.kind == .page ? "" : words["kind-\(item.kind.name)"], number: item.fields.number ?? "",
    title: item.title,
    address: .site(address), summary: shortened(plan.summary(of: index), to: 180))
  model.description = item.fields.description ?? ""
  model.date = (item.fields.date ?? item.fields.published).map { dateModel($0, words) }
  model.status = statusModel(item, words)
  return model
}

func statusModel(_ item: Item, _ words: Words) -> StatusModel? {
  item.fields.status.map { StatusModel(name: $0.rawValue, label: words["status-\($0.rawValue)"]) }
}

func dateModel(_ date: CalendarDate, _ words: Words, label: String = "") -> DateModel {
  DateModel(label: label, iso: date.iso, text: words.date(date))
}
