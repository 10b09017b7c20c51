// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import WebLinks

@Suite struct WebLinksTests {
  private let environment = ProcessInfo.processInfo.environment.filter { !$0.key.lowercased().hasSuffix("_proxy") }

  /// What is reported of each address, without the server's own, and the counts.
  private func check(
    _ addresses: [String], _ server: LoopbackServer?, cache: TemporaryFolder? = nil, now: Int = 1_000_000,
    pause: Duration = .milliseconds(5)
  ) throws -> (problems: [String], counts: WebLinkCounts) {
    let curl = try #require(Curl(environment: environment), "the tests need curl")
    var report = Report()
    let links = addresses.enumerated().map {
      WebLink($1, at: Place("content/a.md", line: $0 + 1, column: 1, excerpt: $1))
    }
    let folder = try cache.map { CacheFolder(in: try Folder($0.path)) }
    let counts = try #require(
      checkWebLinks(links, with: curl, cache: folder, now: now, pause: pause, announce: { _ in }, &report))
    let problems = report.diagnostics.map { problem in
      let text =
        "\(problem.place?.line ?? 0) \(problem.rule.name): \(problem.message)"
        + problem.edits.map { " → \($0.replacement)" }.joined()
      return server.map { text.replacing($0.address(""), with: "") } ?? text
    }
    return (problems.sorted(), counts)
  }

  @Test func pagesAreThereOrNot() throws {
    let server = try LoopbackServer { request, _ in
      switch request.path {
      case "/there": reply(200)
      case "/gone": reply(410)
      case "/none": reply(404)
      case "/head": request.method == "HEAD" ? reply(405) : reply(200)
      case "/headless": request.method == "HEAD" ? reply(404) : reply(200)
      case "/forbidden": reply(403)
      default: reply(500)
      }
    }
    let paths = ["/there", "/gone", "/none", "/head", "/headless", "/forbidden", "/there#part"]
    let (problems, counts) = try check(paths.map { server.address($0) }, server)
    #expect(
      problems == [
        "2 dead-address: there is no page at `/gone`: its server says 410",
        "3 dead-address: there is no page at `/none`: its server says 404",
      ])
    #expect(counts == WebLinkCounts(all: 7, known: 0, refused: 1, isOffline: false))
    #expect(
      server.lines == [
        "HEAD /there", "HEAD /gone", "GET /gone", "HEAD /none", "GET /none", "HEAD /head", "GET /head",
        "HEAD /headless",
        "GET /headless", "HEAD /forbidden", "HEAD /there",
      ])
    #expect(server.requests.allSatisfy { $0.agent.hasPrefix("planpress/") })
  }

  @Test func whatHasMovedIsTold() throws {
    let server = try LoopbackServer { request, _ in
      switch request.path {
      case "/old": reply(301, "Location: /middle")
      case "/middle": reply(308, "Location: /new")
      case "/today": reply(302, "Location: /new")
      case "/lost": reply(301, "Location: /nothing")
      case "/round": reply(301, "Location: /about")
      case "/about": reply(301, "Location: /round")
      case "/elsewhere": reply(301, "Location: file:///etc/passwd")
      case "/new": reply(200)
      default: reply(404)
      }
    }
    let paths = ["/old#part", "/today", "/lost", "/round", "/elsewhere"]
    let problems = try check(paths.map { server.address($0) }, server).problems
    #expect(
      problems == [
        "1 moved-address: `/old#part` has moved to `/new#part` for good → /new#part",
        "2 forwarded-address: `/today` leads on to `/new`, for now as its server says",
        "3 dead-address: there is no page at `/lost`: its server says 404",
        "4 dead-address: `/round` leads from address to address without end",
        "5 dead-address: `/elsewhere` cannot be shown: its server says 301",
      ])
  }

  @Test func aHostIsAskedOneThingAtATimeAndWithPauses() throws {
    let server = try LoopbackServer { _, _ in reply(200) }
    let pause = Duration.milliseconds(60)
    let (problems, counts) = try check((1...6).map { server.address("/\($0)") }, server, pause: pause)
    #expect(problems == [] && counts.all == 6)
    #expect(server.requests.count == 6 && server.mostSideBySide == 1)
    #expect(try #require(server.shortest) >= pause)
  }

  @Test func severalHostsAreAskedSideBySide() throws {
    // Each waits with its first answer until the other is asked too.
    let asked = Mutex<Set<String>>([])
    let met = Mutex(0)
    func server(_ name: String) throws -> LoopbackServer {
      try LoopbackServer { request, _ in
        asked.withLock { _ = $0.insert(name) }
        guard request.path == "/1" else { return reply(200) }
        for _ in 0..<80 where asked.withLock({ $0.count }) < 2 { usleep(50_000) }
        if asked.withLock({ $0.count }) == 2 { met.withLock { $0 += 1 } }
        return reply(200)
      }
    }
    let (first, second) = (try server("first"), try server("second"))
    let addresses = (1...4).flatMap { [first.address("/\($0)"), second.address("/\($0)")] }
    #expect(try check(addresses, nil, pause: .milliseconds(30)).counts.all == 8)
    #expect(met.withLock { $0 } == 2)
    #expect(first.requests.count == 4 && second.requests.count == 4)
  }

  @Test func whatFailsByChanceIsTriedAgain() throws {
    let server = try LoopbackServer { request, number in
      switch request.path {
      case "/busy": number < 4 ? reply(503) : reply(200)
      case "/limited": reply(429, "Retry-After: 0")
      case "/silent": nil
      default: reply(502)
      }
    }
    let (problems, counts) = try check(["/busy", "/limited", "/silent", "/broken"].map { server.address($0) }, server)
    #expect(
      problems == [
        "3 dead-address: `/silent` cannot be reached: the host ends the connection without an answer",
        "4 dead-address: `/broken` cannot be shown: its server says 502",
      ])
    #expect(counts.refused == 1)
    #expect(server.lines.count { $0 == "HEAD /limited" } == 3)
  }

  @Test func waitsAsLongAsAServerAsks() {
    let waits = Mutex<[Duration]>([])
    let inquiry = Inquiry(
      ask: { _, _ in
        var answer = Answer(status: 0, output: "\(Answer.mark) 429 ")
        answer.patience = 1000
        return answer
      }, wait: { time in waits.withLock { $0.append(time) } }, pause: .seconds(1))
    #expect(inquiry.judge("https://example.org/") == .refused(429))
    #expect(waits.withLock { $0 } == [.seconds(30), .seconds(30)])
  }

  @Test func whoHasAnsweredIsNotAskedAgainForAWeek() throws {
    let server = try LoopbackServer { request, _ in
      request.path == "/old" ? reply(301, "Location: /new") : request.path == "/none" ? reply(404) : reply(200)
    }
    let folder = try TemporaryFolder(["content/a.md": ""])
    let addresses = ["/there", "/old", "/none"].map { server.address($0) }
    let first = try check(addresses, server, cache: folder, now: 1_000_000)
    let asked = server.requests.count
    let second = try check(addresses, server, cache: folder, now: 1_000_000 + 6 * 86_400)
    #expect(second.problems == first.problems && first.problems.count == 2)
    #expect(second.counts.known == 2)
    #expect(
      Set(server.lines.dropFirst(asked)) == ["HEAD /none", "GET /none"], "what was wrong may have been put right")
    #expect(try check(addresses, server, cache: folder, now: 1_000_000 + 8 * 86_400).counts.known == 0)
    #expect(try check(addresses, server, cache: folder, now: 5).counts.known == 0, "of the future")
    try folder.write(".planpress/addresses", "nonsense")
    #expect(try check(addresses, server, cache: folder, now: 1_000_000).problems == first.problems)
  }

  @Test func withoutANetworkNothingIsWrong() throws {
    let nowhere = ["http://127.0.0.1:1/a", "http://nothing.invalid/b"]
    let (problems, counts) = try check(nowhere, nil)
    #expect(problems == [] && counts.isOffline)
    let server = try LoopbackServer { _, _ in reply(200) }
    let online = try check(nowhere + [server.address("/")], server)
    #expect(
      online.problems == [
        "1 dead-address: `http://127.0.0.1:1/a` cannot be reached: the host does not take the connection",
        "2 dead-address: `http://nothing.invalid/b` cannot be reached: no host has this name",
      ])
    #expect(!online.counts.isOffline)
  }

  @Test func addressesAreNoPatternsAndNoOptions() throws {
    let server = try LoopbackServer { _, _ in reply(200) }
    let (problems, _) = try check([server.address("/[1-3]{a,b}?q=--output")], server)
    #expect(problems == [] && server.requests.count == 1)
    #expect(server.requests.first?.path.contains("q=--output") == true)
  }

  @Test func withoutCurlNobodyIsAsked() { #expect(Curl(environment: ["PATH": "/nowhere"]) == nil) }
}
