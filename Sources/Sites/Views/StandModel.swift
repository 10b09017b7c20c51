// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// How the plan stands, for its cover: counts of states with the day for which they hold, or, where nothing is measured and
/// nothing carried out, how large it is.
struct StandModel: Sendable {
  let title: String
  let tallies: [TallyModel]
  let sizes: [SizeModel]
  let note: String

  static let view = View<StandModel>(
    "stand",
    [
      .init("title", .text, "What is counted, and for which day.") { .text($0.title) },
      .init("tallies", .list(TallyModel.view.shape), "The counts by state.") { TallyModel.view.list($0.tallies) },
      .init("sizes", .list(SizeModel.view.shape), "How many goals, objectives and so on; where no states are known.") {
        SizeModel.view.list($0.sizes)
      },
      .init("note", .text, "What is not known, in a sentence; often empty.") { .text($0.note) },
    ])
}

/// So many items of a kind.
struct SizeModel: Sendable {
  let count: String
  let title: String
  let address: Address?

  static let view = View<SizeModel>(
    "size",
    [
      .init("count", .text, "How many.") { .text($0.count) },
      .init("title", .text, "What they are called together.") { .text($0.title) },
      .init("address", .address, "Their list, where they have one.") { Value($0.address) },
    ])
}

/// Nil on a site without a plan, or one without parts.
func makeStand(_ site: some HasViews) -> StandModel? {
  let (plan, words) = (site.plan, site.words)
  guard plan.root != nil, plan.items.contains(where: \.kind.isTrunk) else { return nil }
  if site.views.tracksProgress, let stand = standOfIndicators(site) ?? standOfParts(site) { return stand }
  let orders = Set(plan.items.lazy.filter(\.kind.isTrunk).map(\.kind.order)).sorted()
  let sizes = orders.map { order in
    let kind = plan.kinds.all[order]
    let section = site.sections.first { $0.kind == kind }
    return SizeModel(
      count: words.number(plan.items.lazy.filter { $0.kind == kind }.count), title: words.many(kind),
      address: section.map { .site($0.address) })
  }
  return StandModel(title: words[.standSize], tallies: [], sizes: sizes, note: words[.standUnmeasured])
}

/// The indicators by how they are judged; nil where there are none.
func standOfIndicators(_ site: some HasViews) -> StandModel? {
  let (tally, words) = (site.views.progress.tally, site.words)
  if tally.isEmpty { return nil }
  let count = String(tally.values.reduce(0, +))
  return StandModel(
    title: words.sentence(.standIndicators, [Wording.count: count, "date": words.date(site.plan.asOf)]),
    tallies: tallies(tally, words), sizes: [], note: "")
}

/// The parts that are carried out by how far they are; nil where none says so.
func standOfParts(_ site: some HasViews) -> StandModel? {
  let (plan, words) = (site.plan, site.words)
  let states = site.views.progress.parts.compactMap { stateModel($0, plan, words)?.name }
  if states.isEmpty { return nil }
  return StandModel(
    title: words.sentence(.standSteps, [Wording.count: String(states.count), "date": words.date(plan.asOf)]),
    tallies: tallies(ofStates: states, words), sizes: [], note: "")
}
