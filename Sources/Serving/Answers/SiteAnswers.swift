// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTTP

/// The files of the site, made when they are asked for; pages with what makes them follow the edits.
struct SiteAnswers: Sendable {
  let preview: Preview
  let token: String

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard request.method == "GET" || request.method == "HEAD" else {
      return HTTPResponse(405, "Pages are read with GET.")
    }
    guard let path = sitePath(request.path) else {
      return HTTPResponse(400, "No page has such an address.")
    }
    guard let edition = preview.now.good else { return nothingYet(request) }
    do throws(Problem) {
      let headers = try edition.siteHeaders()
      let path = withoutBase(path, edition)
      let name = path.isEmpty || path.ends(with: "/") ? path + "index.html" : path
      if let file = try edition.file(name) { return try answer(200, edition.make(file), name, headers, request) }
      if try edition.file(path + "/index.html") != nil {
        return HTTPResponse(302, [("Location", request.path + "/"), ("Cache-Control", "no-store")])
      }
      // Only a build sets documents, which takes longer than anybody waits for a page.
      let site = edition.site.site
      if site.documentKinds.contains(where: { $0.path(site) == name }) {
        return barePage(
          404, "The preview makes no documents",
          "`planpress build` publishes this document (PDF) with the site, and `planpress pdf` writes it alone.")
      }
      guard let missing = try edition.file("404.html") else { return HTTPResponse(404, "There is no such page.") }
      return try answer(404, edition.make(missing), "404.html", headers, request)
    } catch {
      return failed(error, request)
    }
  }

  /// Pages that are shown at any address name others by the path that the site will have.
  private func withoutBase(_ path: String, _ edition: Edition) -> String {
    let base = edition.site.site.basePath
    return base.utf8.count > 1 && "/\(path)".begins(with: base) ? String("/\(path)".dropping(base)) : path
  }

  private func answer(
    _ status: Int, _ bytes: [UInt8], _ path: String, _ headers: SiteHeaders, _ request: HTTPRequest
  ) -> HTTPResponse {
    // Of what is published, not of what is added.
    let mark = "\"\(String(Fingerprint(of: bytes).bits, radix: 16))\""
    let fields =
      headers.headers(for: path) + [
        ("Content-Type", mediaType(of: path)), ("Cache-Control", "no-cache"), ("ETag", mark),
        ("Cross-Origin-Resource-Policy", "same-origin"),
      ]
    if status == 200, request["if-none-match"] == mark { return HTTPResponse(304, fields) }
    return HTTPResponse(
      status, fields, body: path.ends(with: ".html") ? withScript(bytes, mark: mark, token: token) : bytes)
  }

  /// While no edition was without an error yet: a page that has nothing but what is wrong.
  private func nothingYet(_ request: HTTPRequest) -> HTTPResponse {
    barePage(503, "This plan cannot be shown yet", "What keeps it from being shown is below.")
  }

  private func failed(_ problem: Problem, _ request: HTTPRequest) -> HTTPResponse {
    barePage(500, "This page cannot be made", problem.message)
  }

  private func barePage(_ status: Int, _ title: String, _ sentence: String) -> HTTPResponse {
    HTTPResponse(
      status,
      [
        ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", pagePolicy),
      ],
      body: withScript(
        Array(
          """
          <!DOCTYPE html>
          <html lang="en">
          <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>\(title)</title>
          </head>
          <body>
          <h1>\(title)</h1>
          <p>\(escaped(sentence))</p>
          </body>
          </html>

          """.utf8), mark: "", token: token))
  }
}

/// Of pages that the preview makes itself: its own script and style, and nothing else.
private let pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"

extension Edition {
  fileprivate func siteHeaders() throws(Problem) -> SiteHeaders {
    guard let file = try file("_headers") else { return SiteHeaders([]) }
    return SiteHeaders(try make(file))
  }
}
