// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Fields
import Glibc
import Sites
import Synchronization
import TestSupport
import Testing

@testable import HTTP
@testable import Serving

/// `planpress serve` as a browser, and whoever would like to be one, sees it.
@Suite(.serialized) struct ServingTests {
  private final class Ending: Sendable { let value = Mutex<PreviewServer.End?>(nil) }

  /// A server for a small plan, for as long as the value lives.
  private final class Running: Sendable {
    let folder: TemporaryFolder
    let server: PreviewServer
    let token: String
    private let end = DispatchGroup()
    private let ending = Ending()

    init(isOpen: Bool = false, editor: Editor? = nil) throws {
      let folder = try TemporaryFolder([
        "content/index.md": "# Our plan\n\nText of the home page.\n",
        "content/guide/index.md": "# Guide\n\nSee [the file](data.csv).\n",
        "content/guide/data.csv": "a,b\n1,2\n",
        "secret.txt": "secret",
      ])
      let day = try #require(CalendarDate("2026-01-01"))
      let preview = Preview { BuildRequest(source: folder.path, output: nil, today: day, workers: 2) }
      let server = PreviewServer(
        preview, on: try Listener.onLoopback(0), hosts: ["localhost", "127.0.0.1", "[::1]"], isOpen: isOpen,
        editor: editor)
      let ready = DispatchSemaphore(value: 0)
      DispatchQueue(label: "serving").async(group: end) { [ending] in
        let end = server.run { _ in ready.signal() }
        ending.value.withLock { $0 = end }
      }
      ready.wait()
      (self.folder, self.server) = (folder, server)
      let page = try Client.ask(
        server.port, "GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\nConnection: close\r\n\r\n")
      token = page.firstRange(of: "data-token=\"").map { String(page[$0.upperBound...].prefix { $0 != "\"" }) } ?? ""
    }

    deinit {
      server.stop()
      end.wait()
    }

    /// How serving has ended; waits for it.
    func waitForEnd() -> PreviewServer.End? {
      end.wait()
      return ending.value.withLock { $0 }
    }

    func get(
      _ path: String, _ headers: String = "", host: String? = nil, method: String = "GET", body: String = ""
    ) throws -> String {
      let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
      return try Client.ask(
        server.port,
        "\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "localhost:\(server.port)")\r\n"
          + "\(headers)\(length)Connection: close\r\n\r\n",
        body: body)
    }

    func order(_ name: String, _ body: String) throws -> String {
      try get("/.planpress/\(name)", "Planpress-Token: \(token)\r\n", method: "POST", body: body)
    }

    func state(_ path: String = "/") throws -> String {
      try get("/.planpress/state?path=\(path)", "Planpress-Token: \(token)\r\n")
    }

    /// Asks until an answer contains a text.
    func wait(for text: String, _ ask: () throws -> String) throws -> Bool {
      for _ in 0..<4_000 {
        if try ask().contains(text) { return true }
        usleep(25_000)
      }
      return false
    }
  }

  @Test func servesPagesFilesAndWhatIsMissing() throws {
    let running = try Running()
    let home = try running.get("/")
    #expect(status(of: home) == 200)
    #expect(home.contains("Text of the home page.") && home.contains("/.planpress/preview.js"))
    #expect(home.contains("Content-Security-Policy: default-src 'none'; style-src 'self'"))
    #expect(try status(of: running.get("/guide")) == 302)
    #expect(try running.get("/guide/").contains("the file"))
    let missing = try running.get("/no/such/page/")
    #expect(status(of: missing) == 404 && missing.contains("/.planpress/preview.js"))
    #expect(try status(of: running.get("/secret.txt")) == 404)
    #expect(try status(of: running.get("/../secret.txt")) == 400)
    #expect(try status(of: running.get("/", method: "DELETE")) == 405)
    #expect(try status(of: running.get("/.planpress/none")) == 403)
    #expect(try running.get("/.planpress/preview.js").contains("Content-Security-Policy: default-src 'none'\r\n"))
  }

