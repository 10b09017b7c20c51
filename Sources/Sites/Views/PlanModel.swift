// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// What a plan says of itself.
struct PlanModel: Sendable {
  let organizations: [Organization]
  let mission: String
  let vision: String
  let values: [PlanValue]
  let version: String
  let reviewCycle: String
  var start: DateModel?
  var end: DateModel?
  var elapsed = ""
  var length = ""
  var period = ""

  private static let organizationView = View<Organization>(
    "organization",
    [
      .init("name", .text, "The organization's name.") { .text($0.name ?? "") },
      .init("acronym", .text, "Its short form.") { .text($0.acronym ?? "") },
      .init("description", .text, "What it is.") { .text($0.description ?? "") },
    ])

  private static let valueView = View<PlanValue>(
    "plan-value",
    [
      .init("name", .text, "The value in a word or two.") { .text($0.name ?? "") },
      .init("description", .text, "What it means here.") { .text($0.description ?? "") },
    ])

  static let view = View<PlanModel>(
    "plan",
    [
      .init("organizations", .list(organizationView.shape), "Who issues it.") {
        .list($0.organizations.map(organizationView.record))
      },
      .init("mission", .text, "What the organization is there for.") { .text($0.mission) },
      .init("vision", .text, "What it wants to come true.") { .text($0.vision) },
      .init("values", .list(valueView.shape), "What it values.") { .list($0.values.map(valueView.record)) },
      .init("version", .text, "The edition, unless the title has it.") { .text($0.version) },
      .init("review-cycle", .text, "How often progress is reviewed.") { .text($0.reviewCycle) },
      .init("start", .record(DateModel.view.shape), "The first day of its period.") {
        $0.start.map { .record(DateModel.view.record($0)) } ?? .none
      },
      .init("end", .record(DateModel.view.shape), "The last day of its period.") {
        $0.end.map { .record(DateModel.view.record($0)) } ?? .none
      },
      .init("elapsed", .text, "How many months have passed; empty without a period.") { .text($0.elapsed) },
      .init("length", .text, "How many months the period has.") { .text($0.length) },
      .init("period", .text, "How many of them have passed, as a sentence; empty where all have.") { .text($0.period) },
    ])
}

/// Nil where the item is not a plan.
func planModel(_ index: Int?, _ site: some HasViews) -> PlanModel? {
  guard let index, let details = site.plan.items[index].details(PlanDetails.self) else { return nil }
  var model = PlanModel(
    organizations: details.organizations, mission: details.mission ?? "", vision: details.vision ?? "",
    values: details.values,
    version: details.version.map { site.plan.items[index].title.contains($0) ? "" : $0 } ?? "",
    reviewCycle: details.reviewCycle ?? "")
  model.start = details.start.map { dateModel($0, site.words) }
  model.end = details.end.map { dateModel($0, site.words) }
  guard let start = details.start, let end = details.end, let period = Period(from: start, to: end) else {
    return model
  }
  model.length = String(period.months)
  model.elapsed = String(period.months(elapsedOn: site.plan.asOf))
  // That it has ended is said by the plan's status.
  let word: ProgramWord
  switch period.phase(on: site.plan.asOf) {
  case .before: word = .periodBefore
  case .during: word = .periodDuring
  case .after: return model
  }
  model.period = site.words.sentence(
    word,
    [
      "elapsed": model.elapsed, Wording.count: model.length, "end": site.words.date(end),
      "start": site.words.date(start),
    ])
  return model
}
