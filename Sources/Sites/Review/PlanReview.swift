// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Plans
import Workers

/// What the owner of a plan wants to know of it at a glance: how much there is, how well it reads, how far it is, and what is
/// missing, the heaviest first.
package struct PlanReview: Sendable {
  /// Items of a kind, with the words of their texts.
  package struct KindCount: Sendable {
    package let name: String
    package let items: Int
    package let words: Int
  }

  /// How well the texts of a language read.
  package struct Readability: Sendable {
    package let language: String
    package let words: Int
    /// Of 100, the higher the easier; nil where no formula is known for the language, or there is too little to judge.
    package let score: Int?
    package let hasFormula: Bool
  }

  /// A text that stands out.
  package struct Text: Sendable {
    package let path: String
    package let title: String
    package let words: Int
    package let score: Int?
  }

  /// So many of all say something.
  package struct Share: Sendable {
    package let what: String
    package let count: Int
    package let all: Int
  }

  /// Problems of one rule.
  package struct Missing: Sendable {
    package let rule: Rule
    package let severity: Severity
    package let count: Int
    package let first: [(place: String, message: String)]
  }

  package let title: String
  package let asOf: CalendarDate
  package let pages: Int
  package let kinds: [KindCount]
  package let heldBack: [String]
  package let readability: [Readability]
  package let longest: [Text]
  package let hardest: [Text]
  package let progress: [(name: String, count: Int)]
  package let indicators: [(name: String, count: Int)]
  package let shares: [Share]
  package let missing: [Missing]

  package var words: Int { kinds.reduce(0) { $0 + $1.words } }
  package var items: Int { kinds.reduce(0) { $0 + $1.items } }
}

/// Reads all texts once more, for their words. Texts that cannot be read any more are left out.
package func reviewPlan(_ site: LaidOutSite, _ report: SettledReport, workers: Int) -> PlanReview {
  let (plan, words) = (site.site.plan, site.site.words)
  let texts = site.site.texts.texts
  let measures = parallelMap(plan.items, workers: workers) { item -> TextMeasure in
    guard item.document.hasProse, let prose = try? texts.prose(of: item) else { return TextMeasure() }
    let language = item.fields.language ?? site.site.configuration.language
    return TextMeasure(ofHTML: prose.html, language: language)
  }
  let reviewed = zip(plan.items, measures).map { item, measure in
    PlanReview.Text(path: item.file.fieldsPath, title: item.title, words: measure.words, score: measure.score)
  }
  // Of equals, the first in the plan.
  let order = Array(reviewed.enumerated())
  let long = order.filter { $1.words > 0 }.sorted { ($1.element.words, $0.offset) < ($0.element.words, $1.offset) }
  let hard = order.filter { $1.score != nil }.sorted {
    ($0.element.score ?? 0, $0.offset) < ($1.element.score ?? 0, $1.offset)
  }
  let progress = site.site.views.progress
  var states: [String: Int] = [:]
  for index in progress.parts {
    let state = plan.isOverdue(index) ? "overdue" : plan.items[index].progressState?.rawValue ?? "not stated"
    states[state, default: 0] += 1
  }
  return PlanReview(
    title: site.site.title, asOf: plan.asOf, pages: site.pages.count, kinds: kindCounts(plan, measures, words),
    heldBack: plan.heldBack.map { "\($0.path): \($0.explanation)" }, readability: readability(measures),
    longest: long.prefix(5).map(\.element), hardest: hard.prefix(5).map(\.element),
    progress: states.sorted { $0.key < $1.key }.map { (name: $0.key, count: $0.value) },
    indicators: Judgement.allCases.compactMap { judgement in
      progress.tally[judgement].map { (name: words["judged-\(judgement.rawValue)"], count: $0) }
    },
    shares: shares(plan, progress), missing: missing(report))
}

private func kindCounts(_ plan: Plan, _ measures: [TextMeasure], _ words: Words) -> [PlanReview.KindCount] {
  plan.kinds.all.compactMap { kind in
    let indices = plan.items.indices.filter { plan.items[$0].kind == kind }
    if indices.isEmpty { return nil }
    return PlanReview.KindCount(
      name: words.many(kind), items: indices.count, words: indices.reduce(0) { $0 + measures[$1].words })
  }
}

