import Diagnostics
import Fields

/// What the plan wants to reach.
package struct GoalDetails: Details {
  package static let name = "goal"
  package static let folder = "goals"

  package private(set) var lead: String?

  package init() {}

  package static let fields: [Field<GoalDetails>] = [
    Field("lead", \.lead, .text, fact: true, "Who answers for the goal.")
  ]
}
