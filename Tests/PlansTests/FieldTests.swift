// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Testing

@Suite struct FieldTests {
  private func wrong(
    _ field: String, in folder: String = "goals", rule: Rule = .wrongType, _ message: String, help: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    expectProblem(
      "---\ntitle: A\n\(field)\n---\n", path: "content/\(folder)/a.md", message, rule, help: help, at: location)
  }

  @Test func readsADate() {
    wrong(
      "date: ▸2024-13-45", "`date` has to be a date that exists, not `2024-13-45`",
      help: "write year, month and day, such as `date: 2026-03-31`")
    wrong(
      "updated: ▸[2024]", "`updated` has to be a date, not a list",
      help: "write year, month and day, such as `updated: 2026-03-31`")
  }

  @Test func readsAFlag() {
    wrong("draft: ▸yes", "`draft` has to be `true` or `false`, not `yes`", help: "write `draft: true`")
    wrong("draft: ▸Off", "`draft` has to be `true` or `false`, not `Off`", help: "write `draft: false`")
    wrong("draft: ▸1", "`draft` has to be `true` or `false`, not `1`", help: "write `draft: true` or `draft: false`")
  }

  @Test func readsANumber() {
    wrong("weight: ▸1.5", "`weight` has to be a whole number, not `1.5`", help: "write `weight: 10`")
  }

  private static let statuses =
    "`draft`: not agreed yet\n`active`: in force\n`superseded`: replaced by a later one\n"
    + "`withdrawn`: given up, and not replaced"

  @Test func readsOneOfItsWords() {
    wrong(
      "status: ▸actve", "`status` has to be one of `draft`, `active`, `superseded`, `withdrawn`, not `actve`",
      help: "did you mean `status: active`? The words are:\n" + Self.statuses)
    wrong(
      "status: ▸planned", "`status` has to be one of `draft`, `active`, `superseded`, `withdrawn`, not `planned`",
      help: "write one of these words:\n" + Self.statuses)
    wrong(
      "force: ▸maybe", in: "norms", "`force` has to be one of `voluntary`, `binding`, not `maybe`",
      help: "write one of these words:\n`voluntary`: those it addresses may follow it\n"
        + "`binding`: those it addresses have to follow it")
  }

  @Test func readsAText() {
    wrong(
      "lead: ▸[a, b]", "`lead` has to be a text, not a list",
      help: "write `lead: text`, in quotation marks if it contains `: ` or ` #`")
    expectProblem(
      "---\ntitle: ▸{a: b}\n---\n", "`title` has to be a text, not a set of `key: value` lines", .wrongType,
      help: "put the value in quotation marks: `title: \"{a: b}\"`")
    wrong(
      "lead: ▸[Water]", "`lead` has to be a text, not a list",
      help: "put the value in quotation marks: `lead: \"[Water]\"`")
  }

  @Test func readsAnIdentifier() {
    wrong(
      "id: ▸my goal", "`id` has to be an identifier: letters, digits, `-`, `_` and `.`, not `my goal`",
      help: "write `id: my-goal`")
    wrong(
      "id: ▸../up", "`id` has to be an identifier: letters, digits, `-`, `_` and `.`, not `../up`",
      help: "write `id: up`")
    expectNoProblem("---\ntitle: A\nid: ziel-größe_1.2\n---\n")
  }

  @Test(arguments: ["javascript:alert(1)", "example.org", "https://", "https://a b", "https://a\\\"b"])
  func readsAWebAddress(address: String) {
    let problems = read("---\ntitle: A\nurl: \"\(address)\"\n---\n", path: "content/partners/a.md").problems
    #expect(problems.map(\.diagnostic.rule.name) == ["wrong-type"])
    #expect(problems.map(\.diagnostic.help) == ["write it in full, such as `https://example.org/plan`"])
  }

  @Test func readsRecordsAndTheirShorthand() {
    let item = read(
      """
      ---
      title: A
      aligns-to:
        - norm-1
        - ref: norm-2
          relation: broader
          note: "Serves: it"
      partners: agency
      ---
      """
    ).item
    #expect(item?.fields.alignsTo.map { $0.ref?.id } == ["norm-1", "norm-2"])
    #expect(item?.fields.alignsTo.map(\.relation) == [nil, .broader])
    #expect(item?.fields.alignsTo.map(\.note) == [nil, "Serves: it"])
    #expect(item?.fields.partners.map { $0.ref?.id } == ["agency"])
  }

  @Test func asksForWhatARecordNeeds() {
    expectProblem(
      "---\ntitle: A\naligns-to:\n  - ▸note: x\n---\n", "`aligns-to` needs the field `ref`", .missingField,
      help: "add a line `ref: …`")
    expectProblem(
      "---\ntitle: A\naligns-to:\n  - ref: x\n    ▸relatoin: peer\n---\n", "`aligns-to` has no field `relatoin`",
      .unknownKey, help: "did you mean `relation`?")
  }

