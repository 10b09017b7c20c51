// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Templates
import Testing

/// What is reported about malformed templates.
@Suite struct SyntaxTests {
  @Test func aTagThatIsNotClosed() {
    expectProblem(
      "<p>\n  ▸{{heading\n</p>{{heading}}", "this tag is not closed", rule: "template-unclosed-tag",
      help: "write `}}` where it ends")
    expectProblem("▸{{", "this tag is not closed", rule: "template-unclosed-tag", help: "write `}}` where it ends")
    expectProblem(
      "ö▸{{! note {{heading", "this comment is not closed", rule: "template-unclosed-tag",
      help: "write `}}` where it ends")
    expectProblem(
      "▸{{{body}}.", "this tag opens with three braces and closes with two", rule: "template-unclosed-tag",
      help: "close it with `}}}`, or open it with `{{` if it names plain text")
  }

  @Test func aTagThatHoldsNoName() {
    expectProblem(
      "▸{{ }}", "this tag names nothing", rule: "template-bad-tag",
      help: "write a name between the braces, or remove the tag")
    expectProblem(
      "▸{{if draft}}", "the tag `{{if draft}}` contains more than a name", rule: "template-bad-tag",
      help: "write one name without spaces; a part that depends on a name is written `{{#name}}…{{/name}}`, "
        + "its opposite `{{^name}}…{{/name}}`")
    expectProblem(
      "▸{{goal..title}}", "the name `goal..title` has a dot too many", rule: "template-bad-tag",
      help: "dots separate names, as in `{{goal.title}}`")
  }

  @Test func delimitersStayAsTheyAre() {
    expectProblem(
      "a\r\n ▸{{=<% %>=}}", "planpress does not change the delimiters of templates", rule: "template-delimiters",
      help: "remove this tag and write every tag with `{{` and `}}`")
  }

  @Test func aSectionThatIsNotClosed() {
    expectProblem(
      "▸{{#draft}}", "`{{#draft}}` is not closed", rule: "template-unclosed-section",
      help: "write `{{/draft}}` where it ends")
    expectProblem(
      "{{#goals}}▸{{^draft}}{{/goals}}", "`{{^draft}}` is not closed before `{{/goals}}`",
      rule: "template-unclosed-section", help: "write `{{/draft}}` where it ends")
    expectProblem(
      "▸{{<base}}", with: ["base": ""], "`{{<base}}` is not closed", rule: "template-unclosed-section",
      help: "write `{{/base}}` where it ends")
  }

  @Test func anEndWithoutABeginning() {
    expectProblem(
      "{{#draft}}▸{{/drafts}}{{/draft}}", "`{{/drafts}}` closes nothing", rule: "template-unmatched-close",
      help: "the part that is open here is `draft`: close it with `{{/draft}}`")
    expectProblem(
      "{{heading}}▸{{/draft}}", "`{{/draft}}` closes nothing", rule: "template-unmatched-close",
      help: "no section is open here: remove this tag, or write `{{#draft}}` where the section begins")
  }

  @Test func anEndOfNearlyTheSameNameIsCorrected() {
    let slip = notesAndEdits(["page": "{{#draft}}\n  x{{/drafts}}"])
    #expect(slip.notes == ["page.html:1:1 `draft` is opened here"])
    #expect(slip.edited == ["page.html": "{{#draft}}\n  x{{/draft}}"])
    // Another end of that name would be one too many.
    let both = notesAndEdits(["page": "{{#draft}}{{/drafts}}{{/draft}}"])
    #expect(both.notes == ["page.html:1:1 `draft` is opened here"])
    #expect(both.edited == [:])
    #expect(notesAndEdits(["page": "{{heading}}{{/draft}}"]).notes == [])
  }

  @Test func filesThatNoPageUsesAreReadToo() {
    expectProblem(
      "", with: ["other": "\n▸{{#x}}"], "`{{#x}}` is not closed", rule: "template-unclosed-section",
      help: "write `{{/x}}` where it ends")
  }

  @Test func everyProblemOfAFileIsTold() {
    var report = Report()
    let text = "{{=| |=}}\n{{a b}}\n{{{x}}\n{{"
    let file = TemplateFile(name: "page", path: "page.html", bytes: Array(text.utf8))
    _ = compileTemplates([file], roots: [], words: [:], report: &report)
    #expect(report.diagnostics.map { $0.place?.line } == [1, 2, 3, 4])
  }

  @Test func textThatIsNotUTF8() {
    var report = Report()
    let file = TemplateFile(name: "page", path: "page.html", bytes: [0x61, 0x0A, 0x62, 0xFF])
    #expect(compileTemplates([file], roots: [], words: [:], report: &report) == nil)
    #expect(report.diagnostics.map(\.message) == ["this line is not text in UTF-8"])
    #expect(report.diagnostics.first?.place?.line == 2)
  }

  @Test func sectionsNestToALimit() {
    let text = String(repeating: "{{#draft}}", count: 64) + "▸{{#draft}}"
    expectProblem(
      text, "sections and blocks are nested more than 64 levels deep here", rule: "template-too-deep",
      help: "check that every section is closed; move the inner part into a partial")
  }
}
