// SPDX-License-Identifier: Apache-2.0

import Fields

/// A point on the way that is either reached or not.
package struct MilestoneDetails: PartDetails {
  package static let name = "milestone"
  package static let folder = "milestones"
  package static let isTabled = true
  package static let wholes = ["goal", "objective", "measure"]

  package enum Obligation: String, FieldChoice {
    case required, encouraged

    package static let wordsPrefix = "obligation"

    package var meaning: String {
      switch self {
      case .required: "it has to be reached"
      case .encouraged: "it should be reached"
      }
    }
  }

  package var part = PartFields()
  package private(set) var of: Reference?
  package private(set) var completed: CalendarDate?
  package private(set) var obligation: Obligation?
  package private(set) var history: [EarlierDate] = []

  package init() {}

  package static let fields: [Field<MilestoneDetails>] =
    [
      Field(
        "of", \.of, .reference(to: ["plan"] + wholes), parent: true,
        "The identifier of the part of the plan that the milestone belongs to; it says the same as `part-of`."),
      Field("completed", \.completed, .date, fact: true, "The day on which it was reached."),
      Field("obligation", \.obligation, .choice(), fact: true, "Whether it has to be reached."),
      Field("history", \.history, .list(.earlierDate), "Earlier dates, the oldest first, and why each was given up."),
    ] + partFields

  package var day: CalendarDate? { completed ?? part.due?.span?.end }
}

/// A date that a milestone had before.
package struct EarlierDate: Sendable, Equatable {
  package internal(set) var due: PlanTime?
  package internal(set) var changed: CalendarDate?
  package internal(set) var reason: String?
  package internal(set) var decision: String?

  static let fields: [Field<EarlierDate>] = [
    Field("due", \.due, .time, required: true, "The date that it had."),
    Field("changed", \.changed, .date, "The day on which another was set."),
    Field("reason", \.reason, .paragraph, "Why it was given up."),
    Field(
      "decision", \.decision, .nameOrText(),
      "What decided so: the identifier of an item, a web address, or a text."),
  ]
}

extension FieldType where Value == EarlierDate {
  static let earlierDate = FieldType.record(
    "earlier date", of: EarlierDate.fields, empty: EarlierDate(), shorthand: "due")
}
