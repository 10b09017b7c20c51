// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Fixing
import HTTP

/// What is at `/.planpress/`, where no file of a site can be: names that begin with a point are not published.
struct OwnAnswers: Sendable {
  static let folder = "/.planpress/"

  let preview: Preview
  let gate: Gate
  let editor: Editor?

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let name = String(request.path.dropping(Self.folder))
    let query = FormFields((request.query ?? "").utf8)
    if let file = browserFile(name) { return request.method == "POST" ? notHere : file }
    let token = name == "events" ? query["token"] : request["planpress-token"]
    if let refusal = gate.refusal(ofOrder: request, token: token) { return refusal }
    if gate.isOpen, name == "fix" || name == "open" {
      return HTTPResponse(403, "While other machines may look on, no file is changed or opened from here.")
    }
    switch (request.method, name) {
    case ("GET", "events"): return events()
    case ("GET", "state"): return state(query["path"] ?? "/")
    case ("POST", "fix"): return fix(FormFields(request.body))
    case ("POST", "open"): return open(FormFields(request.body))
    case ("POST", "unpublished"):
      preview.show(unpublished: FormFields(request.body)["shown"] == "true")
      return HTTPResponse(204)
    default: return notHere
    }
  }

  private var notHere: HTTPResponse { HTTPResponse(404, "There is nothing here.") }

  private func events() -> HTTPResponse {
    let headers = [
      ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
    ]
    var response = HTTPResponse(200, headers, body: event(preview.now.version))
    response.isStream = true
    return response
  }

  private func state(_ path: String) -> HTTPResponse {
    let file = sitePath(path).map { $0.isEmpty || $0.ends(with: "/") ? $0 + "index.html" : $0 } ?? ""
    return HTTPResponse(
      200,
      [
        ("Content-Type", "application/json"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
      ], body: stateAnswer(preview.now, path: file, hasEditor: editor != nil && !gate.isOpen, mayFix: !gate.isOpen))
  }

  /// Makes the edits of a problem, as `planpress fix` would.
  private func fix(_ fields: FormFields) -> HTTPResponse {
    let scene = preview.now
    guard let problems = scene.newest?.problems.value, fields["version"] == String(scene.version),
      let number = fields["problem"].flatMap({ Int($0) }), problems.corrections.indices.contains(number)
    else { return HTTPResponse(409, "Something has changed meanwhile. Look again.") }
    let corrections = problems.corrections[number]
    if corrections.isEmpty { return HTTPResponse(409, "Somebody has to decide about this.") }
    do throws(FileProblem) {
      let left = try write(corrections, to: source)
      return left.isEmpty ? HTTPResponse(204) : HTTPResponse(409, "The file has been changed meanwhile. Look again.")
    } catch {
      return HTTPResponse(500, "`\(error.path)` cannot be written: \(error.reason).")
    }
  }

  /// Opens the place of a problem, or what a paragraph of a page comes from, in the writer's editor.
  private func open(_ fields: FormFields) -> HTTPResponse {
    guard let editor else { return HTTPResponse(409, "Start planpress with --editor to open files from here.") }
    guard let place = place(fields) else { return HTTPResponse(404, "This comes from no file of the content.") }
    do throws(FileProblem) {
      try editor.open(canonicalPath(source) + "/" + place.path, line: max(1, place.line))
      return HTTPResponse(204)
    } catch {
      return HTTPResponse(500, "`\(error.path)` cannot be started: \(error.reason).")
    }
  }

  private func place(_ fields: FormFields) -> (path: String, line: Int)? {
    let scene = preview.now
    if let number = fields["problem"].flatMap({ Int($0) }) {
      guard let problems = scene.newest?.problems.value, fields["version"] == String(scene.version),
        problems.report.diagnostics.indices.contains(number), let place = problems.report.diagnostics[number].place
      else { return nil }
      return (place.path, place.line)
    }
    guard let edition = scene.good, let path = fields["path"].flatMap(sitePath),
      let page = edition.page(path.isEmpty || path.ends(with: "/") ? path + "index.html" : path),
      let owner = page.owner(edition.site.site)
    else { return nil }
    let bytes = try? edition.project.source.read(owner.path, limit: 16 << 20)
    let line = bytes.flatMap { findLine(of: fields["text"] ?? "", in: $0) }
    return (owner.path, line ?? owner.line)
  }

  private var source: String { preview.source }
}

/// The event that tells windows of another version.
func event(_ version: Int) -> [UInt8] { Array("data: \(version)\n\n".utf8) }
