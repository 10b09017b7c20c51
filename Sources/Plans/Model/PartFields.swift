// SPDX-License-Identifier: Apache-2.0

import Fields

/// What every part of a plan can say of how it is carried out: who, by when, at what cost, and how far it is.
package struct PartFields: Sendable {
  package internal(set) var progress: Progress?
  package internal(set) var lead: String?
  package internal(set) var time: PlanTime?
  package internal(set) var due: PlanTime?
  package internal(set) var cost: Amount?
  package internal(set) var funding: [Funding] = []

  init() {}

  /// Those in whose place a plan may declare a field of its own, such as bands of cost; the program does not reckon with them.
  static let replaceable: Set<String> = ["time", "cost", "funding"]

  /// When it is to be done: by the day that is named, else by the end of its time.
  package var deadline: DateSpan? { due?.span ?? time?.span }
}

/// The details of a kind whose items are carried out.
package protocol PartDetails: Details {
  var part: PartFields { get set }
}

extension PartDetails {
  static var partFields: [Field<Self>] {
    [
      Field(
        "progress", \.part.progress, .progress, fact: true,
        "How far it is; apart from `status`, which says whether the text is in force."),
      Field(
        "lead", \.part.lead, .nameOrText(of: "partner"), fact: true,
        "Who answers for it: the identifier of a partner, or a name."),
      Field(
        "time", \.part.time, .time, fact: true,
        "When it is carried out: a day, month, quarter (`2027-Q2`), year or span (`2026/2030`), `ongoing`, or a name of `time-bands`."
      ),
      Field(
        "due", \.part.due, .time, fact: true,
        "By when it should be reached: a day, month, quarter (`2027-Q2`) or year, or a name of `time-bands`."),
      Field("cost", \.part.cost, .amount, fact: true, "What it costs."),
      Field("funding", \.part.funding, .list(.funding), fact: true, "Who pays for it, and how much."),
    ]
  }

  package var day: CalendarDate? { part.due?.span?.end }
}

/// How far a part of the plan is.
package enum ProgressState: String, FieldChoice {
  case notStarted = "not-started"
  case underWay = "under-way"
  case done, stopped, ongoing

  package static let wordsPrefix = "progress"

  package var meaning: String {
    switch self {
    case .notStarted: "nothing has been done yet"
    case .underWay: "it has begun"
    case .done: "it is finished"
    case .stopped: "it was given up"
    case .ongoing: "it is done again and again, without an end"
    }
  }
}

/// A judgement of how far something is, with who made it and when.
package struct Progress: Sendable, Equatable {
  package internal(set) var state: ProgressState?
  package internal(set) var assessedBy: String?
  package internal(set) var date: CalendarDate?
  package internal(set) var note: String?

  static let fields: [Field<Progress>] = [
    Field("state", \.state, .choice(), required: true, "How far it is."),
    Field("assessed-by", \.assessedBy, .nameOrText(of: "partner"), "Who says so."),
    Field("date", \.date, .date, "The day of the judgement."),
    Field("note", \.note, .paragraph, "What the judgement rests on."),
  ]
}

/// A sum of money.
package struct Amount: Sendable, Equatable {
  package internal(set) var amount: DecimalNumber?
  package internal(set) var currency: String?
  package internal(set) var note: String?

  static let fields: [Field<Amount>] = [
    Field("amount", \.amount, .number, "How much, in digits alone."),
    Field("currency", \.currency, .text, "Of which money, such as `EUR`."),
    Field("note", \.note, .paragraph, "What the sum is made of, or what is known where there is none."),
  ]
}

/// Who pays, and how much.
package struct Funding: Sendable, Equatable {
  package internal(set) var source: String?
  package internal(set) var amount: DecimalNumber?
  package internal(set) var currency: String?
  package internal(set) var note: String?

  static let fields: [Field<Funding>] = [
    Field(
      "source", \.source, .nameOrText(of: "partner"), required: true,
      "Who pays: the identifier of a partner, or a name."),
    Field("amount", \.amount, .number, "How much, in digits alone."),
    Field("currency", \.currency, .text, "Of which money, such as `EUR`."),
    Field("note", \.note, .paragraph, "On which terms."),
  ]
}

extension FieldType where Value == Progress {
  static let progress = FieldType.record("progress", of: Progress.fields, empty: Progress(), shorthand: "state")
}

extension FieldType where Value == Amount {
  static let amount = FieldType.record("amount", of: Amount.fields, empty: Amount(), shorthand: "amount")
}

extension FieldType where Value == Funding {
  static let funding = FieldType.record("source", of: Funding.fields, empty: Funding(), shorthand: "source")
}
