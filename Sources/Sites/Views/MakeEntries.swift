import Fields
import HTML
import Markdown
import Plans
import Templates
import Workers

/// All items as lists show them, each with its parts: those that have none first, so that an item's record is made once
/// and is part of its parent's.
func makeEntries(_ plan: Plan, _ addresses: [String], _ words: Words, workers: Int) -> [Record] {
  var levels: [[Int]] = []
  for index in plan.items.indices {
    let depth = plan.depth(of: index)
    while levels.count <= depth { levels.append([]) }
    levels[depth].append(index)
  }
  let none = Record([])
  var entries = [Record](repeating: none, count: plan.items.count)
  for level in levels.reversed() {
    let made = parallelMap(level, workers: workers) { [entries] index in
      makeEntry(index, children: plan.children[index].map { entries[$0] }, plan, addresses, words)
    }
    for (index, entry) in zip(level, made) { entries[index] = entry }
  }
  return entries
}

/// An item as lists show it, made by itself.
func makeEntry(_ index: Int, _ plan: Plan, _ addresses: [String], _ words: Words) -> Record {
  // No deeper than the levels that a plan may have.
  let children = plan.children[index].map { makeEntry($0, plan, addresses, words) }
  return makeEntry(index, children: children, plan, addresses, words)
}

private func makeEntry(
  _ index: Int, children: [Record], _ plan: Plan, _ addresses: [String], _ words: Words
) -> Record {
  var model = entryModel(index, plan, addresses[index], words)
  model.children = children
  return EntryModel.view.record(model)
}

func entryModel(_ index: Int, _ plan: Plan, _ address: String, _ words: Words) -> EntryModel {
  let item = plan.items[index]
  var model = EntryModel(
    id: item.id, kind: words.kind(of: item), number: item.fields.number ?? "",
    title: item.title, address: .site(address), summary: shortened(plan.summary(of: index), to: 180))
  model.description = item.fields.description ?? ""
  model.date = (item.fields.date ?? item.fields.published).map { dateModel($0, words) }
  model.status = statusModel(item, words)
  return model
}
