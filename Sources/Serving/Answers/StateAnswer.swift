// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fixing
import JSON
import Plans
import Sites

/// What a page of the preview is told beside its own HTML, as JSON: what is wrong, what is shown that would not be published, and
/// where the page comes from. `path` is that of the page, relative to the site's root.
func stateAnswer(_ scene: Preview.Scene, path: String, hasEditor: Bool, mayFix: Bool) -> [UInt8] {
  let problems = scene.newest?.problems.value
  let shown = scene.good
  let page = shown?.page(path)
  var members: [JSONMember] = [
    JSONMember("version", .integer(scene.version)),
    JSONMember("isBehind", .bool(scene.isBehind)),
    JSONMember("errors", .integer((problems?.errors ?? 0) + (scene.fault == nil ? 0 : 1))),
    JSONMember("warnings", .integer(problems?.warnings ?? 0)),
    JSONMember("problems", .array(jsonValues(problems, scene.fault, mayFix: mayFix))),
    JSONMember("isMore", .bool(!(problems?.report.omissions.isEmpty ?? true))),
    JSONMember("hasEditor", .bool(hasEditor)),
    JSONMember("showsUnpublished", .bool(scene.wish.showsUnpublished)),
    JSONMember("unpublished", .array(shown.map(unpublished) ?? [])),
  ]
  if let shown, let file = page?.owner(shown.site.site)?.path { members.append(JSONMember("file", .string(file))) }
  if let reason = page?.item.flatMap({ shown?.plan.reasonToHold($0) }) {
    members.append(JSONMember("reason", .string(reason.words)))
  }
  return JSONValue.object(members).compact
}

/// What would be held back, or is: on the pages it is marked.
private func unpublished(_ edition: Edition) -> [JSONValue] {
  let held = edition.plan.items.indices.compactMap { index in
    edition.plan.reasonToHold(index).map { (address: edition.site.site.addresses[index], reason: $0) }
  }
  let left = edition.plan.heldBack.map { held in
    JSONValue.object([JSONMember("title", .string(held.title)), JSONMember("reason", .string(held.reason.words))])
  }
  return held.prefix(mostUnpublished).map { held in
    ["address": .string(cleaned(held.address)), "reason": .string(held.reason.words)]
  } + left.prefix(mostUnpublished)
}

private let mostUnpublished = 1000

/// `news/next/index.html` as links and address lines have it: `news/next/`.
private func cleaned(_ address: String) -> String { address.replacing("index.html", with: "") }

private func jsonValues(_ problems: Problems?, _ fault: FileProblem?, mayFix: Bool) -> [JSONValue] {
  let found = problems.map { problems in
    zip(problems.report.diagnostics, problems.corrections).map { jsonValue($0, mayFix ? $1 : []) }
  }
  guard let fault else { return found ?? [] }
  let message = "the folder of the plan cannot be read: \(fault.reason)"
  return [["severity": "error", "message": .string(message), "rule": ""]] + (found ?? [])
}

private func jsonValue(_ problem: LocatedDiagnostic, _ correction: [FixedFile]) -> JSONValue {
  var members = [
    JSONMember("severity", .string(problem.severity.rawValue)),
    JSONMember("rule", .string(problem.diagnostic.rule.name)),
    JSONMember("message", .string(problem.message)),
  ]
  if let help = problem.diagnostic.help { members.append(JSONMember("help", .string(help))) }
  if let place = problem.place { members += jsonMembers(place) }
  if !problem.notes.isEmpty {
    members.append(
      JSONMember(
        "notes",
        .array(
          problem.notes.map { note in
            .object([JSONMember("message", .string(note.message))] + jsonMembers(note.place))
          })))
  }
  if !correction.isEmpty {
    let difference = correction.map { unifiedDifference($0.path, $0.before, $0.after) }.joined()
    members.append(JSONMember("correction", .string(difference)))
  }
  return .object(members)
}

/// The line at fault in three parts, of which the second is marked.
private func jsonMembers(_ place: ExactPlace) -> [JSONMember] {
  var members = [JSONMember("path", .string(place.path))]
  guard place.line > 0 else { return members }
  members.append(JSONMember("line", .integer(place.line)))
  guard let line = place.sourceLine else { return members }
  let before = line.prefix(max(0, place.column - 1))
  let fault = line.dropFirst(max(0, place.column - 1)).prefix(place.length)
  members += [
    JSONMember("before", .string(String(before))), JSONMember("fault", .string(String(fault))),
    JSONMember("after", .string(String(line[fault.endIndex...]))),
  ]
  return members
}
