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

/// What is reported about templates by their names: the notes, such as `base.html:1:9 it is here`, and the files as the edits
/// change them.
func notesAndEdits(_ templates: [String: String], words: [String: String] = [:]) -> (
  notes: [String], edited: [String: String]
) {
  var report = Report()
  let files = templates.sorted { $0.key < $1.key }.map { name, text in
    TemplateFile(name: String(name.split(separator: "/").last ?? ""), path: "\(name).html", bytes: Array(text.utf8))
  }
  _ = compileTemplates(files, roots: [("page", Sample.page)], words: words.mapValues(Wording.init), report: &report)
  let problems = locate(report.settled()) { path in files.first { $0.path == path }?.bytes }.diagnostics
  let notes = problems.flatMap(\.diagnostic.notes).map { note in
    "\(note.place.path):\(note.place.line):\(note.place.column) \(note.message)"
  }
  let edits = Dictionary(grouping: problems.flatMap(\.edits), by: \.path)
  let edited = edits.map { path, edits in
    (path, String(decoding: applied(edits, to: files.first { $0.path == path }?.bytes ?? []), as: UTF8.self))
  }
  return (notes, Dictionary(edited) { first, _ in first })
}
