import Diagnostics
import Foundation
import Plans
import Sites

/// The result as one JSON object (RFC 8259), for programs.
func jsonReport(_ result: BuildResult, _ located: [LocatedDiagnostic]) -> String {
  let report = JSONReport(
    diagnostics: located.map(JSONReport.Problem.init),
    heldBack: result.heldBack.map { .init(path: $0.path, title: $0.title, reason: $0.explanation) },
    pages: result.pages, written: result.changes?.written, unchanged: result.changes?.unchanged,
    removed: result.changes?.removed, fullText: result.fullText?.rawValue, asOf: result.asOf?.iso)
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(report) else { return "{}" }
  return String(decoding: data, as: UTF8.self)
}

private struct JSONReport: Encodable {
  struct Problem: Encodable {
    let severity: String
    let rule: String
    let message: String
    let path: String?
    let line: Int?
    let column: Int?
    let help: String?

    init(_ located: LocatedDiagnostic) {
      severity = located.diagnostic.severity.rawValue
      rule = located.diagnostic.rule.name
      message = located.diagnostic.message
      path = located.path
      line = located.line > 0 ? located.line : nil
      column = located.line > 0 ? located.column : nil
      help = located.diagnostic.help
    }
  }

  struct Held: Encodable {
    let path: String
    let title: String
    let reason: String
  }

  let diagnostics: [Problem]
  let heldBack: [Held]
  let pages: Int
  let written: Int?
  let unchanged: Int?
  let removed: Int?
  let fullText: String?
  let asOf: String?
}
