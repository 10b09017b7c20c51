// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import TestSupport
import Testing

/// What directives do with fields: sort by them, choose by them, show them and add them up.
@Suite struct ColumnTests {
  private static let kinds = """
    kinds:
      action:
        like: objective
        folder: actions
        fields:
          cost: { type: choice, choices: { low: Up to 50, medium: Up to 500, high: More } }
          budget: { type: number }
          when: { type: span }
          done: { type: flag }
          labels: { type: list of text }
    """
  private static let files = [
    "goals/g.md": file("G", "number: 1"),
    "objectives/s.md": file("S", "goal: g", "number: 1.1"),
    "objectives/t.md": file("T", "goal: g", "number: 1.2"),
    "actions/a.md": file(
      "A", "part-of: t", "number: 1", "cost: high", "budget: 10.50", "when: 2026-03/2027-02", "done: true"),
    "actions/b.md": file("B", "part-of: s", "number: 2", "cost: low", "budget: 9", "when: 2027-Q3", "labels: [x, Y]"),
    "actions/c.md": file("C", "part-of: t", "number: 3", "cost: medium", "budget: 10.5", "done: false"),
    "actions/d.md": file("D", "part-of: s", "number: 4", "labels: y"),
  ]

  private func selected(
    _ options: String..., of target: String = "", at location: SourceLocation = #_sourceLocation
  ) throws -> (titles: String, selection: ItemSelection) {
    var files = Self.files
    files["page.md"] = file("P", text: (["", "```{actions} \(target)"] + options + ["```"]).joined(separator: "\n"))
    let planned = try Planned(files, kinds: try declared(Self.kinds))
    #expect(planned.problems == [], sourceLocation: location)
    let selection = try #require(planned.selections[try planned.index("page")].first ?? nil)
    return (selection.items.map { planned.plan.items[$0].title }.joined(), selection)
  }

  @Test func sortByValues() throws {
    #expect(try selected().titles == "ABCD")
    #expect(try selected(":sort: budget").titles == "BACD", "numbers by size, those without last")
    #expect(try selected(":sort: -budget").titles == "ACBD", "in the order of the plan where they are the same")
    #expect(try selected(":sort: cost").titles == "BCAD", "choices in the order in which they were declared")
    #expect(try selected(":sort: -cost").titles == "ACBD")
    #expect(try selected(":sort: when").titles == "ABCD", "spans by their start")
    #expect(try selected(":sort: done").titles == "ACBD")
    #expect(try selected(":sort: labels").titles == "BDAC", "lists by the first of their values")
    #expect(try selected(":sort: -title").titles == "DCBA")
    #expect(try selected(":sort: part-of").titles == "BDAC", "in the order of what they are parts of")
    #expect(try selected(":limit: 2", ":sort: -number").titles == "DC", "the limit cuts what is in order")
  }

  @Test func chooseByValues() throws {
    #expect(try selected(":where: cost = high").titles == "A")
    #expect(try selected(":where: cost = Up to 50").titles == "B", "by what pages show, too")
    #expect(try selected(":where: budget = 10.500").titles == "AC", "numbers by size")
    #expect(try selected(":where: done = false").titles == "C")
    #expect(try selected(":where: labels = y").titles == "BD", "any of a list, whatever the case")
    #expect(try selected(":where: when = 2027").titles == "AB", "spans that touch the time")
    #expect(try selected(":where: part-of = s").titles == "BD")
    #expect(try selected(":where: when = 2027", ":where: part-of=t").titles == "A", "all conditions have to be met")
  }

  @Test func areAddedUp() throws {
    let totals = try selected(":as: table", ":total: budget").selection.totals
    #expect(totals == [FieldEntry("budget", .number(try #require(DecimalNumber("30.00"))))])
    #expect(
      try selected(":total: budget", ":where: part-of = s").selection.totals
        == [FieldEntry("budget", .number(try #require(DecimalNumber("9"))))])
  }

  @Test func areOfAllThatIsWithinAnItem() throws {
    #expect(try selected(of: "g").titles == "ABCD", "at any depth")
    #expect(try selected(of: "s").titles == "BD")
  }

  @Test(arguments: [
    (":where: ▸cost", "`where` is a field and a value, not `cost`", "write `:where: field = value`"),
    (
      ":where: cost = ▸hihg", "`cost` is one of `low`, `medium`, `high`, not `hihg`",
      "did you mean `high`? The words are:\n`low`: Up to 50\n`medium`: Up to 500\n`high`: More"
    ),
    (
      ":where: cost = ▸dear", "`cost` is one of `low`, `medium`, `high`, not `dear`",
      "write one of these words:\n`low`: Up to 50\n`medium`: Up to 500\n`high`: More"
    ),
    (
      ":where: budget = ▸much", "`budget` is a number, not `much`", "write digits alone, such as `1250000` or `1.5`"
    ),
    (":where: done = ▸no", "`done` is `true` or `false`, not `no`", "write one of the two"),
    (
      ":where: when = ▸soon", "`when` is a span of time, not `soon`",
      "write a day, a month or a year, such as `2026-03`"
    ),
    (":where: ▸csot = high", "a table of actions has no column `csot`", "did you mean `cost`?"),
    (":sort: -▸bugdet", "a table of actions has no column `bugdet`", "did you mean `budget`?"),
    (":total: ▸cost", "`cost` is one of low, medium, high, and has no total", "only numbers can be added up"),
    (
      ":total: ▸budget\n:columns: title", "`budget` is not among the columns", "name it in `:columns:`, too"
    ),
  ]) func areCalledByTheirNames(options: String, message: String, help: String) throws {
    var files = Self.files
    let marked = MarkedText(file("P", text: "\n```{actions}\n\(options)\n```"))
    files["page.md"] = marked.text
    let planned = try Planned(files, kinds: try declared(Self.kinds))
    #expect(planned.problems == ["content/page.md:\(marked.line):\(marked.column) directive-option"])
    #expect(planned.messages == [message])
    #expect(planned.helps == [help])
  }
}
