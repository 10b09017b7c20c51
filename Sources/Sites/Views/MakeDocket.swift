// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

/// What one comes to the page of an item for, in the order in which it is asked: how it stands, who answers for it, by when, what
/// it serves; then what else its kind says in few words.
struct Docket: Sendable {
  private(set) var facts: [FactModel] = []
  /// The facts that take more room than a docket has.
  private(set) var others: [FactModel] = []

  init(_ index: Int, _ site: some HasViews) {
    let (plan, words, item) = (site.plan, site.words, site.plan.items[index])
    add(words[.progress], standing(of: index, site).map { FactValueModel(text: $0.label, state: $0.name) })
    if let details = item.details(PlanDetails.self) {
      // How it stands is on the cover.
      add(words[.issuedBy], issuers(of: details))
    } else if let status = statusModel(item, on: plan.asOf, words), status.name != "active" || facts.isEmpty {
      add(words[.status], [FactValueModel(text: status.label, state: status.name)])
    }
    var rest = makeFacts(index, site)
    // Those of the kind in their own order, but first who and by when.
    let first = ["field-lead", "field-due", "field-time"].map { words[$0] }
    for label in first {
      for fact in rest where fact.label == label { add(fact.label, fact.values) }
      rest.removeAll { $0.label == label }
    }
    if item.part?.lead == nil {
      let others = plan.outgoing[index].filter { $0.name == "partners" }.prefix(Self.mostNamed)
      add(
        words["participants"],
        others.map { FactValueModel(text: plan.items[$0.to].title, address: .site(site.addresses[$0.to])) })
    }
    rest.removeAll {
      $0.label == words["field-progress"] && !facts.isEmpty && $0.values.count == 1
        && item.part?.progress?.isBare ?? true
    }
    if site.views.tracksProgress, item.kind.isPart {
      let sentence = milestonesSentence(plan.milestones(within: index), words)
      if !sentence.isEmpty, item.kind.like != MilestoneDetails.name {
        add(words["kinds-milestone"], [FactValueModel(text: sentence)])
      }
    }
    let served = plan.outgoing[index].filter {
      $0.name == "aligns-to" && $0.relation == AlignmentRelation.broader.rawValue
    }
    add(
      words["relation-aligns-to-broader"],
      served.prefix(Self.mostNamed).map { relation in
        let other = plan.items[relation.to]
        let title = other.fields.number.map { "\(words.kind(of: other)) \($0)" } ?? other.title
        return FactValueModel(text: title, address: .site(site.addresses[relation.to]))
      })
    let said = Set(facts.flatMap(\.values).map(\.text))
    for fact in rest where !fact.values.allSatisfy({ said.contains($0.text) }) {
      if fact.isShort { add(fact.label, fact.values) } else { others.append(fact) }
    }
  }

  private mutating func add(_ label: String, _ values: [FactValueModel]) {
    if !values.isEmpty { facts.append(FactModel(label: label, values: values)) }
  }

  private static let mostNamed = 3
}

extension Progress {
  /// Whether it says no more than how far a part is.
  fileprivate var isBare: Bool { assessedBy == nil && date == nil && note == nil }
}

extension FactModel {
  fileprivate var isShort: Bool { values.count <= 3 && values.allSatisfy { $0.text.utf8.count <= 72 } }
}
