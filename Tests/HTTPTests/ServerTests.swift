// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import HTTP

/// A server on a port of this machine, and clients that do not mean well.
@Suite(.serialized) struct ServerTests {
  /// A server that answers with the path and the body, for as long as the value lives.
  private final class Running: Sendable {
    let server: HTTPServer
    private let end = DispatchGroup()

    init(_ limits: HTTPLimits = HTTPLimits(), answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) throws {
      let server = HTTPServer(try Listener.onLoopback(0), limits: limits, answer: answer)
      self.server = server
      DispatchQueue(label: "server").async(group: end) { server.run() }
    }

    convenience init(_ limits: HTTPLimits = HTTPLimits()) throws {
      try self.init(limits) { request in
        HTTPResponse(200, [("Content-Type", "text/plain")], body: Array(request.path.utf8) + request.body)
      }
    }

    var port: Int { server.port }

    deinit {
      server.stop()
      end.wait()
    }
  }

  private let get = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

  private func answers(_ running: Running) throws -> Bool {
    try Client.ask(running.port, get).hasSuffix("\r\n\r\n/a")
  }

  @Test func answersSeveralRequestsOnOneConnection() throws {
    let running = try Running()
    let client = try Client(running.port)
    // Both at once, the second in two parts.
    client.send("GET /one HTTP/1.1\r\nHost: x\r\n\r\nPOST /two HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n")
    #expect(client.read(until: "/one").contains("Content-Length: 4"))
    client.send("\r\nbody")
    #expect(client.read(until: "/twobody").contains("HTTP/1.1 200 OK"))
  }

  @Test func sendsNoBodyForHead() throws {
    let running = try Running()
    let answer = try Client.ask(running.port, "HEAD /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(answer.hasSuffix("\r\n\r\n"))
    #expect(answer.contains("Content-Length: 4"))
  }

  @Test func refusesHeadsWithoutEnd() throws {
    let running = try Running()
    let client = try Client(running.port)
    client.send("GET / HTTP/1.1\r\nHost: x\r\n")
    for _ in 0..<40 where client.send("X: \(String(repeating: "y", count: 1000))\r\n") {}
    #expect(status(of: client.read()) == 431)
    #expect(try answers(running))
  }

  @Test func refusesWhatIsNoRequest() throws {
    let running = try Running()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let client = try Client(running.port)
      client.send((0..<300).map { _ in UInt8.random(in: 0...255, using: &random) } + Array("\r\n\r\n".utf8))
      let answer = client.read()
      #expect(status(of: answer).map { $0 >= 400 } ?? false, "\(answer)")
    }
    #expect(status(of: try Client.ask(running.port, "\u{16}\u{3}\u{1}\u{0}\r\n\r\n")) == 400)
    #expect(try answers(running))
  }

  @Test func endsClientsThatAreTooSlow() throws {
    var limits = HTTPLimits()
    (limits.request, limits.idle) = (2000, 2000)
    let running = try Running(limits)
    let silent = try Client(running.port)
    let slow = try Client(running.port)
    let idle = try Client(running.port)
    idle.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(idle.read(until: "/a").hasSuffix("/a"))
    let start = ContinuousClock.now
    // A byte now and then does not buy time.
    while slow.send("G"), start.duration(to: .now) < .seconds(60) { usleep(50_000) }
    #expect(start.duration(to: .now) < .seconds(60))
    #expect(silent.read() == "" && idle.read() == "")
    #expect(try answers(running))
  }

  @Test func endsClientsThatTakeNothing() throws {
    var limits = HTTPLimits()
    limits.answer = 300
    let body = [UInt8](repeating: 0x61, count: 16 << 20)
    let running = try Running(limits) { _ in HTTPResponse(200, [], body: body) }
    let client = try Client(running.port)
    client.send(get)
    sleep(5)
    // What was on its way comes, and no more.
    #expect(client.read().utf8.count < body.count)
  }

  @Test func servesOthersWhileThousandsHoldConnections() throws {
    var limits = HTTPLimits()
    limits.connections = 100
    let running = try Running(limits)
    var held: [Client] = []
    for number in 0..<3000 {
      let client = try Client(running.port)
      client.send("GET /")
      held.append(client)
      // Their own end has no more numbers than this process may have.
      if held.count > 300 { held.removeFirst(100) }
      if number % 500 == 0 { #expect(try answers(running)) }
    }
    #expect(try answers(running))
  }

  @Test func makesNoMoreAnswersAtOnceThanItMay() throws {
    var limits = HTTPLimits()
    limits.working = 2
    let counts = Mutex((now: 0, most: 0))
    let running = try Running(limits) { _ in
      counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      // The first waits for the second, however busy the machine is.
      for _ in 0..<3_000 where counts.withLock({ $0.most }) < 2 { usleep(20_000) }
      usleep(20_000)
      counts.withLock { $0.now -= 1 }
      return HTTPResponse(200, "fine")
    }
    let clients = try (0..<20).map { _ in try Client(running.port) }
    for client in clients { client.send(get) }
    for client in clients { #expect(status(of: client.read()) == 200) }
    #expect(counts.withLock { $0.most } == 2)
  }

  @Test func sendsEventsToAllWhoWaitAndForgetsWhoHasLeft() throws {
    var limits = HTTPLimits()
    (limits.streams, limits.heartbeat) = (3, 100)
    let running = try Running(limits) { _ in
      var response = HTTPResponse(200, [("Content-Type", "text/event-stream")], body: Array("data: 0\n\n".utf8))
      response.isStream = true
      return response
    }
    let request = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n"
    var clients = try (0..<3).map { _ in try Client(running.port) }
    for client in clients {
      client.send(request)
      #expect(client.read(until: "data: 0\n\n").contains("text/event-stream"))
    }
    #expect(status(of: try Client.ask(running.port, request)) == 503)
    running.server.broadcast(Array("data: 1\n\n".utf8))
    for client in clients { #expect(client.read(until: "data: 1\n\n").contains("data: 1\n\n")) }
    clients.removeAll()
    // A sign of life tells the server that they have left.
    var last: String?
    for _ in 0..<500 where last?.contains("data: 0\n\n") != true {
      usleep(50_000)
      let client = try Client(running.port)
      client.send(request)
      last = client.read(until: "data: 0\n\n")
    }
    #expect(last?.contains("data: 0\n\n") == true)
  }

  @Test func takesNoPortThatIsTaken() throws {
    let running = try Running()
    #expect(throws: (any Error).self) { try Listener.onLoopback(running.port) }
  }

  @Test func listensOnAddressesOfThisMachineAlone() throws {
    #expect(throws: (any Error).self) { try Listener.on("localhost", 0) }
    #expect(throws: (any Error).self) { try Listener.on("192.0.2.1", 0) }
  }
}
