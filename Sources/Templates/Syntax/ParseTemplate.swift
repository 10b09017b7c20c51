// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A template as a tree. Its names are not checked yet.
struct ParsedTemplate: Sendable {
  let source: Source
  let nodes: [Node]
}

/// Reads one template; nil when its text is malformed, which is then in the report.
func parseTemplate(_ file: TemplateFile, report: inout Report) -> ParsedTemplate? {
  let source = Source(file)
  if let place = findBadEncoding(source) {
    report.add(
      .templateEncoding, "this line is not text in UTF-8", at: place, help: "save the file with the encoding UTF-8")
    return nil
  }
  var problems = Report()
  let tags = splitTags(source, report: &problems)
  var builder = TreeBuilder(source: source, tags: tags)
  if !problems.hasErrors {
    let nodes = builder.build(report: &problems)
    report.merge(problems)
    return problems.hasErrors ? nil : ParsedTemplate(source: source, nodes: nodes)
  }
  report.merge(problems)
  return nil
}

private func findBadEncoding(_ source: Source) -> Place? {
  if String(validating: source.bytes, as: UTF8.self) != nil, !source.bytes.contains(0) { return nil }
  var start = source.start
  for line in source.bytes.dropFirst(start).split(separator: Byte.newline, omittingEmptySubsequences: false) {
    if String(validating: line, as: UTF8.self) == nil || line.contains(0) { break }
    start = line.endIndex + 1
  }
  return source.place(min(start, source.bytes.count)..<min(start, source.bytes.count))
}
