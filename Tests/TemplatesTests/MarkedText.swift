import Diagnostics
import Templates
import Testing

/// Expects one problem, at the `▸` in one of the templates; that mark is not part of the text.
func expectProblem(
  _ template: String, with others: [String: String] = [:], words: [String: String] = [:], _ message: String,
  rule: String, help: String?, severity: Severity = .error, at location: SourceLocation = #_sourceLocation
) {
  var place: [Int]?
  var path: String?
  let files = others.merging(["page": template]) { $1 }.sorted { $0.key < $1.key }.map { name, marked in
    let bytes = Array(marked.utf8)
    let mark = Array("▸".utf8)
    var text = bytes
    if let offset = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) {
      let before = bytes[..<offset]
      let line = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      place = [before.count { $0 == UInt8(ascii: "\n") } + 1, offset - line + 1]
      path = "\(name).html"
      text.removeSubrange(offset..<offset + mark.count)
    }
    return TemplateFile(name: name, path: "\(name).html", bytes: text)
  }
  var report = Report()
  let set = compileTemplates(files, roots: [("page", Sample.page)], words: words, report: &report)
  #expect((set == nil) == (severity == .error), sourceLocation: location)
  #expect(report.diagnostics.map(\.message) == [message], sourceLocation: location)
  guard let found = report.diagnostics.first else { return }
  #expect(found.rule.name == rule, sourceLocation: location)
  #expect(found.rule.severity == severity, sourceLocation: location)
  #expect(found.help == help, sourceLocation: location)
  #expect(found.place.map { [$0.line, $0.column] } == place, sourceLocation: location)
  #expect(found.place?.path == path, sourceLocation: location)
}
