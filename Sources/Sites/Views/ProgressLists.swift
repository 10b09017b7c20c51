// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// The parts of a plan in the orders in which people ask for them.
struct ProgressLists: Sendable {
  /// Of the page that begins them, relative to the site's root.
  static let address = "progress/index.html"

  /// Items with what they are listed under, which is the same for those that stand together.
  struct Entry: Sendable {
    let item: Int
    let group: Group
  }

  /// In what the parts differ, each by itself.
  enum Facet: String, CaseIterable, Sendable {
    case goal, lead, due, state
  }

  enum Group: Sendable, Hashable {
    case item(Int)
    case text(String)
    case word(ProgramWord)
    /// A word by its key.
    case key(String)
  }

  let byGoal: [Entry]
  let byLead: [Entry]
  let byDate: [Entry]
  /// What is overdue first, then by how far the parts are and how the indicators are judged.
  let byState: [Entry]
  let overdue: [Int]
  /// Milestones whose dates have changed, by their dates of today.
  let slipped: [Int]
  /// What each part is listed under, apart from being overdue.
  private let groups: [Facet: [Int: Group]]

  init(_ plan: Plan, _ progress: PlanProgress) {
    let tracked = Set(progress.parts + Array(progress.assessments.keys))
    let inTrunk = plan.trunk.flatMap { root in
      plan.branch(of: root).filter(tracked.contains).map { Entry(item: $0, group: .item(root)) }
    }
    let placed = Set(inTrunk.map(\.item))
    byGoal = inTrunk + tracked.subtracting(placed).sorted().map { Entry(item: $0, group: .word(.progressElsewhere)) }
    overdue = plan.byDeadline(progress.parts.filter(plan.isOverdue))
    let late = Set(overdue)
    byLead = leads(progress.parts, late, plan)
    byDate =
      overdue.map { Entry(item: $0, group: .word(.overdue)) }
      + plan.byDeadline(progress.parts.filter { !late.contains($0) }).compactMap { index in
        dateGroup(index, plan).map { Entry(item: index, group: $0) }
      }
    byState = overdue.map { Entry(item: $0, group: .word(.overdue)) } + states(progress, late, plan)
    slipped = plan.byDeadline(
      progress.parts.filter { plan.items[$0].details(MilestoneDetails.self)?.history.isEmpty == false })
    func groups(_ entries: [Entry]) -> [Int: Group] {
      Dictionary(entries.lazy.map { ($0.item, $0.group) }, uniquingKeysWith: { first, _ in first })
    }
    var due: [Int: Group] = [:]
    for index in progress.parts { due[index] = dateGroup(index, plan) }
    for (index, assessment) in progress.assessments {
      due[index] = assessment.finalTarget?.time.map { .text(String($0.end.year)) }
    }
    self.groups = [.goal: groups(byGoal), .lead: groups(byLead), .due: due, .state: groups(byState)]
  }

  func group(of item: Int, _ facet: Facet) -> Group? { groups[facet]?[item] }
}

private func states(_ progress: PlanProgress, _ late: Set<Int>, _ plan: Plan) -> [ProgressLists.Entry] {
  let parts = plan.byDeadline(progress.parts.filter { !late.contains($0) })
  let order: [ProgressState?] = [.underWay, .notStarted, .ongoing, .done, .stopped, nil]
  let ofParts = order.flatMap { state in
    parts.filter { plan.items[$0].progressState == state }.map { index in
      ProgressLists.Entry(
        item: index, group: state.map { .key("\(ProgressState.wordsPrefix)-\($0.rawValue)") } ?? .word(.progressNoState)
      )
    }
  }
  let indicators = progress.assessments.keys.sorted()
  let ofIndicators = Judgement.allCases.flatMap { judgement in
    indicators.filter { progress.assessments[$0]?.judgement == judgement }.map { index in
      ProgressLists.Entry(item: index, group: .key("judgement-\(judgement.rawValue)"))
    }
  }
  return ofParts + ofIndicators
}

/// Partners in their order, then other names, then those of whom nobody says who leads them.
/// Of each, what is overdue comes first.
private func leads(_ parts: [Int], _ late: Set<Int>, _ plan: Plan) -> [ProgressLists.Entry] {
  var ofPartner: [Int: [Int]] = [:]
  var ofName: [String: [Int]] = [:]
  var ofNobody: [Int] = []
  for index in parts {
    guard let lead = plan.items[index].part?.lead else {
      ofNobody.append(index)
      continue
    }
    if let partner = plan.item(named: lead, of: [PartnerDetails.name]) {
      ofPartner[partner, default: []].append(index)
    } else {
      ofName[lead, default: []].append(index)
    }
  }
  func entries(_ items: [Int], _ group: ProgressLists.Group) -> [ProgressLists.Entry] {
    let items = plan.byDeadline(items)
    return (items.filter(late.contains) + items.filter { !late.contains($0) }).map {
      ProgressLists.Entry(item: $0, group: group)
    }
  }
  return ofPartner.keys.sorted().flatMap { entries(ofPartner[$0] ?? [], .item($0)) }
    + ofName.keys.sorted { ReadingKey($0) < ReadingKey($1) }.flatMap { entries(ofName[$0] ?? [], .text($0)) }
    + entries(ofNobody, .word(.progressNoLead))
}

/// The year of the deadline; nil for what has no date, and is not among those that are sorted by it.
private func dateGroup(_ index: Int, _ plan: Plan) -> ProgressLists.Group? {
  guard let part = plan.items[index].part else { return nil }
  if let deadline = part.deadline { return .text(String(deadline.end.year)) }
  return part.time == nil && part.due == nil ? nil : .word(.timeOngoing)
}
