// SPDX-License-Identifier: Apache-2.0

import Fields

/// A progress report: what was reached in a period.
package struct UpdateDetails: Details {
  package static let name = "update"
  package static let folder = "updates"
  package static let isOfPlan = false

  package private(set) var period: DateSpan?
  package private(set) var items: [ReportedItem] = []

  package init() {}

  package static let fields: [Field<UpdateDetails>] = [
    Field("period", \.period, .span, fact: true, "The period that it reports on, such as `2026-Q3`."),
    Field(
      "items", \.items, .list(.reportedItem),
      "The parts of the plan that it reports on, each with how far it is and what happened."),
  ]

  package var day: CalendarDate? { period?.end }

  package func schemaType(_ fields: CommonFields) -> String { "Report" }
}

/// What an update says of one part of the plan.
package struct ReportedItem: Sendable, Equatable {
  package internal(set) var ref: Reference?
  package internal(set) var progress: ProgressState?
  package internal(set) var note: String?
  package internal(set) var decision: String?

  static let fields: [Field<ReportedItem>] = [
    Field("ref", \.ref, .reference(), required: true, "The identifier of the part."),
    Field("progress", \.progress, .choice(), "How far it was at the end of the period."),
    Field("note", \.note, .paragraph, "What happened."),
    Field(
      "decision", \.decision, .nameOrText(),
      "What was decided about it: the identifier of an item, a web address, or a text."),
  ]
}

extension FieldType where Value == ReportedItem {
  static let reportedItem = FieldType.record(
    "report", of: ReportedItem.fields, empty: ReportedItem(), shorthand: "ref")
}
