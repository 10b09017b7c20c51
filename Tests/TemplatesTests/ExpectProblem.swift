// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Templates
import TestSupport
import Testing

/// Expects one problem, at the `▸` in one of the templates; that mark is not part of the text.
func expectProblem(
  _ template: String, with others: [String: String] = [:], words: [String: String] = [:], _ message: String,
  rule: String, help: String?, severity: Severity = .error, at location: SourceLocation = #_sourceLocation
) {
  var place: [Int]?
  var path: String?
  let files = others.merging(["page": template]) { $1 }.sorted { $0.key < $1.key }.map { name, marked in
    let marked = MarkedText(marked)
    if marked.isMarked { (place, path) = ([marked.line, marked.byteColumn], "\(name).html") }
    return TemplateFile(name: name, path: "\(name).html", bytes: Array(marked.text.utf8))
  }
  var report = Report()
  let set = compileTemplates(
    files, roots: [("page", Sample.page)], words: words.mapValues(Wording.init), report: &report)
  #expect((set == nil) == (severity == .error), sourceLocation: location)
  #expect(report.diagnostics.map(\.message) == [message], sourceLocation: location)
  guard let found = report.diagnostics.first else { return }
  #expect(found.rule.name == rule, sourceLocation: location)
  #expect(found.rule.severity == severity, sourceLocation: location)
  #expect(found.help == help, sourceLocation: location)
  #expect(found.place.map { [$0.line, $0.column] } == place, sourceLocation: location)
  #expect(found.place?.path == path, sourceLocation: location)
}
