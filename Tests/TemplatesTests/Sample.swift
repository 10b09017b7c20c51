// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Templates

/// The view that the tests' templates print.
enum Sample {
  static let goal = Shape(
    "goal",
    [
      ShapeField("title", .text, "The goal's title."),
      ShapeField("page", .address, "The goal's own page."),
      ShapeField("children", .nested, "The goals below it."),
    ])

  static let page = Shape(
    "page",
    [
      ShapeField("heading", .text, "What is above the page."),
      ShapeField("body", .html, "The page's text."),
      ShapeField("home", .address, "The first page."),
      ShapeField("draft", .flag, "Whether the page | is not published\nyet."),
      ShapeField("goal", .record(goal), "The goal that the page is about."),
      ShapeField("goals", .list(goal), "All goals."),
      ShapeField("tags", .list(.plainText), "Its tags."),
    ])

  static func goal(_ title: String, page: Address = .site("g.html"), children: [Record] = []) -> Record {
    Record([.text(title), .address(page), .list(children)])
  }

  static func page(
    heading: String = "Plan", body: Value = .html(Array("<b>x</b>".utf8)), home: Address = .site("index.html"),
    draft: Bool = false, goal: Value = .none, goals: [Record] = [], tags: [String] = []
  ) -> Record {
    Record([.text(heading), body, .address(home), .flag(draft), goal, .list(goals), .texts(tags)])
  }
}

/// Compiles `template` with others beside it and prints it; in place of the page, the first problem.
func rendered(
  _ template: String, with others: [String: String] = [:], _ record: Record = Sample.page(), root: String = "",
  words: [String: String] = [:], isolates: Bool = false
) -> String {
  var report = Report()
  let files = others.merging(["page": template]) { $1 }.map {
    TemplateFile(name: $0, path: "\($0).html", bytes: Array($1.utf8))
  }
  let set = compileTemplates(
    files, roots: [("page", Sample.page)], words: words.mapValues(Wording.init), isolates: isolates,
    report: &report)
  guard let compiled = set?.template("page", for: Sample.page) else {
    return "not compiled: \(report.diagnostics.map(\.message))"
  }
  var writer = HTMLWriter()
  do {
    try compiled.render(record, root: root, into: &writer)
  } catch {
    return "not rendered: \(error.message)"
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}
