// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// What shows whether a part of the plan is reached (StratML: PerformanceIndicator).
package struct IndicatorDetails: Details {
  package static let name = "indicator"
  package static let folder = "indicators"
  package static let isTabled = true
  package static let wholes = ["goal", "objective", "measure"]

  /// StratML Part 2's PerformanceIndicatorTypeType.
  package enum Nature: String, FieldChoice {
    case quantitative, qualitative

    package static let wordsPrefix = "indicator"

    package var meaning: String {
      switch self {
      case .quantitative: "it is counted or measured"
      case .qualitative: "it is described"
      }
    }
  }

  /// StratML Part 2's ValueChainStageType.
  package enum Stage: String, FieldChoice {
    case input
    case inputProcessing = "input-processing"
    case output
    case outputProcessing = "output-processing"
    case outcome

    package static let wordsPrefix = "stage"

    package var meaning: String {
      switch self {
      case .input: "what is put in, such as money or staff"
      case .inputProcessing: "what is done with it"
      case .output: "what comes out, such as shelters built"
      case .outputProcessing: "what is done with what comes out"
      case .outcome: "what changes for people"
      }
    }
  }

  package enum Direction: String, FieldChoice {
    case up, down, hold

    package static let wordsPrefix = "direction"

    package var meaning: String {
      switch self {
      case .up: "more is better"
      case .down: "less is better"
      case .hold: "it should stay at its target"
      }
    }
  }

  package private(set) var of: Reference?
  package private(set) var type: Nature?
  package private(set) var dimension: String?
  package private(set) var unit: String?
  package private(set) var unitOne: String?
  package private(set) var stage: Stage?
  package private(set) var direction: Direction?
  package private(set) var baseline: Baseline?
  package private(set) var minimum: DecimalNumber?
  package private(set) var maximum: DecimalNumber?
  package private(set) var criterion: ChangeCriterion?
  package private(set) var method: String?
  package private(set) var verifiedBy: String?
  package private(set) var dataSource: String?
  package private(set) var accuracy: String?
  package private(set) var limitations: String?
  package private(set) var mitigation: String?
  package private(set) var series: [MeasuredPeriod] = []

  package init() {}

  package static let fields: [Field<IndicatorDetails>] = [
    Field(
      "of", \.of, .reference(to: ["plan"] + wholes), parent: true,
      "The identifier of the part of the plan that the indicator belongs to; it says the same as `part-of`."),
    Field("type", \.type, .choice(otherwise: .quantitative), fact: true, "Whether it is measured or described."),
    Field(
      "dimension", \.dimension, .text, fact: true,
      "What is measured, and where: a line below the title (StratML: MeasurementDimension)."),
    Field("unit", \.unit, .text, fact: true, "In which unit, such as `shelters` or `%` (StratML: UnitOfMeasurement)."),
    Field("unit-one", \.unitOne, .text, "The unit of a single one, such as `shelter`; without it, the same `unit`."),
    Field("stage", \.stage, .choice(), fact: true, "Where in the chain from means to effects it measures."),
    Field("direction", \.direction, .choice(otherwise: .up), fact: true, "Which way is better."),
    Field(
      "baseline", \.baseline, .baseline, fact: true,
      "The value from which change is counted; without it, the first measurement."),
    Field("minimum", \.minimum, .number, "The smallest value that there can be; of `%`, it is 0."),
    Field("maximum", \.maximum, .number, "The largest value that there can be, such as 100 of `%`."),
    Field(
      "criterion", \.criterion, .criterion,
      "A rule of the indicator's own for what counts as better or worse; without it, the pace that the target requires."
    ),
    Field("method", \.method, .paragraph, fact: true, "How it is measured."),
    Field("verified-by", \.verifiedBy, .paragraph, "How the figures are verified and validated, and by whom."),
    Field("data-source", \.dataSource, .paragraph, "Where the figures come from."),
    Field("accuracy", \.accuracy, .paragraph, "How accurate the figures have to be for their use."),
    Field("limitations", \.limitations, .paragraph, "What keeps the figures from being that accurate."),
    Field("mitigation", \.mitigation, .paragraph, "What is done about these limitations."),
    Field(
      "series", \.series, .list(.measuredPeriod),
      "The periods, each with what is aimed at and what was measured, one `- period: …` each."),
  ]

  /// Whether its figures are parts of a hundred.
  package var isShare: Bool { unit == "%" }

  /// With figures it is a set of data.
  package func schemaType(_ fields: CommonFields) -> String { series.isEmpty ? "CreativeWork" : "Dataset" }

  /// What the GPRA Modernization Act (31 U.S.C. 1115(b)(8)) asks to be said of figures, by the names of the fields.
  package var statements: [(name: String, text: String?)] {
    [
      ("verified-by", verifiedBy), ("data-source", dataSource), ("accuracy", accuracy), ("limitations", limitations),
      ("mitigation", mitigation),
    ]
  }

  /// Each period says when it is.
  package func check(_ item: Item, _ report: inout Report) {
    for (number, period) in series.enumerated() where period.time == nil {
      let place = item.place(of: ["series", .element(number)])
      if let start = period.start, let end = period.end {
        report.add(
          .datesBackwards, "the period ends \(end.when), before it starts \(start.when)", at: place,
          help: "exchange `start` and `end`, or correct the year")
      } else if !["period", "start", "end"].contains(where: { item.states($0, inElement: number, of: "series") }) {
        // One that says so in words that are no time is reported with them.
        report.add(
          .undatedFigure, "this period of the series does not say when it is, so that nothing is judged by it",
          at: place,
          help: "say it in `period`, such as `2026-Q1`")
      }
    }
  }

  /// What a reader needs to judge an indicator is there.
  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {
    let item = plan.items[index]
    if type == .qualitative || item.unreadable.contains("series") { return }
    let targets = series.filter { $0.target != nil }
    let actuals = series.filter { $0.actual != nil }
    var missing: [String] = []
    if unit == nil { missing.append("unit") }
    if baseline == nil, criterion == nil { missing.append("baseline") }
    if targets.isEmpty, criterion == nil { missing.append("target") }
    if !missing.isEmpty {
      report.add(
        .incompleteIndicator, "this \(item.kind.called) has no \(missing.joined(separator: ", no "))", at: item.place,
        help: missing.map { $0 == "target" ? "add a `target:` to a period of its `series`" : "add a line `\($0):`" }
          .joined(separator: "; "))
    }
    checkTargets(item, targets, &report)
    checkPeriods(item, &report)
    let unsaid = statements.filter { $0.text == nil }.map(\.name)
    if !actuals.isEmpty, !unsaid.isEmpty {
      report.add(
        .missingQuality, "its figures come without \(quoted(unsaid))", at: item.place,
        help: "say in each of these fields what is known, or that nothing is")
    }
  }

  private func checkTargets(_ item: Item, _ targets: [MeasuredPeriod], _ report: inout Report) {
    for (number, period) in series.enumerated() where !targets.isEmpty && criterion == nil {
      guard period.actual != nil, period.target == nil else { continue }
      report.add(
        .actualWithoutTarget, "this period has an `actual`, and no `target`",
        at: item.place(of: ["series", .element(number)]), help: "add what was aimed at for the period")
    }
    let first = baseline?.period?.end.lastDay ?? series.compactMap(\.time?.start).min()
    guard targets.count == 1, let last = targets[0].time?.end, let first, last.wholeMonths(since: first) > 12 else {
      return
    }
    report.add(
      .noInterimTarget, "its only target is for \(last.iso), more than a year after its beginning",
      at: item.place(of: "series"),
      help: "add a period with a `target` for each year or quarter on the way")
  }

  private func checkPeriods(_ item: Item, _ report: inout Report) {
    let order = series.indices.filter { series[$0].time != nil }.sorted {
      (series[$0].time?.start.first ?? 0, $0) < (series[$1].time?.start.first ?? 0, $1)
    }
    for (one, other) in zip(order, order.dropFirst()) {
      guard let before = series[one].time, let after = series[other].time, after.start.first <= before.end.last else {
        continue
      }
      if (after.start.first, after.end.last) == (before.start.first, before.end.last) {
        report.add(
          .doubledPeriod, "the period \(after.text) is there twice", at: item.place(of: ["series", .element(other)]),
          help: "keep the one whose figures are right",
          notes: [Note("it is here first", at: item.place(of: ["series", .element(one)]))])
        continue
      }
      report.add(
        .overlappingPeriods, "\(after.text) overlaps with \(before.text)",
        at: item.place(of: ["series", .element(other)]),
        help: "correct one of the two, so that each day is counted once",
        notes: [Note("the other period is here", at: item.place(of: ["series", .element(one)]))])
    }
  }
}