  @Test func saysWhereDocumentsAreMade() throws {
    let running = try Running()
    try running.folder.write("content/index.md", "---\nkind: plan\nid: p\ntitle: P\n---\n")
    try running.folder.write("content/site.yml", "pdf: true\n")
    let sentence = "`planpress build` publishes this document (PDF) with the site, and `planpress pdf` writes it alone."
    #expect(try running.wait(for: sentence) { try running.get("/whole-plan/whole-plan.pdf") })
    #expect(try status(of: running.get("/whole-plan/whole-plan.pdf")) == 404)
  }

  @Test func saysThatAPageIsWhatItWas() throws {
    let running = try Running()
    let page = try running.get("/guide/")
    let mark = page.firstRange(of: "ETag: ").map { page[$0.upperBound...].prefix { $0 != "\r" } } ?? ""
    #expect(try status(of: running.get("/guide/", "If-None-Match: \(mark)\r\n")) == 304)
    #expect(try status(of: running.get("/guide/", "If-None-Match: \"0\"\r\n")) == 200)
  }

  @Test(arguments: [
    "example.org", "example.org:PORT", "localhost", "localhost:1", "localhost.example.org:PORT", "192.0.2.1:PORT", "",
    "127.0.0.1:PORT@example.org", "localhost:PORT:PORT", "[::2]:PORT",
  ]) func answersNobodyElsesName(host: String) throws {
    let running = try Running()
    let name = host.replacing("PORT", with: String(running.server.port))
    let answer = try running.get("/", host: name)
    #expect(status(of: answer) == 421 && !answer.contains("Text of the home page."))
  }

