// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct ObjectivesAndGoalsTests {
  @Test func asksForTheGoalOfAnObjective() throws {
    try expectProblem(
      in: ["objectives/o.md": "▸" + file("O")], "this objective belongs to no goal", .objectiveWithoutGoal,
      help: "add a line `part-of:` with the identifier of its goal")
  }

  @Test func warnsOfAGoalWithoutObjectives() throws {
    try expectProblem(
      in: ["goals/g.md": "▸" + file("G")], "no objective belongs to this goal", .goalWithoutObjective,
      help: "add `part-of: g` to the objectives that serve it")
  }

  @Test func blamesNoGoalForAnObjectiveThatNamesItWrongly() throws {
    try expectProblem(
      in: ["goals/g.md": file("G"), "objectives/o.md": file("O", "goal: ▸gg")], "no item has the identifier `gg`",
      .unknownID, help: "did you mean `g`? It is “G”")
  }

  @Test func isContentWithEachHavingTheOther() throws {
    #expect(try Planned(["goals/g.md": file("G"), "objectives/o.md": file("O", "goal: g")]).problems == [])
  }
}
