// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Templates
import Testing

/// A link `plan:ID` in a template leads where the site says.
@Suite struct PlanLinkTests {
  private func rendered(_ template: String, root: String, _ addresses: [String: String]) throws -> String {
    var report = Report()
    let file = TemplateFile(name: "page", path: "page.html", bytes: Array(template.utf8))
    let set = compileTemplates([file], roots: [("page", Sample.page)], words: [:], report: &report)
    #expect(report.diagnostics.map(\.message) == [])
    let leading = try #require(set).leading { link in
      addresses[link.id].map { .site($0 + (link.anchor.map { "#\($0)" } ?? "")) }
    }
    var writer = HTMLWriter()
    try #require(leading.template("page", for: Sample.page)).render(Sample.page(), root: root, into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func leadsFromThePage() throws {
    #expect(
      try rendered(
        "<a href=\"plan:wells\">Wells</a> <a href='plan:wells#why'>why</a>", root: "../../",
        ["wells": "goals/wells/index.html"])
        == "<a href=\"../../goals/wells/index.html\">Wells</a> <a href='../../goals/wells/index.html#why'>why</a>")
  }

  @Test func isTextInOtherPlaces() throws {
    let text =
      "<p title=\"plan:wells\" class='plan:wells'>plan:wells</p><!-- href=\"plan:wells\" --><a href=\"x?plan:wells\">x</a>"
    #expect(try rendered(text, root: "", ["wells": "goals/wells/index.html"]) == text)
  }

  @Test func isEscaped() throws {
    #expect(try rendered("<a href=\"plan:a\">", root: "", ["a": "a\"&b.html"]) == "<a href=\"a%22&amp;b.html\">")
  }

  @Test func namesItsPlace() throws {
    var report = Report()
    let file = TemplateFile(name: "page", path: "page.html", bytes: Array("<p>\n<a href=\"plan:wells#why\"></a>".utf8))
    let set = compileTemplates([file], roots: [("page", Sample.page)], words: [:], report: &report)
    let link = try #require(set?.links.first)
    #expect(link.id == "wells" && link.anchor == "why")
    #expect(link.place == Place("page.html", line: 2, column: 10, excerpt: "plan:wells#why"))
  }
}
