// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// The plan itself: who issues it, for which period, to what end. Its page is the site's home.
package struct PlanDetails: Details {
  package static let name = "plan"
  package static let folder = ""
  package static let placement = Placement.home

  package private(set) var organizations: [Organization] = []
  package private(set) var mission: String?
  package private(set) var vision: String?
  package private(set) var values: [PlanValue] = []
  package private(set) var start: CalendarDate?
  package private(set) var end: CalendarDate?
  package private(set) var version: String?
  package private(set) var supersedes: String?
  package private(set) var source: String?
  package private(set) var submitter: Submitter?
  package private(set) var authority: String?
  package private(set) var reviewCycle: String?
  package private(set) var dataIDs: [ExtraField] = []

  package init() {}

  package static let fields: [Field<PlanDetails>] = [
    Field("organizations", \.organizations, .list(.organization), "Who issues the plan (StratML: Organization)."),
    Field("mission", \.mission, .paragraph, "What the organization is there for (StratML: Mission)."),
    Field("vision", \.vision, .paragraph, "What it wants to come true (StratML: Vision)."),
    Field("values", \.values, .list(.planValue), "What it values (StratML: Value)."),
    Field("start", \.start, .date, "The first day of the plan's period (StratML: StartDate)."),
    Field("end", \.end, .date, "The last day of the plan's period (StratML: EndDate)."),
    Field("version", \.version, .text, "The edition, as printed."),
    Field("supersedes", \.supersedes, .text, fact: true, "The edition or plan that this one replaces."),
    Field("source", \.source, .address, fact: true, "Where the plan was published first (StratML: Source)."),
    Field("submitter", \.submitter, .submitter, "Who answers for the plan's data (StratML: Submitter)."),
    Field("authority", \.authority, .text, fact: true, "The law or decision that the plan rests on."),
    Field("review-cycle", \.reviewCycle, .text, "How often progress is reviewed."),
    Field(
      "data-ids", \.dataIDs, .extraFields,
      "Identifiers of its parts in data files, one `name: identifier` each, such as `vision: _5e21`."),
  ]

  /// Whether its period is over on a day.
  package func hasEnded(by day: CalendarDate) -> Bool { end.map { $0.last < day.first } ?? false }

  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {
    let item = plan.items[index]
    guard item.fields.status == .active, let end, hasEnded(by: plan.asOf) else { return }
    report.add(
      .endedPlan,
      "this plan is `active`, but its period ended \(end.when), before the day of the build, \(plan.asOf.iso)",
      at: item.place(of: "status"),
      help: "write `superseded` or `withdrawn`, or remove the line: the pages then say that its period has ended",
      notes: [Note("it ends here", at: item.place(of: "end"))])
  }

  package func check(_ item: Item, _ report: inout Report) {
    if let start, let end, end.last < start.first {
      report.add(
        .datesBackwards, "the plan ends \(end.when), before it starts \(start.when)",
        at: item.place(of: "end"), help: "exchange `start` and `end`, or correct the year",
        notes: [Note("it starts here", at: item.place(of: "start"))])
    }
  }
}

package struct Organization: Sendable {
  package fileprivate(set) var name: String?
  package fileprivate(set) var acronym: String?
  package fileprivate(set) var identifier: String?
  package fileprivate(set) var description: String?

  static let fields: [Field<Organization>] = [
    Field("name", \.name, .text, required: true, "The organization's name."),
    Field("acronym", \.acronym, .text, "Its short form."),
    Field("identifier", \.identifier, .text, "Its identifier in data files."),
    Field("description", \.description, .paragraph, "What it is."),
  ]
}

package struct PlanValue: Sendable {
  package fileprivate(set) var name: String?
  package fileprivate(set) var description: String?

  static let fields: [Field<PlanValue>] = [
    Field("name", \.name, .text, required: true, "The value in a word or two."),
    Field("description", \.description, .paragraph, "What it means here."),
  ]
}

package struct Submitter: Sendable {
  package fileprivate(set) var givenName: String?
  package fileprivate(set) var surname: String?
  package fileprivate(set) var phone: String?
  package fileprivate(set) var email: String?

  static let fields: [Field<Submitter>] = [
    Field("given-name", \.givenName, .text, "Given name."),
    Field("surname", \.surname, .text, "Surname."),
    Field("phone", \.phone, .text, "Telephone number."),
    Field("email", \.email, .text, "Mail address."),
  ]
}

extension FieldType where Value == Organization {
  fileprivate static let organization = FieldType.record(
    "organization", of: Organization.fields, empty: Organization(), shorthand: "name")
}

extension FieldType where Value == PlanValue {
  fileprivate static let planValue = FieldType.record(
    "value", of: PlanValue.fields, empty: PlanValue(), shorthand: "name")
}

extension FieldType where Value == Submitter {
  fileprivate static let submitter = FieldType.record(
    "submitter", of: Submitter.fields, empty: Submitter(), shorthand: "surname")
}
