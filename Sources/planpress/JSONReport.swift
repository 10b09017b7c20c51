import Diagnostics
import Foundation
import Plans
import Publishing
import Sites

/// The result as one JSON object (RFC 8259), for programs.
func jsonReport(_ result: BuildResult, _ located: LocatedReport) -> String {
  let report = JSONReport(
    diagnostics: located.diagnostics.map(JSONReport.Problem.init),
    omitted: located.omissions.map {
      .init(rule: $0.rule.name, severity: $0.severity.rawValue, path: $0.path, count: $0.count)
    },
    heldBack: result.heldBack.map { .init(path: $0.path, title: $0.title, reason: $0.explanation) },
    pages: result.pages, written: result.changes?.written, unchanged: result.changes?.unchanged,
    removed: result.changes?.removed, fullText: result.fullText?.rawValue, asOf: result.asOf?.iso)
  return encoded(report)
}

/// The same where a fault of the machine has ended the build.
func jsonReport(ofFault message: String, help: String) -> String {
  encoded(JSONFault(fault: .init(message: message, help: help)))
}

private func encoded(_ report: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(report) else { return "{}" }
  return String(decoding: data, as: UTF8.self)
}

private struct JSONFault: Encodable {
  struct Fault: Encodable {
    let message: String
    let help: String
  }
  let fault: Fault
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
    let notes: [Note]
    let edits: [Edit]

    init(_ located: LocatedDiagnostic) {
      severity = located.severity.rawValue
      rule = located.diagnostic.rule.name
      message = located.diagnostic.message
      path = located.place?.path
      line = located.place?.editorLine
      column = located.place?.editorColumn
      help = located.diagnostic.help
      notes = located.notes.map(Note.init)
      edits = located.edits.map(Edit.init)
    }
  }

  struct Note: Encodable {
    let message: String
    let path: String
    let line: Int?
    let column: Int?

    init(_ note: LocatedNote) {
      message = note.message
      path = note.place.path
      line = note.place.editorLine
      column = note.place.editorColumn
    }
  }

  /// From the first character that is replaced to the first behind.
  struct Edit: Encodable {
    let path: String
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let replacement: String

    init(_ edit: LocatedEdit) {
      path = edit.path
      (startLine, startColumn) = (edit.line, edit.startColumn)
      (endLine, endColumn) = (edit.line, edit.endColumn)
      replacement = edit.replacement
    }
  }

  struct Omitted: Encodable {
    let rule: String
    let severity: String
    let path: String?
    let count: Int
  }

  struct Held: Encodable {
    let path: String
    let title: String
    let reason: String
  }

  let diagnostics: [Problem]
  /// What the diagnostics leave out.
  let omitted: [Omitted]
  let heldBack: [Held]
  let pages: Int
  let written: Int?
  let unchanged: Int?
  let removed: Int?
  let fullText: String?
  let asOf: String?
}

extension ExactPlace {
  /// Nil where the whole file is meant.
  fileprivate var editorLine: Int? { line > 0 ? line : nil }
  fileprivate var editorColumn: Int? { line > 0 ? column : nil }
}
