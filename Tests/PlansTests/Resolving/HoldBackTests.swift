// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct HoldBackTests {
  private func heldBack(_ fields: String..., drafts: Bool = false, asOf: String = "2026-06-15") throws -> [String] {
    let text = (["---", "title: A"] + fields + ["---", ""]).joined(separator: "\n")
    let planned = try Planned(["a.md": text], asOf: asOf, drafts: drafts)
    #expect(planned.plan.items.count + planned.plan.heldBack.count == 1)
    return planned.plan.heldBack.map(\.explanation)
  }

  @Test func holdsDraftsUnlessAskedForThem() throws {
    #expect(try heldBack("draft: true") == ["it is a draft"])
    #expect(try heldBack("draft: true", drafts: true) == [])
    #expect(try heldBack("draft: false") == [])
    #expect(try heldBack("status: draft") == [])
  }

  @Test func holdsWhatIsPublishedLater() throws {
    #expect(try heldBack("published: 2026-06-16") == ["it is dated 2026-06-16"])
    #expect(try heldBack("date: 2026-06-16") == ["it is dated 2026-06-16"])
    #expect(try heldBack("published: 2026-06-15") == [])
    #expect(try heldBack("date: 2026-06-15", "published: 2026-07-01") == ["it is dated 2026-07-01"])
    #expect(try heldBack("updated: 2027-01-01") == [])
    #expect(try heldBack("published: 2026-06-16", drafts: true) == [])
  }

  @Test func takesAMonthOrYearFromItsFirstDay() throws {
    #expect(try heldBack("date: 2026-06") == [])
    #expect(try heldBack("date: 2026") == [])
    #expect(try heldBack("date: 2026-07") == ["it is dated 2026-07"])
    #expect(try heldBack("date: 2027") == ["it is dated 2027"])
  }

  @Test func letsNothingPublishedLeadToIt() throws {
    try expectProblem(
      in: ["norms/n.md": file("N", "draft: true"), "a.md": file("A", "aligns-to: ▸n")],
      "`n` is held back: it is a draft", .heldBackTarget,
      help: "publish `content/norms/n.md`, or hold this item back too"
    )
    try expectProblem(
      in: ["norms/n.md": file("N", "date: 2030-01-01"), "a.md": file("A", text: "\nSee [it](▸norms/n.md).")],
      "`content/norms/n.md` is held back: it is dated 2030-01-01", .heldBackTarget,
      help: "publish it, or hold this page back too")
    try expectProblem(
      in: ["norms/n.md": file("N", "draft: true"), "a.md": file("A", text: "\nSee [](▸plan:n).")],
      "`n` is held back: it is a draft", .heldBackTarget,
      help: "publish `content/norms/n.md`, or hold this item back too"
    )
  }

  @Test func letsDraftsLeadAnywhere() throws {
    let planned = try Planned([
      "norms/n.md": file("N", "draft: true"), "a.md": file("A", "draft: true", "aligns-to: n", text: "[x](gone.md)"),
    ])
    #expect(planned.problems == [])
    #expect(planned.plan.heldBack.map(\.path) == ["content/a.md", "content/norms/n.md"])
  }
}
