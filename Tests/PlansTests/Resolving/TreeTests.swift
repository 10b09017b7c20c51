// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Plans

/// What items are parts of, by `part-of:` and by its older name.
@Suite struct TreeTests {
  @Test func goesToAnyDepth() throws {
    let planned = try Planned([
      "goals/g.md": file("G"),
      "objectives/a.md": file("A", "goal: g"),
      "objectives/b.md": file("B", "part-of: g", "weight: 1"),
      "objectives/a1.md": file("A1", "part-of: a"),
      "objectives/a2.md": file("A2", "part-of: a"),
      "pages/step.md": file("Step", "part-of: a1"),
      "norms/n.md": file("N", "part-of: g"),
    ])
    #expect(planned.problems == [])
    let plan = planned.plan
    func ids(_ indices: [Int]) -> [String] { indices.map { plan.items[$0].id } }
    func children(_ id: String) throws -> [String] { ids(plan.children[try planned.index(id)]) }
    #expect(try children("g") == ["b", "a", "n"], "in reading order: by kind, then by weight")
    #expect(try children("a") == ["a1", "a2"])
    #expect(try children("a1") == ["pages/step"])
    #expect(try children("b") == [])
    let step = try planned.index("pages/step")
    #expect(ids(plan.ancestors(of: step)) == ["g", "a", "a1"])
    #expect(plan.depth(of: step) == 3)
    #expect(plan.depth(of: try planned.index("g")) == 0)
    #expect(plan.parent[step] == (try planned.index("a1")))
    #expect(ids(plan.branch(of: try planned.index("g"))) == ["g", "b", "a", "a1", "pages/step", "a2", "n"])
    #expect(ids(plan.trunk) == ["g"])
    func siblings(_ id: String) throws -> [String]? {
      let index = try planned.index(id)
      guard let (all, place) = plan.siblings(of: index) else { return nil }
      #expect(all[place] == index)
      return ids(all)
    }
    #expect(try siblings("a") == ["b", "a", "n"])
    #expect(try siblings("a2") == ["a1", "a2"])
    #expect(try siblings("g") == ["g"])
    #expect(try siblings("pages/step") == nil, "a page is no part of the trunk")
  }

  @Test func needsNoMentionOfThePlan() throws {
    let planned = try Planned([
      "plan.md": file("Plan", "kind: plan"), "goals/g.md": file("G", "part-of: plan"),
      "objectives/o.md": file("O", "part-of: g"),
    ])
    #expect(planned.problems == [])
    #expect(planned.plan.parent[try planned.index("g")] == nil)
  }

  @Test func hasThePlanAsItsWhole() throws {
    try expectProblem(
      in: ["plan.md": file("Plan", "kind: plan", "▸part-of: n"), "norms/n.md": file("N")],
      "the plan is the whole, and `n` is a part of it", .circularParts, help: "remove this line")
  }

  @Test func refusesAPartOfItself() throws {
    try expectProblem(
      in: ["norms/n.md": file("N", "▸part-of: n")], "this is a part of itself", .circularParts,
      help: "name the item that it is a part of")
  }

  @Test func refusesCirclesWhereAReaderMeetsThemFirst() throws {
    try expectProblem(
      in: [
        "norms/a.md": file("A", "▸part-of: b"), "norms/b.md": file("B", "part-of: c"),
        "norms/c.md": file("C", "part-of: a"), "norms/d.md": file("D", "part-of: b"),
      ],
      "this is a part of itself, by way of `b`, `c`", .circularParts,
      help: "remove the line that leads back, here or in one of those")
  }

  @Test func findsCirclesFromBelowToo() throws {
    let planned = try Planned([
      "norms/a.md": file("A", "part-of: b"), "norms/b.md": file("B", "part-of: c"),
      "norms/c.md": file("C", "part-of: b"),
    ])
    #expect(planned.problems == ["content/norms/b.md:3:1 circular-parts"])
    #expect(planned.plan.branch(of: try planned.index("b")).count == 3, "the tree is whole all the same")
  }

  @Test func asksOnceForAParent() throws {
    try expectProblem(
      in: [
        "goals/g.md": file("G"), "goals/h.md": file("H"), "objectives/n.md": file("N", "goal: h"),
        "objectives/o.md": file("O", "part-of: ▸h", "goal: g"),
      ],
      "`goal` says already what this is a part of", .severalParents,
      help: "keep `goal` or `part-of`, and remove the other")
  }

  @Test func reportsNoMoreThanTheMissingParent() throws {
    try expectProblem(
      in: ["goals/g.md": file("G", "draft: true"), "objectives/o.md": file("O", "part-of: ▸g")],
      "`g` is held back: it is a draft", .heldBackTarget,
      help: "publish `content/goals/g.md`, or hold this item back too")
  }

  @Test(arguments: [(16, nil), (17, 17), (40, 17)]) func hasAnEnd(levels: Int, problem: Int?) throws {
    var files: [String: String] = ["norms/1.md": file("N")]
    for level in 2...levels { files["norms/\(level).md"] = file("N", "part-of: \"\(level - 1)\"") }
    let planned = try Planned(files)
    let places = [problem, problem.flatMap { $0 + 16 <= levels ? $0 + 16 : nil }].compactMap { $0 }
    #expect(planned.problems == places.map { "content/norms/\($0).md:3:1 too-many-levels" })
  }

  @Test func takesTimeInProportion() throws {
    let item = try #require(read(file("O"), path: "content/objectives/o.md").item)
    func time(_ count: Int) -> Duration {
      let items = [Item](repeating: item, count: count)
      let toFirst = (0..<count).map { from in
        from == 0
          ? [] : [Relation(from: from, to: 0, name: "part-of", relation: "", note: "", isParent: true)]
      }
      var report = Report()
      return workTime {
        #expect(resolveParents(items, outgoing: toFirst, lost: [], &report).children[0].count == count - 1)
      }
    }
    // Sixteen times as long where each part is looked for among all.
    #expect(time(80_000) < time(20_000) * 10)
  }
}