  @Test func keepsFieldsOfTheWritersOwn() {
    let item = read("---\ntitle: A\nextra:\n  Budget code: 007\n  Contact: \"a: b\"\n---\n").item
    #expect(item?.fields.extra.map { "\($0.name) = \($0.value)" } == ["Budget code = 007", "Contact = a: b"])
    wrong(
      "extra: ▸blue", "`extra` has to be a set of `name: text` lines, not `blue`",
      help: "write each below `extra:`, indented by two spaces")
  }

  @Test func keepsNumbersAsTyped() {
    #expect(read("---\ntitle: A\nnumber: 1.10\n---\n").item?.fields.number == "1.10")
    #expect(read("---\ntitle: no\nnumber: 1:10\n---\n").item?.title == "no")
    #expect(read("---\ntitle: A\nnumber: 1:10\n---\n").item?.fields.number == "1:10")
  }

  @Test func takesTheKindFromTheFolderOrTheField() {
    func kind(_ path: String, _ fields: String = "") -> String? {
      read("---\ntitle: A\n\(fields)---\n", path: "content/" + path).item?.kind.name
    }
    #expect(kind("goals/a.md") == "goal")
    #expect(kind("goals/2026/deep/a.md") == "goal")
    #expect(kind("goals/index.md") == "page")
    #expect(kind("norms/a.md", "kind: standard\n") == "standard")
    #expect(kind("a.md") == "page")
    #expect(kind("guidance/goals/a.md") == "page")
    #expect(kind("plan.md", "kind: plan\n") == "plan")
  }

  @Test func makesIdentifiersOfFileNames() {
    func id(_ path: String) -> String? { read("---\ntitle: A\n---\n", path: "content/" + path).item?.id }
    #expect(id("goals/deep/Goal 1.md") == "Goal-1")
    #expect(id("guidance/intro.md") == "guidance/intro")
    #expect(id("guidance/index.md") == "guidance")
    #expect(id("index.md") == "index")
    #expect(id("goals/Maßnahme ü.md") == "Maßnahme-ü")
  }

  @Test func readsAFieldUnderItsOlderName() {
    func type(_ fields: String) -> PartnerDetails.StakeholderType? {
      read("---\ntitle: A\n\(fields)---\n", path: "content/partners/a.md").item?.details(PartnerDetails.self)?.type
    }
    #expect(type("kind-of: person\n") == .person)
    #expect(type("type: person\n") == .person)
    wrong(
      "kind-of: ▸firm", in: "partners",
      "`kind-of` has to be one of `person`, `organization`, `generic-group`, not `firm`",
      help: "write one of these words:\n`person`: one person\n`organization`: a body with a name of its own\n"
        + "`generic-group`: people or bodies of one type, such as residents")
    wrong(
      "type: person\n▸kind-of: person", in: "partners", rule: .doubledKey,
      "the field `type` is given twice: `kind-of` is its older name", help: "keep `type`")
  }

  @Test func documentsEveryField() {
    for kind in Kinds.builtIn.all {
      for field in kind.fields { #expect(field.help.hasSuffix("."), "\(kind.name) \(field.name)") }
    }
    for field in CommonFields.fields { #expect(field.declaration.help.hasSuffix("."), "\(field.name)") }
  }
}

@Suite struct TextTests {
  @Test(arguments: [
    ([0x61, 0x00], 1, 2, "this file contains the control character U+0000, so it is not a text file"),
    ([0x61, 0x0D, 0x0A, 0x1B], 2, 1, "this file contains the control character U+001B, so it is not a text file"),
    ([0x61, 0x0A, 0xFF, 0x62], 2, 1, "this file is not in UTF-8"),
    ([0x61, 0xC3], 1, 2, "this file is not in UTF-8"),
    ([0xC3, 0xBC, 0x20, 0xFC], 1, 4, "this file is not in UTF-8"),
    ([0x0A, 0x0A, 0xED, 0xA0, 0x80], 3, 1, "this file is not in UTF-8"),
    ([0xC0, 0x80], 1, 1, "this file is not in UTF-8"),
    ([0xF4, 0x90, 0x80, 0x80], 1, 1, "this file is not in UTF-8"),
  ])
  func saysWhereAFileCeasesToBeText(bytes: [UInt8], line: Int, column: Int, message: String) {
    var report = Report()
    #expect(!checkText(bytes, path: "a.md", &report))
    #expect(report.diagnostics.map(\.message) == [message])
    #expect(report.diagnostics.map(\.rule.name) == ["not-text"])
    #expect(report.diagnostics.map(\.place) == [Place("a.md", line: line, column: column)])
  }
}
