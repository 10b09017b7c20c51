// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import TestSupport
import Testing

@testable import Plans

/// The item that a file makes, and what is reported about it.
func read(_ text: String, path: String = "content/page.md") -> (item: Item?, problems: [LocatedDiagnostic]) {
  var report = Report()
  let bytes = Array(text.utf8)
  let item = readItem(of: bytes, path: path, &report)
  return (item, locate(report.settled()) { $0 == path ? bytes : nil }.diagnostics)
}

private func readItem(
  of bytes: [UInt8], path: String, kinds: Kinds = .builtIn, _ report: inout Report
) -> Item? {
  let reading = interpreted(bytes, path: path, kinds: kinds)
  report.merge(reading.report)
  return reading.item
}

/// All that comes of a file's bytes.
func interpreted(_ bytes: [UInt8], path: String = "content/page.md", kinds: Kinds = .builtIn) -> Reading {
  var shelf: ProseStore.Shelf? = ProseStore(near: nil).makeShelf()
  var reading = Reading()
  interpret(
    bytes, TextSource(path: path, number: 0), options: MarkdownOptions(), kinds: kinds, shelf: &shelf, &reading)
  return reading
}

/// Expects one problem in a file, at the `▸` in its text; that mark is not part of the text.
func expectProblem(
  _ marked: String, path: String = "content/page.md", _ message: String, _ rule: Rule, help: String?,
  at location: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let problems = read(marked.text, path: path).problems
  #expect(problems.map(\.diagnostic.message) == [message], sourceLocation: location)
  guard let found = problems.first else { return }
  #expect(found.diagnostic.rule.name == rule.name, sourceLocation: location)
  #expect(found.diagnostic.help == help, sourceLocation: location)
  #expect(
    [found.line, found.column] == [marked.line, marked.column], "\(printText(found, ink: .plain))",
    sourceLocation: location)
}

func expectNoProblem(
  _ text: String, path: String = "content/page.md", at location: SourceLocation = #_sourceLocation
) {
  let printed = read(text, path: path).problems.map { printText($0, ink: .plain) }
  #expect(printed == [], sourceLocation: location)
}

extension LocatedDiagnostic {
  /// 0 where there is no place.
  var line: Int { place?.line ?? 0 }
  var column: Int { place?.column ?? 0 }
}

/// A plan made of files in memory, with all that its checks report.
struct Planned {
  let plan: Plan
  /// What the directives of each item choose, where they are named after a kind.
  let selections: [[ItemSelection?]]
  let located: [LocatedDiagnostic]
  /// Also those that are too many to be printed.
  let diagnostics: [Diagnostic]

  init(
    _ files: [String: String], kinds: Kinds = .builtIn, others: Set<String> = [], asOf: String = "2026-01-01",
    drafts: Bool = false
  ) throws {
    var report = Report()
    var items: [Item] = []
    var broken: [SourceFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let item = readItem(of: Array(text.utf8), path: "content/" + path, kinds: kinds, &report)
      if let item { items.append(item) } else { broken.append(SourceFile(contentPath: "content/" + path)) }
    }
    let content = Content(items: items, broken: broken, files: PathSet(others.map { "content/" + $0 }), kinds: kinds)
    plan = resolvePlan(
      content, asOf: try #require(CalendarDate(asOf)), includeDrafts: drafts, workers: 2, report: &report)
    checkPlan(plan, report: &report)
    let candidates = Candidates(plan)
    selections = plan.items.map { [plan] item in
      item.document.directives.map { block in
        kinds.ofFolder(block.name).flatMap {
          selectItems($0, for: DirectiveUse(block, in: item, of: plan, candidates), &report)
        }
      }
    }
    diagnostics = report.diagnostics
    located =
      locate(report.settled()) { path in
        files[String(path.dropFirst("content/".count))].map { Array($0.utf8) }
      }.diagnostics
  }

  /// Such as `content/a.md:2:7 unknown-id`.
  var problems: [String] {
    located.map { "\($0.place?.path ?? ""):\($0.line):\($0.column) \($0.diagnostic.rule.name)" }
  }

  var messages: [String] { located.map(\.diagnostic.message) }
  var helps: [String] { located.map { $0.diagnostic.help ?? "" } }

  func index(_ id: String) throws -> Int { try #require(plan.indexOfID[id]) }
}

/// Expects one problem with a plan, at the `▸` in one of its files.
func expectProblem(
  in marked: [String: String], others: Set<String> = [], drafts: Bool = false, _ message: String, _ rule: Rule,
  help: String?, at location: SourceLocation = #_sourceLocation
) throws {
  var place = ""
  var files: [String: String] = [:]
  for (path, text) in marked {
    let text = MarkedText(text)
    files[path] = text.text
    if text.isMarked { place = "content/\(path):\(text.line):\(text.column) \(rule.name)" }
  }
  let planned = try Planned(files, others: others, drafts: drafts)
  #expect(planned.problems == [place], sourceLocation: location)
  #expect(planned.messages == [message], sourceLocation: location)
  #expect(planned.helps == [help ?? ""], sourceLocation: location)
}

/// A file of nothing but a title and other fields, and a text.
func file(_ title: String, _ fields: String..., text: String = "") -> String {
  (["---", "title: \(title)"] + fields + ["---", text]).joined(separator: "\n")
}
