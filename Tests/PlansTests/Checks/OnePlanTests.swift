// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct OnePlanTests {
  @Test func wantsOnePlanInASite() throws {
    try expectProblem(
      in: ["a.md": file("A", "kind: plan"), "b.md": "▸" + file("B", "kind: plan")],
      "this is a second plan in the same site", .severalPlans,
      help: "keep one file with `kind: plan`; an earlier edition is a document of this one")
  }

  @Test func doesNotCountADraft() throws {
    #expect(
      try Planned(["a.md": file("A", "kind: plan"), "b.md": file("B", "kind: plan", "draft: true")]).problems == [])
  }
}
