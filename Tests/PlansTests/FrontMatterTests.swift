// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

/// What is wrong with fields is said in plain words, with the line to write instead.
@Suite struct FrontMatterTests {
  @Test func explainsAColonInATitle() {
    expectProblem(
      "---\ntitle: Our plan▸: a summary\n---\n",
      "this value contains a colon and a space, which YAML takes for another key", .yamlSyntax,
      help: "put the value in quotation marks: `title: \"Our plan: a summary\"`")
  }

  @Test func escapesQuotationMarksInTheLineToWrite() {
    expectProblem(
      "---\ntitle: The \"plan\"▸: a summary\n---\n",
      "this value contains a colon and a space, which YAML takes for another key", .yamlSyntax,
      help: "put the value in quotation marks: `title: 'The \"plan\": a summary'`")
  }

  @Test func findsTheColonBehindUmlauts() {
    expectProblem(
      "---\ntitle: Größe über alles▸: eine Übersicht\n---\n",
      "this value contains a colon and a space, which YAML takes for another key", .yamlSyntax,
      help: "put the value in quotation marks: `title: \"Größe über alles: eine Übersicht\"`")
  }

  @Test func explainsATabAsIndentation() {
    expectProblem(
      "---\ntitle: A\nextra:\n▸\tname: x\n---\n", "this line is indented with a tab, which YAML does not allow",
      .yamlSyntax, help: "indent with spaces")
  }

  @Test func explainsAValueCutByAComment() {
    expectProblem(
      "---\ntitle: ▸Objective #3 of ten\n---\n",
      "everything after ` #` is a comment, so `title` is read as `Objective`",
      .cutValue, help: "put the value in quotation marks: `title: \"Objective #3 of ten\"`")
    expectProblem(
      "---\ntitle: A\ndescription: ▸Größe #3: \"wichtig\"\n---\n",
      "everything after ` #` is a comment, so `description` is read as `Größe`", .cutValue,
      help: "put the value in quotation marks: `description: \"Größe #3: \\\"wichtig\\\"\"`")
  }

  @Test func explainsAValueThatIsTakenForAComment() {
    expectProblem(
      "---\ntitle: ▸#1 of ten\n---\n", "`#` begins a comment, so that `title` has no value", .cutValue,
      help: "put the value in quotation marks: `title: \"#1 of ten\"`")
  }

  @Test func letsACommentStandInPlaceOfAValue() {
    expectNoProblem("---\ntitle: A\ndescription: # none yet\nnumber: ##\n---\n")
  }

  @Test func letsACommentStandBehindAWord() {
    expectNoProblem("---\ntitle: \"A #1\" # as printed\nstatus: active # for now\nweight: 3 # before others\n---\n")
  }

  @Test func explainsAFieldGivenTwice() {
    expectProblem(
      "---\ntitle: A\nstatus: active\n▸title: B\n---\n", "the field `title` is given twice", .doubledKey,
      help: "keep one of the two lines")
  }

  @Test func suggestsTheFieldThatWasMeant() {
    expectProblem(
      "---\ntitle: A\n▸satus: active\n---\n", "a page has no field `satus`", .unknownKey, help: "did you mean `status`?"
    )
    expectProblem(
      "---\ntitle: A\n▸gaol: goal-1\n---\n", path: "content/objectives/a.md", "an objective has no field `gaol`",
      .unknownKey, help: "did you mean `goal`?")
  }

  @Test func listsTheFieldsWhereNoneIsNear() {
    expectProblem(
      "---\ntitle: A\n▸colour: red\n---\n", path: "content/goals/a.md", "a goal has no field `colour`", .unknownKey,
      help:
        "its fields are `aligns-to`, `cost`, `data-id`, `date`, `description`, `draft`, `due`, `extra`, `former-ids`, `funding`, `id`, `kind`, `language`, `lead`, `number`, `part-of`, `partners`, `progress`, `published`, `status`, `tags`, `template`, `time`, `title`, `updated`, `weight`; fields of your own go below `extra:`"
    )
  }

