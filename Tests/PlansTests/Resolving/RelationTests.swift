// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Plans

@Suite struct RelationTests {
  @Test func areKnownFromBothSides() throws {
    let planned = try Planned([
      "goals/g.md": file("Goal"),
      "objectives/o.md": file(
        "Objective", "goal: g", "aligns-to:", "  - ref: n", "    relation: broader", "    note: Serves it", "partners:",
        "  - ref: p", "    role: Runs the office", "    role-type: performer"),
      "norms/n.md": file("Norm", text: "See [](plan:o) and [it](../objectives/o.md) again."),
      "partners/p.md": file("Partner"),
    ])
    #expect(planned.problems == [])
    let (goal, objective) = (try planned.index("g"), try planned.index("o"))
    let (norm, partner) = (try planned.index("n"), try planned.index("p"))
    let toGoal = relation(objective, goal, "goal")
    let toNorm = relation(objective, norm, "aligns-to", "broader", "Serves it")
    let toPartner = relation(objective, partner, "partners", "performer", "Runs the office")
    #expect(planned.plan.outgoing[objective] == [toGoal, toNorm, toPartner])
    #expect(planned.plan.incoming[goal] == [toGoal])
    #expect(planned.plan.incoming[norm] == [toNorm])
    #expect(planned.plan.incoming[partner] == [toPartner])
    #expect(planned.plan.incoming[objective] == [relation(norm, objective, "mention")])
    #expect(planned.plan.outgoing[norm] == [])
  }

  @Test func areStatedOnce() throws {
    let planned = try Planned([
      "norms/a.md": file("A", "aligns-to:", "  - ref: b", "  - ref: b"), "norms/b.md": file("B"),
    ])
    #expect(planned.problems == ["content/norms/a.md:5:10 doubled-relation"])
    #expect(planned.plan.outgoing[try planned.index("a")].count == 1)
  }

  private func relation(
    _ from: Int, _ to: Int, _ name: String, _ relation: String = "", _ note: String = ""
  ) -> Relation {
    Relation(from: from, to: to, name: name, relation: relation, note: note, isParent: name == "goal")
  }

  @Test func suggestTheIdentifierThatWasMeant() throws {
    try expectProblem(
      in: ["goals/goal-1.md": file("Clear rules"), "objectives/o.md": file("O", "goal: ▸goal-11")].merging([
        "objectives/p.md": file("P", "goal: goal-1")
      ]) { $1 }, "no item has the identifier `goal-11`", .unknownID,
      help: "did you mean `goal-1`? It is “Clear rules”")
  }

  @Test func sayHowToNameAnItemWhereNoneIsNear() throws {
    try expectProblem(
      in: ["a.md": file("A", "aligns-to: ▸something-else")], "no item has the identifier `something-else`",
      .unknownID, help: "write the `id` of an item, or the name of its file without `.md`")
  }

  @Test func nameAnItemOfTheRightKind() throws {
    try expectProblem(
      in: ["norms/n.md": file("N"), "a.md": file("A", "partners: ▸n")],
      "`partners` names a partner, and `n` is a norm", .wrongKind, help: "write the identifier of a partner")
  }

  @Test func areReportedInTheLineOfTheList() throws {
    let partners = """
      partners:
        - ref: a
          role: Helps n, the norm
        - role: Says what n says
          ref: ▸n
      """
    try expectProblem(
      in: ["partners/a.md": file("A"), "norms/n.md": file("N"), "g.md": file("G", partners)],
      "`partners` names a partner, and `n` is a norm", .wrongKind, help: "write the identifier of a partner")
  }

  @Test func leadOnFromFormerIdentifiers() throws {
    try expectProblem(
      in: ["norms/n.md": file("N", "id: new", "former-ids: old"), "a.md": file("A", "aligns-to: ▸old")],
      "`old` is a former identifier of `new`", .formerID, help: "write `new`")
    let planned = try Planned([
      "norms/n.md": file("N", "id: new", "former-ids: [old, older]"), "a.md": file("A", "aligns-to: older"),
    ])
    #expect(planned.plan.incoming[try planned.index("new")].count == 1)
  }

  @Test func haveOneOwnerForEachIdentifier() throws {
    try expectProblem(
      in: [
        "goals/a.md": file("A", "id: x"), "norms/b.md": file("B", "▸id: x"), "objectives/o.md": file("O", "goal: x"),
      ],
      "`content/goals/a.md` has the identifier `x` too", .doubledID, help: "give one of the two another `id:`")
    try expectProblem(
      in: ["norms/a.md": file("A"), "norms/b.md": file("B", "former-ids: ▸a")],
      "`a` is the identifier of `content/norms/a.md` today", .doubledID, help: "remove it from `former-ids`")
  }

  @Test func findDoubledIdentifiersAmongDraftsToo() throws {
    let planned = try Planned(["norms/a.md": file("A", "id: x", "draft: true"), "norms/b.md": file("B", "id: x")])
    #expect(planned.problems == ["content/norms/b.md:3:1 doubled-id"])
  }
}
