// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Templates
import Testing

/// Templates that use each other.
@Suite struct IncludeTests {
  @Test func anUnknownPartialOrParent() {
    expectProblem(
      "▸{{>haeder}}", with: ["header": ""], "there is no template `haeder`", rule: "template-unknown-partial",
      help: "did you mean `header`?")
    expectProblem(
      "", with: ["other": "▸{{<base}}{{/base}}"], "there is no template `base`", rule: "template-unknown-partial",
      help: "a template is called by the name of its file without the ending")
  }

  @Test func aBlockThatTheParentDoesNotHave() {
    let base = "{{$title}}{{/title}}{{$main}}{{/main}}"
    expectProblem(
      "{{<base}}▸{{$tilte}}x{{/tilte}}{{/base}}", with: ["base": base], "`base` has no block `tilte`",
      rule: "template-unknown-block", help: "did you mean `title`? Its blocks are `main`, `title`")
    expectProblem(
      "{{<base}}{{$main}}x{{/main}}▸{{$main}}y{{/main}}{{/base}}", with: ["base": base],
      "the block `main` is written twice for `base`", rule: "template-repeated-block", help: "keep one of the two")
    #expect(
      rendered(
        "{{<middle}}{{$title}}x{{/title}}{{/middle}}",
        with: ["base": base, "middle": "{{<base}}{{$main}}y{{/main}}{{/base}}"]) == "xy")
  }

  @Test func whatAParentDoesNotPrintIsAWarning() {
    expectProblem(
      "{{<base}}\n  ▸text{{/base}}", with: ["base": ""],
      "this is in `{{<base}}` but in none of its blocks, so it is not printed", rule: "template-ignored-text",
      help: "put it into a block of `base`, as in `{{$name}}…{{/name}}`", severity: .warning)
  }

  @Test func twoFilesOfOneName() {
    var report = Report()
    let files = ["a/page.html", "b/page.html"].map { TemplateFile(name: "page", path: $0, bytes: []) }
    #expect(compileTemplates(files, roots: [], words: [:], report: &report) == nil)
    #expect(report.diagnostics.map(\.message) == ["`a/page.html` is a template of the same name, `page`"])
  }

  @Test func whatIsThereTwiceShowsTheFirst() {
    let base = "{{$main}}{{/main}}"
    #expect(
      notesAndEdits(["base": base, "page": "{{<base}}\n{{$main}}x{{/main}}\n{{$main}}y{{/main}}{{/base}}"]).notes
        == ["page.html:2:1 it is written here first"])
    #expect(
      notesAndEdits(
        ["page": "{{<words.by}}{{$who}}a{{/who}}{{$who}}b{{/who}}{{/words.by}}"], words: ["by": "By {who}"]
      ).notes == ["page.html:1:14 it is filled here first"])
    #expect(
      notesAndEdits(["a/page": "", "b/page": ""]).notes == ["a/page.html:1:1 the other one is here"])
  }

  @Test func anIncludeOfNearlyTheSameNameIsCorrected() {
    #expect(notesAndEdits(["base": "", "page": "a {{>bsae}}"]).edited == ["page.html": "a {{>base}}"])
    #expect(notesAndEdits(["base": "", "page": "{{<bsae}}{{/bsae}}"]).edited == [:])
  }

  @Test func aRootThatIsMissing() {
    var report = Report()
    let files = [TemplateFile(name: "goals", path: "goals.html", bytes: [])]
    let set = compileTemplates(files, roots: [("goal", Sample.page)], words: [:], report: &report)
    #expect(set == nil)
    #expect(report.diagnostics.map(\.message) == ["there is no template `goal`, which pages need"])
    #expect(report.diagnostics.first?.help == "rename `goals` to `goal`?")
  }

  @Test func linesOfAPartialAreIndented() {
    #expect(
      rendered("<ul>\n  {{>item}}\n</ul>\n", with: ["item": "<li>\n\n  {{heading}}\n</li>\n"])
        == "<ul>\n  <li>\n\n    Plan\n  </li>\n</ul>\n")
    #expect(rendered("a {{>item}}\n", with: ["item": "b\nc"]) == "a b\nc\n")
  }
}
