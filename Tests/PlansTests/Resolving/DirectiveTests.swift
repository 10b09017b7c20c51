// SPDX-License-Identifier: Apache-2.0

import Plans
import TestSupport
import Testing

@Suite struct DirectiveTests {
  private static let files = [
    "goals/g.md": file("G", "number: 1"), "goals/h.md": file("H", "number: 2"),
    "objectives/o.md": file("O", "goal: g", "number: 1.10", "tags: [x]", "status: active"),
    "objectives/p.md": file("P", "goal: g", "number: 1.2", "status: draft"),
    "objectives/q.md": file("Q", "goal: h", "number: 2.1", "tags: [x]", "status: active"),
    "objectives/index.md": file("All objectives"),
  ]

  private func listed(_ lines: String...) throws -> [String] {
    var files = Self.files
    files["a.md"] = file("A", text: (["", "```{" + lines[0]] + lines.dropFirst() + ["```"]).joined(separator: "\n"))
    let planned = try Planned(files)
    #expect(planned.problems == [])
    let item = try planned.index("a")
    return planned.selections[item].compactMap { $0 }.flatMap(\.items).map { planned.plan.items[$0].title }
  }

  private func problem(
    _ lines: String..., message: String, rule: String, help: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    var files = Self.files
    let marked = MarkedText(file("A", text: ([""] + lines + ["```"]).joined(separator: "\n")))
    files["a.md"] = marked.text
    let planned = try Planned(files)
    #expect(planned.problems == ["content/a.md:\(marked.line):\(marked.column) \(rule)"], sourceLocation: location)
    #expect(planned.messages == [message], sourceLocation: location)
    #expect(planned.helps == [help], sourceLocation: location)
  }

  @Test func listsAllOfAKind() throws {
    #expect(try listed("goals}") == ["G", "H"])
    #expect(try listed("objectives}") == ["P", "O", "Q"])
  }

  @Test func listsWhatIsRelatedToAnItem() throws {
    #expect(try listed("objectives} g") == ["P", "O"])
    #expect(try listed("goals} q") == ["H"])
  }

  @Test func narrowsDownByOptions() throws {
    #expect(try listed("objectives}", ":tag: x") == ["O", "Q"])
    #expect(try listed("objectives}", ":status: draft") == ["P"])
    #expect(try listed("objectives}", ":limit: 1") == ["P"])
    #expect(try listed("objectives} g", ":tag: x", ":status: active", ":as: table") == ["O"])
  }

  @Test func limitsAfterItHasNarrowedDown() throws {
    #expect(try listed("objectives}", ":limit: 1", ":tag: x") == ["O"])
  }

  @Test func findsTheItemThatItNames() throws {
    try problem(
      "```{objectives} ▸gg", message: "no item has the identifier `gg`", rule: "unknown-id",
      help: "did you mean `g`? It is “G”")
  }

  @Test func saysWhichOptionsThereAre() throws {
    try problem(
      "```{goals}", ":▸limt: 3", message: "the directive `goals` has no option `limt`", rule: "directive-option",
      help: "did you mean `:limit:`?")
    try problem(
      "```{goals}", ":▸colour: 3", message: "the directive `goals` has no option `colour`", rule: "directive-option",
      help: "its options are `as`, `tag`, `status`, `where`, `sort`, `limit`, `columns`, `total`")
    try problem(
      "```{goals}", ":as: ▸grid", message: "`as` is `list` or `table`, not `grid`", rule: "directive-option",
      help: "write `:as: list` or `:as: table`")
    try problem(
      "```{goals}", ":limit: ▸none", message: "`limit` is a number above 0, not `none`", rule: "directive-option",
      help: "write `:limit: 5`")
    try problem(
      "```{goals}", ":status: ▸open",
      message: "`status` is one of `draft`, `active`, `superseded`, `withdrawn`, not `open`", rule: "directive-option",
      help: "write one of these words:\n`draft`: not agreed yet\n`active`: in force\n"
        + "`superseded`: replaced by a later one\n`withdrawn`: given up, and not replaced")
    try problem(
      "```{goals}", ":columns: title, ▸leda", message: "a table of goals has no column `leda`",
      rule: "directive-option", help: "did you mean `lead`?")
    try problem(
      "```{goals}", ":columns: ▸budget", message: "a table of goals has no column `budget`", rule: "directive-option",
      help:
        "its columns are `number`, `title`, `description`, `status`, `date`, `part-of`, `progress`, `lead`, `time`, `due`, `cost`, `funding`"
    )
    try problem(
      "```{goals}", "▸all of them", message: "`all of them` is not an option of the directive `goals`",
      rule: "directive-option",
      help: "options are written `:name: value`, one a line; other text belongs outside the directive")
  }

  @Test func warnsWhereNothingIsListed() throws {
    try problem(
      "```▸{norms}", message: "this directive lists nothing", rule: "empty-directive",
      help: "there is no published norm yet")
    try problem(
      "```▸{objectives} p", message: "this directive lists nothing", rule: "empty-directive",
      help: "no objective is related to `p`, or within it")
    try problem(
      "```▸{goals}", ":tag: none", message: "this directive lists nothing", rule: "empty-directive",
      help: "no goal matches its options")
  }
}
