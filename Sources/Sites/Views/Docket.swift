// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

/// What a printed plan says of itself at its head: who issues it, for which period, in which edition, since when, how it is,
/// how often it is reviewed, then the other facts about it.
func makePlanDocket(_ root: Int, _ site: some HasViews) -> [FactModel] {
  let (item, words) = (site.plan.items[root], site.words)
  guard let details = item.details(PlanDetails.self) else { return [] }
  let days = [details.start, details.end].compactMap { $0 }.map(words.date)
  let period = days.count == 2 ? words.sentence(.dateSpan, ["start": days[0], "end": days[1]]) : days.first ?? ""
  let facts = [
    FactModel(label: words[.issuedBy], values: issuers(of: details)),
    FactModel(label: words["period"], text: period),
    FactModel(label: words["field-version"], text: details.version ?? ""),
    FactModel(label: words[.status], text: statusModel(item, on: site.plan.asOf, words)?.label ?? ""),
    FactModel(label: words["review-cycle"], text: details.reviewCycle ?? ""),
  ]
  return (facts + dateFacts(item, words) + makeFacts(root, site)).filter { !$0.values.isEmpty }
}

/// The bodies that issue a plan, each with its short form.
func issuers(of plan: PlanDetails) -> [FactValueModel] {
  plan.organizations.compactMap { organization in
    organization.name.map { name in FactValueModel(text: organization.acronym.map { "\(name) (\($0))" } ?? name) }
  }
}

/// The same of a part: how it is, unless it is in force as everything else, who, when and what its kind has, and its dates.
func makeDocket(_ index: Int, _ site: some HasViews) -> [FactModel] {
  let (item, words) = (site.plan.items[index], site.words)
  var facts: [FactModel] = []
  if item.fields.status != .active, let status = statusModel(item, on: site.plan.asOf, words) {
    facts.append(FactModel(label: words[.status], text: status.label))
  }
  if site.plan.isOverdue(index) { facts.append(FactModel(label: words[.status], text: words[.overdue])) }
  return (facts + makeFacts(index, site) + dateFacts(item, words)).filter { !$0.values.isEmpty }
}

private func dateFacts(_ item: Item, _ words: Words) -> [FactModel] {
  [("published", item.fields.published), ("updated", item.fields.updated)].map { name, date in
    FactModel(
      label: words["field-\(name)"], values: date.map { [FactValueModel(text: words.date($0), iso: $0.iso)] } ?? [])
  }
}

extension FactModel {
  fileprivate init(label: String, text: String) {
    self.init(label: label, values: text.isEmpty ? [] : [FactValueModel(text: text)])
  }
}
