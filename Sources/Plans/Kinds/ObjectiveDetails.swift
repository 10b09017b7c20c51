import Fields

/// A step towards a goal that can be told to be done or not.
package struct ObjectiveDetails: Details {
  package static let name = "objective"
  package static let folder = "objectives"

  package private(set) var goal: Reference?
  package private(set) var lead: String?
  package private(set) var due: CalendarDate?

  package init() {}

  package static let fields: [Field<ObjectiveDetails>] = [
    Field("goal", \.goal, .reference(to: "goal"), "The identifier of the goal that the objective belongs to."),
    Field("lead", \.lead, .text, fact: true, "Who answers for the objective."),
    Field("due", \.due, .date, fact: true, "The day by which it is to be reached."),
  ]
}
