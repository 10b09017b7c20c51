// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Plans
import Publishing
import Sites

/// The result as one JSON object (RFC 8259), for programs. What does not apply is left out.
func jsonReport(_ result: BuildResult, _ located: LocatedReport) -> String {
  let report: [JSONMember?] = [
    JSONMember("diagnostics", .array(located.diagnostics.map(jsonValue))),
    // What the diagnostics leave out.
    JSONMember("omitted", .array(located.omissions.map(jsonValue))),
    JSONMember("heldBack", .array(result.heldBack.map(jsonValue))),
    // What a preview shows although it would be held back.
    result.notPublishedYet.isEmpty
      ? nil : JSONMember("notPublishedYet", .array(result.notPublishedYet.map(jsonValue))),
    JSONMember("files", .integer(result.sources)),
    JSONMember("pages", .integer(result.pages)),
    member("written", result.changes?.written),
    member("unchanged", result.changes?.unchanged),
    member("removed", result.changes?.removed),
    member("asOf", result.asOf?.iso),
  ]
  return object(report).pretty
}

/// The same where a fault of the machine has ended the build.
func jsonReport(ofFault message: String, help: String) -> String {
  JSONValue.object([JSONMember("fault", ["message": .string(message), "help": .string(help)])]).pretty
}

private func jsonValue(_ problem: LocatedDiagnostic) -> JSONValue {
  object([
    JSONMember("severity", .string(problem.severity.rawValue)),
    JSONMember("rule", .string(problem.diagnostic.rule.name)),
    JSONMember("message", .string(problem.diagnostic.message)),
    member("path", problem.place?.path),
    member("line", problem.place?.editorLine),
    member("column", problem.place?.editorColumn),
    member("help", problem.diagnostic.help),
    JSONMember("notes", .array(problem.notes.map(jsonValue))),
    JSONMember("edits", .array(problem.edits.map(jsonValue))),
  ])
}

private func jsonValue(_ note: LocatedNote) -> JSONValue {
  object([
    JSONMember("message", .string(note.message)), JSONMember("path", .string(note.place.path)),
    member("line", note.place.editorLine), member("column", note.place.editorColumn),
  ])
}

/// From the first character that is replaced to the first after it.
private func jsonValue(_ edit: LocatedEdit) -> JSONValue {
  [
    "path": .string(edit.path), "startLine": .integer(edit.line), "startColumn": .integer(edit.startColumn),
    "endLine": .integer(edit.endLine), "endColumn": .integer(edit.endColumn), "replacement": .string(edit.replacement),
  ]
}

private func jsonValue(_ omission: Omission) -> JSONValue {
  object([
    JSONMember("rule", .string(omission.rule.name)), JSONMember("severity", .string(omission.severity.rawValue)),
    member("path", omission.path), JSONMember("count", .integer(omission.count)),
  ])
}

private func jsonValue(_ held: HeldBack) -> JSONValue {
  ["path": .string(held.path), "title": .string(held.title), "reason": .string(held.explanation)]
}

private func object(_ members: [JSONMember?]) -> JSONValue { .object(members.compactMap { $0 }) }

private func member(_ name: String, _ text: String?) -> JSONMember? { text.map { JSONMember(name, .string($0)) } }

private func member(_ name: String, _ number: Int?) -> JSONMember? { number.map { JSONMember(name, .integer($0)) } }

extension ExactPlace {
  /// Nil where the whole file is meant.
  fileprivate var editorLine: Int? { line > 0 ? line : nil }
  fileprivate var editorColumn: Int? { line > 0 ? column : nil }
}