private func readability(_ measures: [TextMeasure]) -> [PlanReview.Readability] {
  var ofLanguage: [String: TextMeasure] = [:]
  for measure in measures where measure.words > 0 { ofLanguage[measure.language, default: TextMeasure()].add(measure) }
  return ofLanguage.sorted { ($1.value.words, $0.key) < ($0.value.words, $1.key) }.map { language, measure in
    PlanReview.Readability(
      language: language, words: measure.words, score: measure.score,
      hasFormula: ReadingFormula(language: language) != nil)
  }
}

private func shares(_ plan: Plan, _ progress: PlanProgress) -> [PlanReview.Share] {
  let parts = progress.parts
  let indicators = plan.items.compactMap { $0.details(IndicatorDetails.self) }
  let measured = indicators.filter { indicator in indicator.series.contains { $0.actual != nil } }
  let milestones = plan.items.compactMap { $0.details(MilestoneDetails.self) }
  let done = plan.items.compactMap { $0.details(MeasureDetails.self) }.filter { $0.part.progress?.state == .done }
  func share<Element>(_ what: String, _ all: [Element], _ says: (Element) -> Bool) -> PlanReview.Share? {
    all.isEmpty ? nil : PlanReview.Share(what: what, count: all.count(where: says), all: all.count)
  }
  let objectives = plan.items.indices.filter { plan.items[$0].kind.like == ObjectiveDetails.name }
  return [
    share("parts of the plan name who leads them, themselves or by what they are parts of", parts) { index in
      (plan.ancestors(of: index) + [index]).contains { plan.items[$0].part?.lead != nil }
    },
    share("parts of the plan say when", parts) { index in
      plan.items[index].part.map { $0.due != nil || $0.time != nil } ?? false
    },
    share("parts of the plan say how far they are", parts) { plan.items[$0].progressState != nil },
    share("objectives say what they serve, themselves or by their parts", objectives) { index in
      plan.branch(of: index).contains { !plan.items[$0].fields.alignsTo.isEmpty }
    },
    share("measures that are done name what shows it", done) { !$0.evidence.isEmpty },
    share("milestones have a date", milestones) { $0.part.deadline != nil || $0.completed != nil },
    share("indicators have a measurement", indicators) { indicator in
      indicator.series.contains { $0.actual != nil }
    },
    share("indicators have a baseline and a target", indicators) { indicator in
      indicator.baseline != nil && indicator.series.contains { $0.target != nil }
    },
    share("measured indicators say how they are verified", measured) { $0.verifiedBy != nil },
    share("measured indicators name their source", measured) { $0.dataSource != nil },
    share("measured indicators say how accurate they have to be", measured) { $0.accuracy != nil },
    share("measured indicators say what limits them", measured) { $0.limitations != nil },
    share("measured indicators say what is done about that", measured) { $0.mitigation != nil },
  ].compactMap { $0 }
}

/// By severity, then by how often.
private func missing(_ report: SettledReport) -> [PlanReview.Missing] {
  var ofRule: [String: [SettledReport.Finding]] = [:]
  for finding in report.findings { ofRule[finding.diagnostic.rule.name, default: []].append(finding) }
  let found = ofRule.values.compactMap { findings -> PlanReview.Missing? in
    guard let first = findings.first else { return nil }
    let rule = first.diagnostic.rule
    let others = report.omissions.reduce(0) { $0 + ($1.rule.name == rule.name ? $1.count : 0) }
    return PlanReview.Missing(
      rule: rule, severity: first.severity, count: findings.count + others,
      first: findings.prefix(3).map { finding in
        let place = finding.diagnostic.place.map { $0.line > 0 ? "\($0.path):\($0.line)" : $0.path } ?? ""
        return (place: place, message: finding.diagnostic.message)
      })
  }
  let order: [Severity] = [.error, .warning, .note]
  return found.sorted { a, b in
    let (x, y) = (order.firstIndex(of: a.severity) ?? 0, order.firstIndex(of: b.severity) ?? 0)
    return x != y ? x < y : a.count != b.count ? a.count > b.count : a.rule.name < b.rule.name
  }
}