  @Test func answersItsOwnNames() throws {
    let running = try Running()
    for name in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
      #expect(try status(of: running.get("/", host: "\(name):\(running.server.port)")) == 200)
    }
  }

  @Test func answersNoOtherSite() throws {
    let running = try Running()
    let port = running.server.port
    let others = ["http://localhost:1", "https://localhost:\(port)", "http://127.0.0.1:\(port)"]
    for origin in ["http://example.org", "null"] + others {
      #expect(try status(of: running.get("/", "Origin: \(origin)\r\n")) == 403, "\(origin)")
    }
    #expect(try status(of: running.get("/", "Origin: http://localhost:\(port)\r\n")) == 200)
    for (mode, destination) in [("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "image")]
    {
      let headers = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: \(mode)\r\nSec-Fetch-Dest: \(destination)\r\n"
      #expect(try status(of: running.get("/", headers)) == 403)
    }
    // A link leads here.
    let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
    #expect(try status(of: running.get("/", link)) == 200)
    // Web sockets, and event streams without the token.
    #expect(try status(of: running.get("/", "Upgrade: websocket\r\nSec-WebSocket-Key: eA==\r\n")) == 400)
    #expect(try status(of: running.get("/.planpress/events")) == 403)
    let events = "/.planpress/events?token=\(running.token)"
    #expect(try status(of: running.get(events, "Origin: http://example.org\r\n")) == 403)
    #expect(try status(of: running.get("/.planpress/state?path=/")) == 403)
    #expect(try status(of: running.get("/.planpress/fix", method: "POST", body: "problem=0")) == 403)
    let wrong = String(repeating: "0", count: running.token.count)
    #expect(try status(of: running.get("/.planpress/fix", "Planpress-Token: \(wrong)\r\n", method: "POST")) == 403)
    #expect(running.token.count == 32)
  }

  @Test func followsTheFiles() throws {
    let running = try Running()
    try running.folder.write("content/index.md", "# Our plan\n\nAnother sentence.\n")
    #expect(try running.wait(for: "Another sentence.") { try running.get("/") })
    try running.folder.write("content/later/page.md", "# A page\n\nThat came later.\n")
    #expect(try running.wait(for: "That came later.") { try running.get("/later/page/") })
    // Nothing is written beside what the writer writes.
    let written = ["content/guide/data.csv", "content/guide/index.md", "content/index.md", "content/later/page.md"]
    #expect(running.folder.tree().keys.sorted() == written + ["secret.txt"])
  }

  @Test func showsTheLastGoodPageAndWhatIsWrong() throws {
    let running = try Running()
    let text = "---\ntitel: Our plan\n---\n\nNot yet good.\n"
    try running.folder.write("content/index.md", text)
    #expect(try running.wait(for: "\"correction\"") { try running.state() })
    let state = try running.state()
    #expect(state.contains("\"isBehind\":true") && state.contains("\"path\":\"content/index.md\""))
    #expect(state.contains("\"fault\":\"titel\""))
    #expect(try running.get("/").contains("Text of the home page."))
    let version = version(of: state)
    #expect(try status(of: running.order("fix", "problem=0&version=0")) == 409)
    #expect(try status(of: running.order("fix", "problem=99&version=\(version)")) == 409)
    #expect(running.folder.text("content/index.md") == text)
    #expect(try status(of: running.order("fix", "problem=0&version=\(version)")) == 204)
    #expect(running.folder.text("content/index.md") == text.replacing("titel", with: "title"))
    #expect(try running.wait(for: "Not yet") { try running.get("/") })
  }

  private func version(of state: String) -> String {
    state.firstRange(of: "\"version\":").map { String(state[$0.upperBound...].prefix { $0.isNumber }) } ?? ""
  }

  @Test func leavesAFileThatHasBeenChangedMeanwhile() throws {
    let running = try Running()
    try running.folder.write("content/index.md", "---\ntitel: Our plan\n---\n\nText.\n")
    #expect(try running.wait(for: "\"correction\"") { try running.state() })
    let state = try running.state()
    let version = version(of: state)
    let other = "---\ntitel: Our plan\n---\n\nText, and more.\n"
    try running.folder.write("content/index.md", other)
    #expect(try status(of: running.order("fix", "problem=0&version=\(version)")) == 409)
    #expect(running.folder.text("content/index.md") == other)
  }

  @Test func changesNothingForOthers() throws {
    let running = try Running(isOpen: true, editor: Editor("true", environment: [:]))
    #expect(try status(of: running.get("/", host: "192.0.2.1:\(running.server.port)")) == 200)
    #expect(try status(of: running.get("/", host: "example.org:\(running.server.port)")) == 421)
    #expect(try status(of: running.order("fix", "problem=0&version=1")) == 403)
    #expect(try status(of: running.order("open", "path=/&text=x")) == 403)
    #expect(try running.state().contains("\"hasEditor\":false"))
  }

  @Test func tellsWhoWaitsOfEachVersion() throws {
    let running = try Running()
    let client = try Client(running.server.port)
    client.send(
      "GET /.planpress/events?token=\(running.token) HTTP/1.1\r\nHost: localhost:\(running.server.port)\r\n\r\n")
    #expect(client.read(until: "\n\n").contains("data: 1"))
    try running.folder.write("content/index.md", "# Our plan\n\nAnother sentence.\n")
    #expect(client.read(until: "\n\n").contains("data: 2"))
    #expect(try running.get("/").contains("Another sentence."))
  }

  @Test func showsThatThereIsNothingYet() throws {
    let running = try Running()
    running.folder.remove("content")
    #expect(try running.wait(for: "there is no folder `content` here") { try running.state() })
    #expect(try running.get("/").contains("Text of the home page."))
  }

  @Test func endsWithItsFolder() throws {
    let running = try Running()
    #expect(Glibc.rename(running.folder.path, running.folder.path + "-moved") == 0)
    defer { rename(running.folder.path + "-moved", running.folder.path) }
    guard case .folderGone = running.waitForEnd() else {
      Issue.record("it goes on without its folder")
      return
    }
  }

  @Test func showsAnErrorThatWasThereFromTheBeginning() throws {
    let folder = try TemporaryFolder(["content/index.md": "---\ntitel: x\n---\n"])
    let day = try #require(CalendarDate("2026-01-01"))
    let preview = Preview { BuildRequest(source: folder.path, output: nil, today: day, workers: 1) }
    preview.begin()
    let answers = SiteAnswers(preview: preview, token: "t")
    let head = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
    let answer = answers.answer(try parseHead(head[...], HTTPLimits()))
    #expect(answer.status == 503)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("This plan cannot be shown yet"))
  }
}
