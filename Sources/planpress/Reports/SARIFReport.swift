// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import JSON
import Sites

/// The problems in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for editors and code hosts, with the edits
/// of `planpress fix` as fixes. Columns are counted in code points.
func sarifReport(_ located: LocatedReport, source: String) -> String {
  let rules = Set(located.diagnostics.map(\.diagnostic.rule)).sorted { $0.name < $1.name }
  let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
  let results = located.diagnostics.map { problem -> JSONValue in
    var members = [
      JSONMember("ruleId", .string(problem.diagnostic.rule.name)),
      JSONMember("ruleIndex", .integer(indices[problem.diagnostic.rule] ?? 0)),
      JSONMember("level", .string(problem.severity.rawValue)),
      JSONMember("message", ["text": .string(problem.messageWithHelp)]),
    ]
    if let place = problem.place {
      members.append(JSONMember("locations", [["physicalLocation": location(place, source)]]))
    }
    if !problem.notes.isEmpty {
      let notes = problem.notes.map { note -> JSONValue in
        ["message": ["text": .string(note.message)], "physicalLocation": location(note.place, source)]
      }
      members.append(JSONMember("relatedLocations", .array(notes)))
    }
    if !problem.edits.isEmpty { members.append(JSONMember("fixes", [fix(problem.edits, source)])) }
    return .object(members)
  }
  return log(
    rules: rules.map { rule in
      [
        "id": .string(rule.name), "shortDescription": ["text": .string(rule.summary)],
        "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
      ]
    }, results: results, fault: nil)
}

/// The same where a fault of the machine has ended the run.
func sarifReport(ofFault message: String) -> String { log(rules: [], results: [], fault: message) }

private func log(rules: [JSONValue], results: [JSONValue], fault: String?) -> String {
  var invocation = [JSONMember("executionSuccessful", .bool(fault == nil))]
  if let fault {
    invocation.append(
      JSONMember("toolExecutionNotifications", [["level": "error", "message": ["text": .string(fault)]]]))
  }
  let driver: JSONValue = [
    "name": "planpress", "semanticVersion": .string(programVersion), "rules": .array(rules),
  ]
  let report: JSONValue = [
    "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    "version": "2.1.0",
    "runs": [
      [
        "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "invocations": [.object(invocation)],
        "results": .array(results),
      ]
    ],
  ]
  return report.pretty
}

private func artifact(_ place: String, _ source: String) -> JSONValue {
  ["uri": .string(uri(path(place, in: source)))]
}

private func location(_ place: ExactPlace, _ source: String) -> JSONValue {
  var members = [JSONMember("artifactLocation", artifact(place.path, source))]
  if place.line > 0 {
    members.append(
      JSONMember(
        "region",
        [
          "startLine": .integer(place.line), "startColumn": .integer(place.column),
          "endColumn": .integer(place.column + place.length),
        ]))
  }
  return .object(members)
}

private func fix(_ edits: [LocatedEdit], _ source: String) -> JSONValue {
  var paths: [String] = []
  for edit in edits where !paths.contains(edit.path) { paths.append(edit.path) }
  let changes = paths.map { path -> JSONValue in
    let replacements = edits.filter { $0.path == path }.map { edit -> JSONValue in
      [
        "deletedRegion": [
          "startLine": .integer(edit.line), "startColumn": .integer(edit.startColumn),
          "endLine": .integer(edit.endLine), "endColumn": .integer(edit.endColumn),
        ],
        "insertedContent": ["text": .string(edit.replacement)],
      ]
    }
    return ["artifactLocation": artifact(path, source), "replacements": .array(replacements)]
  }
  return ["artifactChanges": .array(changes)]
}

/// A path as a relative reference (RFC 3986, section 4.2).
private func uri(_ path: String) -> String {
  let kept = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
  return path.utf8.reduce(into: "") { uri, byte in
    uri += kept.contains(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal([byte])
  }
}
