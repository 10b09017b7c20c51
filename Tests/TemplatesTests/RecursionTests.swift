// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Templates
import Testing

/// Templates that include themselves.
@Suite struct RecursionTests {
  private let tree = ["node": "{{title}}({{#children}}{{>node}}{{/children}})"]

  private func chain(_ depth: Int) -> Record {
    (1..<depth).reduce(Sample.goal("1")) { inner, number in Sample.goal("\(number + 1)", children: [inner]) }
  }

  @Test func aTreeIsPrinted() {
    let goals = [Sample.goal("a", children: [Sample.goal("b"), Sample.goal("c", children: [Sample.goal("d")])])]
    #expect(rendered("{{#goals}}{{>node}}{{/goals}}", with: tree, Sample.page(goals: goals)) == "a(b()c(d()))")
  }

  @Test func namesFurtherOutStayAtHand() {
    let node = ["node": "{{heading}}{{title}}{{#children}}{{#tags}}{{.}}{{/tags}}{{>node}}{{/children}}"]
    let record = Sample.page(goals: [Sample.goal("a", children: [Sample.goal("b")])], tags: ["x", "y"])
    #expect(rendered("{{#goals}}{{>node}}{{/goals}}", with: node, record) == "PlanaxyPlanb")
  }

  @Test func itsIndentationIsThatOfItsFirstRound() {
    let node = ["node": "<li>{{title}}\n{{#children}}\n  {{>node}}\n{{/children}}\n</li>\n"]
    let record = Sample.page(goals: [Sample.goal("a", children: [Sample.goal("b")])])
    #expect(
      rendered("<ul>\n{{#goals}}\n  {{>node}}\n{{/goals}}\n</ul>", with: node, record)
        == "<ul>\n  <li>a\n  <li>b\n  </li>\n  </li>\n</ul>")
  }

  @Test func dataGoesDownToALimit() {
    let template = "{{#goals}}{{>node}}{{/goals}}"
    #expect(rendered(template, with: tree, Sample.page(goals: [chain(32)])).hasPrefix("32(31(30("))
    #expect(
      rendered(template, with: tree, Sample.page(goals: [chain(33)]))
        == "not rendered: the data goes deeper than 32 levels here")
  }

  @Test func aPageHasABoundOnItsBytes() throws {
    let nested = String(repeating: "{{#tags}}", count: 12) + "." + String(repeating: "{{/tags}}", count: 12)
    var report = Report()
    let set = compileTemplates(
      [TemplateFile(name: "page", path: "page.html", bytes: Array(nested.utf8))], roots: [("page", Sample.page)],
      words: [:], report: &report)
    let template = try #require(set?.template("page", for: Sample.page))
    var writer = HTMLWriter()
    do {
      try template.render(
        Sample.page(tags: ["a", "b", "c"]), root: "", of: "a/index.html", mostBytes: 2 << 10, into: &writer)
      Issue.record("it is rendered")
    } catch {
      #expect(error.message == "the page `a/index.html` takes over 0 MB, which is the limit")
    }
    #expect(writer.count <= (2 << 10) + 3)
  }

  @Test func anEndlessTemplateIsToldAtItsPlace() {
    let help = "include it inside a section over a list or a record, so that each round goes one level down"
    expectProblem(
      "{{>a}}", with: ["a": "x{{>b}}", "b": "{{#draft}}▸{{>b}}{{/draft}}"], "this includes itself without end",
      rule: "template-endless", help: help)
    expectProblem("\n▸{{>page}}", "this includes itself without end", rule: "template-endless", help: help)
    expectProblem(
      "▸{{<page}}{{$x}}y{{/x}}{{/page}}{{$x}}{{/x}}", "this includes itself without end", rule: "template-endless",
      help: help)
    expectProblem(
      "{{>node}}", with: ["node": "{{#goals}}▸{{>node}}{{/goals}}"],
      "this includes itself with a record from further out, and so without end", rule: "template-endless",
      help: "include it inside a section over a list of the innermost record")
    expectProblem(
      "{{>a}}", with: ["a": "{{#goal.title}}▸{{>a}}{{/goal.title}}"], "this includes itself without end",
      rule: "template-endless", help: help)
  }

  @Test func aTemplateThatIncludesItselfHoldsWholeTags() {
    expectProblem(
      "{{#goals}}▸{{>node}}{{/goals}}", with: ["node": "{{#children}}{{>node}}{{/children}}<p "],
      "`node` includes itself, and begins in the text of the page but ends in the tag `<p>`",
      rule: "template-uneven-section", help: "let it contain whole tags only")
  }
}