  @Test func asksForATitle() {
    expectProblem(
      "---\n▸status: active\n---\n", "a page needs the field `title`", .missingField, help: "add a line `title: …`")
    expectProblem(
      "---\n▸title:\n---\n", "the field `title` is empty", .missingField, help: "write it after the colon: `title: …`")
    expectProblem("---\n▸---\n", "a page needs the field `title`", .missingField, help: "add a line `title: …`")
  }

  @Test func asksForTheFileOrAddressOfADocument() {
    expectProblem(
      "▸---\ntitle: A\n---\n", path: "content/documents/a.md", "a document needs the field `file` or `url`",
      .missingField, help: "add `url: https://…`, or `file: name.pdf` for a file beside this one")
  }

  @Test func suggestsTheKindThatWasMeant() {
    expectProblem(
      "---\nkind: ▸gaol\ntitle: A\n---\n", "there is no kind `gaol`", .unknownKind, help: "did you mean `kind: goal`?")
    expectProblem(
      "---\nkind: ▸strategy\ntitle: A\n---\n", "there is no kind `strategy`", .unknownKind,
      help:
        "the kinds are `plan`, `goal`, `objective`, `measure`, `milestone`, `indicator`, `update`, `norm`, `standard`, `partner`, `contact`, `document`, `term`, `page`"
    )
  }

  @Test func explainsAQuotationMarkThatIsNotClosed() {
    expectProblem(
      "---\ntitle: ▸\"A plan\nstatus: active\n---\n", "a quotation mark is opened and never closed", .yamlSyntax,
      help: "close it at the end of the value: `title: \"A plan\"`")
  }

  @Test func explainsAListThatIsNotClosed() {
    expectProblem(
      "---\ntitle: A\ntags: ▸[a, b\nstatus: active\n---\n", "a list in brackets is not closed, or a comma is missing",
      .yamlSyntax, help: "write `[first, second]`")
  }

  @Test func explainsAMissingColon() {
    expectProblem(
      "---\ntitle: A\n▸status active\ndate: 2024-01-01\n---\n",
      "this line is not of the form `key: value`, or its indentation does not fit the line above", .yamlSyntax,
      help: "write `key: value`, with a space after the colon, at the same indentation as its neighbours")
  }

  @Test func explainsAMissingSpaceBehindTheColon() {
    let problems = read("---\ntitle:A plan\n---\n").problems
    #expect(problems.map(\.diagnostic.message) == ["a space is missing after the colon"])
    #expect(problems.map(\.diagnostic.help) == ["write `title: A plan`"])
    #expect(problems.map(\.line) == [2])
  }

  @Test(arguments: ["@home", "`code`", "%", "@"]) func explainsAMarkThatBeginsNoValue(value: String) {
    expectProblem(
      "---\ntitle: ▸\(value)\n---\n", "a value may not begin with `\(value.prefix(1))`", .yamlSyntax,
      help: "put the value in quotation marks: `title: \"\(value)\"`")
  }

  @Test func explainsABackslash() {
    let problems = read("---\ntitle: \"C:\\plan\"\n---\n").problems
    #expect(problems.map(\.diagnostic.message) == ["a backslash in double quotation marks begins an escape"])
  }

  @Test func reportsAllProblemsOfAFile() {
    let problems = read(
      """
      ---
      titel: A
      status: actve
      date: 2024-02-30
      draft: ja
      ---

      <b>bold</b> ![](x.png)
      """
    ).problems
    #expect(
      problems.map { "\($0.line):\($0.column) \($0.diagnostic.rule.name)" } == [
        "2:1 unknown-key", "3:9 wrong-type", "4:7 wrong-type", "5:8 wrong-type", "8:1 raw-html",
        "8:17 missing-alt",
      ])
  }
}
