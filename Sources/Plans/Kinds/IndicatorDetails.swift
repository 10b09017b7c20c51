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
  package enum Measurement: String, FieldChoice {
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
  package private(set) var type: Measurement?
  package private(set) var dimension: String?
  package private(set) var unit: String?
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
    Field("dimension", \.dimension, .text, fact: true, "What is measured (StratML: MeasurementDimension)."),
    Field("unit", \.unit, .text, fact: true, "In which unit, such as `shelters` or `%` (StratML: UnitOfMeasurement)."),
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
          .datesBackwards, "the period ends on \(end.iso), before it starts on \(start.iso)", at: place,
          help: "exchange `start` and `end`, or correct the year")
      } else {
        report.add(
          .missingField, "a period of a series needs the field `period` or `end`", at: place,
          help: "add a line such as `period: 2026-Q1`")
      }
    }
  }
}
