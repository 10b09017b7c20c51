// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// A period of an indicator's series: what is aimed at for it, and what was measured (IATI: period; StratML: MeasurementInstance).
package struct MeasuredPeriod: Sendable, Equatable {
  package internal(set) var period: DateSpan?
  package internal(set) var start: CalendarDate?
  package internal(set) var end: CalendarDate?
  package internal(set) var target: DecimalNumber?
  package internal(set) var actual: DecimalNumber?
  package internal(set) var note: String?
  package internal(set) var aim: String?
  package internal(set) var result: String?

  package init() {}

  package static let fields: [Field<MeasuredPeriod>] = [
    Field("period", \.period, .span, "The period, such as `2026-Q1`; in its place, `start` and `end`."),
    Field("start", \.start, .date, "The first day of the period (StratML: StartDate)."),
    Field("end", \.end, .date, "The last day of the period, or the day of the measurement (StratML: EndDate)."),
    Field("target", \.target, .number, "What is aimed at (StratML: TargetResult)."),
    Field("actual", \.actual, .number, "What was measured (StratML: ActualResult)."),
    Field("note", \.note, .paragraph, "What explains the figures of the period."),
    Field("aim", \.aim, .paragraph, "What is aimed at, in words (StratML: TargetResult, Description)."),
    Field("result", \.result, .paragraph, "What was reached, in words (StratML: ActualResult, Description)."),
  ]

  /// Nil where the file does not say it, or says it backwards.
  package var time: DateSpan? {
    if let period { return period }
    guard let end else { return start.flatMap { DateSpan($0.iso) } }
    return start == nil || start == end ? DateSpan(end.iso) : start.flatMap { DateSpan("\($0.iso)/\(end.iso)") }
  }
}

/// The value from which change is counted.
package struct Baseline: Sendable, Equatable {
  package internal(set) var value: DecimalNumber?
  package internal(set) var period: DateSpan?
  package internal(set) var note: String?

  static let fields: [Field<Baseline>] = [
    Field("value", \.value, .number, required: true, "The value."),
    Field("period", \.period, .span, "When it was measured, such as `2025` or `2025-12-31`."),
    Field("note", \.note, .paragraph, "What explains it."),
  ]
}

/// An indicator's own rule for what counts as a change.
package struct ChangeCriterion: Sendable, Equatable {
  package internal(set) var words: String?
  package internal(set) var change: DecimalNumber?

  static let fields: [Field<ChangeCriterion>] = [
    Field(
      "words", \.words, .paragraph, required: true,
      "The rule in words, such as `Improving means one percentage point or more above the measurement before`."),
    Field(
      "change", \.change, .number, required: true,
      "The smallest change from one measurement to the next that counts, in the indicator's unit."),
  ]
}

extension FieldType where Value == MeasuredPeriod {
  package static let measuredPeriod = FieldType.record(
    "period", of: MeasuredPeriod.fields, empty: MeasuredPeriod(), shorthand: "period")
}

extension FieldType where Value == Baseline {
  static let baseline = FieldType.record("baseline", of: Baseline.fields, empty: Baseline(), shorthand: "value")
}

extension FieldType where Value == ChangeCriterion {
  static let criterion = FieldType.record(
    "criterion", of: ChangeCriterion.fields, empty: ChangeCriterion(), shorthand: "words")
}
