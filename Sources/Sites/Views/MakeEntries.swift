// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML
import Markdown
import Plans
import Templates

/// An item as lists show it, with its parts.
func makeEntry(
  _ index: Int, children: [Record], _ plan: Plan, _ addresses: [String], _ words: Words
) -> Record {
  var model = entryModel(index, plan, addresses[index], words)
  model.children = children
  return EntryModel.view.record(model)
}

/// What lists say of an item: all of it where the plan is seen item by item, else its first sentences.
private func listSummary(_ index: Int, _ plan: Plan) -> String {
  let summary = plan.summary(of: index)
  return plan.items[index].kind.isTrunk ? summary : openingSentences(summary, upTo: 180)
}

func entryModel(_ index: Int, _ plan: Plan, _ address: String, _ words: Words) -> EntryModel {
  let item = plan.items[index]
  var model = EntryModel(
    id: item.id, kind: words.kind(of: item), number: item.printedNumber ?? "",
    title: item.title, address: .site(address), summary: listSummary(index, plan),
    nature: words.nature(of: item))
  model.description = item.fields.description ?? ""
  model.date = (item.fields.date ?? item.fields.published).map { dateModel($0, words) }
  model.status = statusModel(item, on: plan.asOf, words)
  model.unpublished = unpublishedModel(index, plan, words)
  if item.isCarriedOut { model.state = stateModel(index, plan, words) }
  return model
}
