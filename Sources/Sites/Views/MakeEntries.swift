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

extension HasViews {
  /// An item in the list of its kind, which says more of some than other lists do: which part a partner takes, what the
  /// figures of an indicator say, when a milestone is due.
  func listedEntry(_ index: Int) -> Record {
    let item = plan.items[index]
    guard [PartnerDetails.name, IndicatorDetails.name, MilestoneDetails.name].contains(item.kind.like) else {
      return entry(index)
    }
    var model = entryModel(index, plan, addresses[index], words)
    model.children = plan.listedParts(of: index).map(entry)
    model.mark = markOfPartner(index)
    if let details = item.details(IndicatorDetails.self), views.tracksProgress,
      let assessment = views.progress.assessments[index]
    {
      model.headline = headline(assessment, details, words)
      model.judgement = judgementModel(assessment.judgement, words)
    } else if let deadline = item.part?.deadline {
      model.headline = words.sentence(.scoreDue, ["date": words.span(deadline)])
    }
    return EntryModel.view.record(model)
  }

  /// That a partner leads something or pays for it, else on which sides it is, of those who act and of those who gain; else
  /// what type of partner it is.
  private func markOfPartner(_ index: Int) -> String {
    guard let details = plan.items[index].details(PartnerDetails.self) else { return "" }
    let names = Set(plan.incoming[index].lazy.map(\.name))
    for name in ["lead", "funding"] where names.contains(name) { return words["field-\(name)"] }
    let sides = Set(plan.incoming[index].lazy.filter { $0.name == "partners" }.map(\.relation))
    let roles = RoleType.allCases.filter { sides.contains($0.rawValue) }.map { words["role-\($0.rawValue)"] }
    guard let first = roles.first else { return details.type.map { words["partner-\($0.rawValue)"] } ?? "" }
    return roles.dropFirst().reduce(first) { words.sentence(.listMore, ["names": $0, "name": $1]) }
  }
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
