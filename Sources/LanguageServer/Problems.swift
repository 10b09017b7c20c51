// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Plans

/// How many problems of a file an editor is told.
private let most = 500

extension Workspace {
  /// What is wrong in a file, for `textDocument/publishDiagnostics`.
  func diagnostics(of path: String) -> JSONValue {
    .array((problems[path] ?? []).prefix(most).map(diagnostic))
  }

  private func diagnostic(_ problem: LocatedDiagnostic) -> JSONValue {
    let diagnostic = problem.diagnostic
    var members = [
      JSONMember(
        "range", problem.place.map(range) ?? range(Position(line: 0, character: 0), Position(line: 0, character: 0))),
      JSONMember("severity", .integer(problem.severity.number)), JSONMember("code", .string(diagnostic.rule.name)),
      JSONMember("source", "planpress"),
      JSONMember("message", .string(diagnostic.message + (diagnostic.help.map { "\nHelp: \($0)" } ?? ""))),
    ]
    let notes = problem.notes.prefix(20).map { note -> JSONValue in
      [
        "location": ["uri": .string(address(of: note.place.path)), "range": range(note.place)],
        "message": .string(note.message),
      ]
    }
    if !notes.isEmpty { members.append(JSONMember("relatedInformation", .array(Array(notes)))) }
    return .object(members)
  }

  /// The answer to `textDocument/codeAction`: what `planpress fix` would do about the problems in some lines.
  func actions(_ path: String, in lines: ClosedRange<Int>) -> JSONValue {
    let concerned = (problems[path] ?? []).filter { problem in
      guard let place = problem.place, !problem.edits.isEmpty else { return false }
      let first = max(0, place.line - 1)
      // An edit may be in other lines than the problem.
      let last = problem.edits.filter { bytesEqual($0.path, path) }.map { max(0, $0.endLine - 1) }.max() ?? first
      return min(first, last) <= lines.upperBound && max(first, last) >= lines.lowerBound
    }
    return .array(
      concerned.prefix(50).map { problem in
        let edits = problem.edits.map { TextEdit($0.path, $0.range, $0.replacement) }
        return [
          "title": .string(title(of: problem)), "kind": "quickfix", "isPreferred": true,
          "diagnostics": [diagnostic(problem)], "edit": ["changes": changes(edits)],
        ]
      })
  }

  private func title(of problem: LocatedDiagnostic) -> String {
    if problem.edits.count == 1, let text = problem.edits.first?.replacement, !text.contains("\n") {
      // Some begin with what is before the words in question.
      let text = text.drop { "](} ".contains($0) }
      return text.isEmpty ? "Remove this" : "Write `\(text.prefix(60))`"
    }
    let help = problem.diagnostic.help?.split(separator: "\n").first.map { String($0.prefix(100)) }
    return help.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "Correct this"
  }
}

/// As the line is in the file: columns of problems are counted in characters.
private func range(_ place: ExactPlace) -> JSONValue {
  guard place.line > 0 else { return range(Position(line: 0, character: 0), Position(line: 0, character: 0)) }
  let line = place.sourceLine ?? ""
  let start = line.prefix(max(0, place.column - 1)).utf16.count
  let end = start + line.dropFirst(max(0, place.column - 1)).prefix(place.length).utf16.count
  return range(Position(line: place.line - 1, character: start), Position(line: place.line - 1, character: end))
}

extension Severity {
  /// As the protocol numbers them.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
