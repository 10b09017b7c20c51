// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import TestSupport
import Testing

@testable import Plans

/// What `site.yml` says of kinds.
@Suite struct KindTests {
  private static let city = """
    kinds:
      objective: { one: Strategy, many: Strategies, folder: strategies }
      action:
        like: objective
        one: Action
        many: Actions
        folder: actions
        fields:
          cost: { type: choice, label: Cost band, choices: [low, medium, high] }
          budget: { type: number }
          when: { type: span, required: true }
          department: { type: reference, to: partner, inverse: Answers for }
          notes: { type: list of text }
    """

  @Test func areCalledAsThePlanCallsThem() throws {
    let kinds = try declared(Self.city)
    #expect(
      kinds.all.map(\.name)
        == [
          "plan", "goal", "objective", "action", "measure", "milestone", "indicator", "update", "norm", "standard",
          "partner", "contact", "document", "term", "page",
        ],
      "an own kind follows the one that it is like")
    let strategy = try #require(kinds.named("objective"))
    #expect([strategy.one, strategy.many, strategy.folder] == ["Strategy", "Strategies", "strategies"])
    #expect(strategy.phrase == "a strategy")
    #expect(kinds.ofFolder("strategies") == strategy)
    #expect(kinds.ofFolder("objectives") == nil)
    let action = try #require(kinds.ofFolder("actions"))
    #expect(action.like == "objective")
    #expect(action.isTrunk)
    #expect(
      action.fields.map(\.name) == [
        "goal", "progress", "lead", "time", "due", "funding", "cost", "budget", "when", "department", "notes",
      ])
    #expect(kinds.all.map(\.order) == Array(kinds.all.indices))
  }

  @Test func haveNamesWhereNoneAreGiven() throws {
    let kinds = try declared("kinds:\n  house-rule: { like: norm, folder: house-rules }\n")
    let rule = try #require(kinds.named("house-rule"))
    #expect([rule.one, rule.many] == ["House rule", "House rules"])
    #expect(rule.isNamed)
  }

  @Test func haveFieldsOfTheirOwn() throws {
    let kinds = try declared(Self.city)
    let planned = try Planned(
      [
        "goals/g.md": file("G"), "strategies/s.md": file("S", "part-of: g"),
        "actions/a.md": file(
          "A", "part-of: s", "cost: high", "budget: 1250000.50", "when: 2026-01/2027-06", "department: works",
          "notes: [one, two]", "lead: Works"),
        "partners/works.md": file("Works"),
      ], kinds: kinds)
    #expect(planned.errors == [])
    let action = planned.plan.items[try planned.index("a")]
    #expect(action.kind.name == "action")
    let values = action.values.filter { action.kind.owners[$0.name] == .plan }
    #expect(
      values == [
        FieldEntry("cost", .choice("high")), FieldEntry("budget", .number(try #require(DecimalNumber("1250000.50")))),
        FieldEntry("when", .span(try #require(DateSpan("2026-01/2027-06")))),
        FieldEntry("department", .reference("works")), FieldEntry("notes", .list([.text("one"), .text("two")])),
      ])
    #expect(planned.plan.incoming[try planned.index("works")].map(\.name) == ["department"])
  }

  @Test(arguments: [
    (
      "cost: ▸hihg", "`cost` has to be one of `low`, `medium`, `high`, not `hihg`",
      "did you mean `cost: high`? The words are:\n`low`\n`medium`\n`high`"
    ),
    (
      "budget: ▸much", "`budget` has to be a number, not `much`",
      "write digits alone, such as `budget: 1250000` or `1.5`"
    ),
    ("▸costs: low", "an action has no field `costs`", "did you mean `cost`?"),
    ("department: ▸g", "`department` names a partner, and `g` is a goal", "write the identifier of a partner"),
  ]) func checkTheirFields(line: String, message: String, help: String) throws {
    let kinds = try declared(Self.city)
    let marked = MarkedText(file("A", "part-of: g", "when: 2026", line))
    let planned = try Planned(
      ["goals/g.md": file("G"), "actions/a.md": marked.text, "partners/p.md": file("P")], kinds: kinds)
    #expect(planned.messages == [message])
    #expect(planned.helps == [help])
    #expect(
      planned.problems.map { $0.split(separator: " ")[0] } == ["content/actions/a.md:\(marked.line):\(marked.column)"])
  }

  @Test func needTheFieldsThatAreRequired() throws {
    let planned = try Planned(
      ["goals/g.md": file("G"), "actions/a.md": file("A", "part-of: g")], kinds: try declared(Self.city))
    #expect(planned.problems == ["content/actions/a.md:2:1 missing-field"])
    #expect(planned.messages == ["an action needs the field `when`"])
  }

  @Test func areCheckedAsTheKindsThatTheyAreLike() throws {
    let planned = try Planned(
      ["goals/g.md": file("G"), "actions/a.md": file("A", "when: 2026")], kinds: try declared(Self.city))
    #expect(
      planned.messages == ["this action belongs to no goal", "no strategy belongs to this goal"],
      "by the names that the plan gives them")
    #expect(planned.helps.last == "add `part-of: g` to the strategies that serve it")
  }

  @Test func areMeantByTheirNamesOnPagesToo() throws {
    let planned = try Planned(
      ["a.md": file("A", "kind: strategy", "goal: g"), "goals/g.md": file("G")], kinds: try declared(Self.city))
    #expect(planned.messages == ["there is no kind `strategy`"])
    #expect(planned.helps == ["did you mean `kind: objective`?"])
  }

  @Test(arguments: [
    ("▸objektive: { one: Strategy }", "unknown-kind", "there is no kind `objektive`", "did you mean `objective`?"),
    (
      "▸rule: { one: Rule }", "unknown-kind", "there is no kind `rule`",
      "add `like:` with the kind that it is like, such as `like: objective`"
    ),
    (
      "rule: { like: ▸nrom, folder: rules }", "unknown-kind", "no kind can be like `nrom`", "did you mean `norm`?"
    ),
    (
      "rule: { like: ▸plan, folder: rules }", "unknown-kind", "no kind can be like `plan`",
      "it can be like `goal`, `objective`, `measure`, `milestone`, `indicator`, `update`, `norm`, `standard`, `partner`, `contact`, `document`, `term`, `page`"
    ),
    (
      "norm: { like: ▸goal }", "kind-declaration", "`norm` is built in, and like no other kind",
      "remove this line, or give the kind another name"
    ),
    (
      "▸House Rule: { like: norm, folder: rules }", "kind-declaration", "`House Rule` cannot be the name of a kind",
      "use lower-case letters, digits and hyphens, such as `house-rule`, and say in `one:` how pages call it"
    ),
    (
      "▸rule: { like: norm }", "missing-field", "the kind `rule` needs the field `folder`",
      "add a line `folder:` with the name of the folder of its files"
    ),
    (
      "rule: { like: norm, folder: ▸goals }", "kind-clash", "`goals/` is the folder of the kind `goal`",
      "name another folder, or give `goal` another one"
    ),
    (
      "rule: { like: norm, folder: ▸Tags }", "kind-clash", "`Tags/` is where planpress puts pages of its own",
      "name another folder"
    ),
    ("plan: { ▸folder: plans }", "kind-declaration", "the plan has no folder", "remove this line"),
    ("plan: { ▸place: list }", "kind-declaration", "the plan is shown on the home page", "remove this line"),
    (
      "goal: { ▸colour: red }", "unknown-key", "`goal` has no field `colour`",
      "its fields are `explanation`, `fields`, `folder`, `like`, `many`, `one`, `place`"
    ),
    (
      "goal: { fields: { ▸title: { type: text } } }", "kind-clash", "items of this kind have a field `title` already",
      "give the new field another name"
    ),
    (
      "goal: { fields: { ▸lead: { type: text } } }", "kind-clash", "items of this kind have a field `lead` already",
      "give the new field another name"
    ),
    (
      "goal: { fields: { cost: { type: ▸chioce } } }", "wrong-type", "`type` has to be a type, not `chioce`",
      "did you mean `choice`?"
    ),
    (
      "goal: { fields: { cost: { type: ▸money } } }", "wrong-type", "`type` has to be a type, not `money`",
      "the types are `text`, `number`, `date`, `span`, `flag`, `choice`, `reference`, and `list of` each"
    ),
    (
      "goal: { fields: { ▸cost: { type: choice } } }", "missing-field", "a choice needs the field `choices`",
      "add a line such as `choices: [low, medium, high]`"
    ),
    (
      "goal: { fields: { cost: { type: text, ▸choices: [low] } } }", "kind-declaration",
      "only a choice has `choices`, and this is a text", "remove this line, or write `type: choice`"
    ),
    (
      "goal: { fields: { who: { type: reference, to: ▸partners } } }", "unknown-kind", "there is no kind `partners`",
      "did you mean `partner`?"
    ),
    (
      "goal: { fields: { cost: { type: choice, ▸choices: [low, low] } } }", "kind-clash", "`low` is there twice",
      "remove one of the two"
    ),
  ]) func areDeclaredSoundly(lines: String, rule: String, message: String, help: String) throws {
    let marked = MarkedText("kinds:\n  \(lines)\n")
    var report = Report()
    _ = try declare(marked.text, &report)
    let located = locate(report.settled()) { _ in Array(marked.text.utf8) }.diagnostics
    #expect(located.map(\.diagnostic.message) == [message])
    #expect(located.map(\.diagnostic.rule.name) == [rule])
    #expect(located.map { $0.diagnostic.help ?? "" } == [help])
    #expect(located.map { [$0.line, $0.column] } == [[marked.line, marked.column]])
  }

  @Test(arguments: [
    ("objektive: { one: Strategy }", "objective: { one: Strategy }"),
    ("rule: { like: nrom, folder: rules }", "rule: { like: norm, folder: rules }"),
    (
      "goal: { fields: { cost: { type: chioce, choices: [low] } } }",
      "goal: { fields: { cost: { type: choice, choices: [low] } } }"
    ),
    (
      "goal: { fields: { cost: { type: list of nubmer } } }", "goal: { fields: { cost: { type: list of number } } }"
    ),
    (
      "goal: { fields: { who: { type: reference, to: [goal, partners] } } }",
      "goal: { fields: { who: { type: reference, to: [goal, partner] } } }"
    ),
    ("goal: { mnay: Aims }", "goal: { many: Aims }"),
  ]) func areCorrectedWhereTheyAreNearlyRight(lines: String, corrected: String) throws {
    let text = "kinds:\n  \(lines)\n"
    var report = Report()
    _ = try declare(text, &report)
    let edits = locate(report.settled()) { _ in Array(text.utf8) }.diagnostics.flatMap(\.edits)
    #expect(String(decoding: applied(edits, to: Array(text.utf8)), as: UTF8.self) == "kinds:\n  \(corrected)\n")
    _ = try declared("kinds:\n  \(corrected)\n")
  }

  @Test func mayExchangeTheirFolders() throws {
    let kinds = try declared("kinds:\n  goal: { folder: objectives }\n  objective: { folder: goals }\n")
    #expect(kinds.ofFolder("goals")?.name == "objective")
    #expect(kinds.ofFolder("objectives")?.name == "goal")
  }
}

/// The kinds that a `site.yml` declares, which is sound.
func declared(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> Kinds {
  var report = Report()
  let kinds = try declare(text, &report)
  #expect(report.diagnostics.map(\.message) == [], sourceLocation: location)
  return kinds
}

private func declare(_ text: String, _ report: inout Report) throws -> Kinds {
  struct Root: Sendable {
    var kinds: [KindDeclaration] = []
    static let fields: [Field<Root>] = [Field("kinds", \.kinds, .kindDeclarations, "Kinds.")]
  }
  let path = "content/site.yml"
  let node = try #require(parseYAML(Array(text.utf8)[...], path: path, firstLine: 1, report: &report))
  var root = Root()
  let places = readFields(node, into: &root, fields: Root.fields, of: "`site.yml`", path: path, &report)
  return makeKinds(
    root.kinds, reservedFolders: ["tags"],
    place: { field, text in
      let found =
        text.map { places.value(of: field, $0, in: [], file: path) } ?? places.key(of: field, in: [], file: path)
      return found ?? Place(path)
    }, &report)
}
