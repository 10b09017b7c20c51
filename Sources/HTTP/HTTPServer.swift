// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Synchronization

/// A small HTTP/1.1 server for one person and their browser (docs/decisions/0023-a-server-of-our-own.md): one thread waits
/// for all connections, a few others make answers. All that a client can ask of it is bounded by `HTTPLimits`.
package final class HTTPServer: Sendable {
  private struct Inbox {
    var answers: [(number: Int, response: HTTPResponse)] = []
    var events: [[UInt8]] = []
    var isStopped = false
  }
  private let listener: Listener
  private let limits: HTTPLimits
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  private let inbox = Mutex(Inbox())
  /// Wakes the thread that waits.
  private let bell: (read: Int32, write: Int32)

  /// `answer` is called on several threads at once.
  package init(
    _ listener: Listener, limits: HTTPLimits = HTTPLimits(), answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    (self.listener, self.limits, self.answer) = (listener, limits, answer)
    var ends: [Int32] = [0, 0]
    let isMade = pipe(&ends) == 0
    precondition(isMade, "the system refuses a pipe")
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    bell = (ends[0], ends[1])
  }

  deinit {
    close(bell.read)
    close(bell.write)
  }

  package var port: Int { listener.port }

  /// Sends an event to all who wait for events.
  package func broadcast(_ event: [UInt8]) {
    inbox.withLock { $0.events.append(event) }
    ring()
  }

  /// Ends `run`, from any thread. Connections are closed.
  package func stop() {
    inbox.withLock { $0.isStopped = true }
    ring()
  }

  /// Serves until it is stopped.
  package func run() {
    var loop = Loop(limits)
    while true {
      loop.wait(for: listener.sockets, bell.read)
      let inbox = self.inbox.withLock { inbox in
        defer { inbox = Inbox(isStopped: inbox.isStopped) }
        return inbox
      }
      if inbox.isStopped { return }
      for (number, response) in inbox.answers { loop.answer(number, response) }
      for event in inbox.events { loop.broadcast(event) }
      loop.step(listener.sockets)
      for (number, request) in loop.takeWork() { begin(number, request) }
    }
  }

  private func begin(_ number: Int, _ request: HTTPRequest) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let response = answer(request)
      inbox.withLock { $0.answers.append((number, response)) }
      ring()
    }
  }

  private func ring() {
    var byte: UInt8 = 1
    // A pipe that is full rings already.
    _ = write(bell.write, &byte, 1)
  }
}

/// All connections, known by numbers that no other one gets: an answer for one that has gone meets nobody.
private struct Loop {
  private let limits: HTTPLimits
  private var connections: [Int: Connection] = [:]
  private var last = 0
  /// What `poll` says of each, in the order in which it was asked.
  private var polled: [pollfd] = []
  private var asked: [Int] = []
  private var queue: [(number: Int, request: HTTPRequest)] = []
  private var working = 0
  private var nextHeartbeat: Int
  private var now = milliseconds()

  init(_ limits: HTTPLimits) {
    self.limits = limits
    nextHeartbeat = milliseconds() + limits.heartbeat
  }

  mutating func wait(for listeners: [Int32], _ bell: Int32) {
    asked = Array(connections.keys)
    polled = ([bell] + listeners).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var deadline = min(nextHeartbeat, now + 1000)
    for number in asked {
      guard let connection = connections[number] else { continue }
      polled.append(pollfd(fd: connection.descriptor, events: connection.awaited, revents: 0))
      deadline = min(deadline, connection.deadline ?? deadline)
    }
    poll(&polled, nfds_t(polled.count), Int32(max(0, deadline - milliseconds())))
    now = milliseconds()
    var buffer = [UInt8](repeating: 0, count: 256)
    while read(bell, &buffer, buffer.count) > 0 {}
  }

  /// Takes what has come, sends what can be sent, and closes what is late.
  mutating func step(_ listeners: [Int32]) {
    for (number, event) in zip(asked, polled.dropFirst(1 + listeners.count)) where event.revents != 0 {
      guard let connection = connections[number] else { continue }
      // One that has left while its answer is made or sent; the others see it when they read.
      if event.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0, connection.awaited & Int16(POLLIN) == 0 {
        connections[number] = nil
        continue
      }
      if connection.awaited & Int16(POLLIN) != 0, event.revents & ~Int16(POLLOUT) != 0 { receive(number, connection) }
      if event.revents & Int16(POLLOUT) != 0 { send(number, connection) }
    }
    if now >= nextHeartbeat {
      nextHeartbeat = now + limits.heartbeat
      broadcast(Array(": \n\n".utf8))
    }
    connections = connections.filter { !$0.value.isLate(at: now) }
    for (listener, event) in zip(listeners, polled.dropFirst()) where event.revents != 0 { accept(listener) }
  }

  mutating func answer(_ number: Int, _ response: HTTPResponse) {
    working -= 1
    guard let connection = connections[number], case .working(let request) = connection.state else { return }
    if response.isStream, connections.values.count(where: \.isStreaming) >= limits.streams {
      connection.answer(HTTPResponse(503, "Too many windows wait for changes."), to: request, now: now)
    } else {
      connection.answer(response, to: request, now: now)
    }
    send(number, connection)
  }

  mutating func broadcast(_ event: [UInt8]) {
    for (number, connection) in connections where connection.isStreaming {
      connection.addEvent(event)
      send(number, connection)
      if connection.isBehind { connections[number] = nil }
    }
  }

  /// The requests whose turn it is.
  mutating func takeWork() -> [(Int, HTTPRequest)] {
    queue.removeAll { connections[$0.number] == nil }
    let count = min(max(0, limits.working - working), queue.count)
    working += count
    defer { queue.removeFirst(count) }
    return Array(queue.prefix(count))
  }

  private mutating func receive(_ number: Int, _ connection: Connection) {
    do {
      let (isOpen, request) = try connection.receive(now: now)
      if !isOpen {
        connections[number] = nil
      } else if let request {
        queue.append((number, request))
      }
    } catch {
      refuse(error, number, connection)
    }
  }

  private mutating func refuse(_ refusal: HTTPRefusal, _ number: Int, _ connection: Connection) {
    connection.answer(HTTPResponse(refusal.status, refusal.sentence), to: nil, now: now)
    send(number, connection)
  }

  private mutating func send(_ number: Int, _ connection: Connection) {
    guard connection.send(now: now) else {
      connections[number] = nil
      return
    }
    // The next request may have come with the last one.
    do {
      if let request = try connection.nextRequest() { queue.append((number, request)) }
    } catch {
      refuse(error, number, connection)
    }
  }

  private mutating func accept(_ listener: Int32) {
    for _ in 0..<64 {
      let descriptor = acceptOne(listener)
      if descriptor < 0 {
        // Without a free number, a place is made, and the client is let in the next time.
        if errno == EMFILE || errno == ENFILE { makeRoom(below: connections.count) }
        return
      }
      makeRoom(below: limits.connections)
      last += 1
      connections[last] = Connection(descriptor, limits, now: now)
    }
  }

  /// Closes those that have been waiting longest, so that there are fewer than `most`.
  private mutating func makeRoom(below most: Int) {
    while connections.count >= max(1, most) {
      let waiting = connections.filter { $0.value.isWaiting }
      guard let oldest = (waiting.isEmpty ? connections : waiting).keys.min() else { return }
      connections[oldest] = nil
    }
  }
}

private func acceptOne(_ listener: Int32) -> Int32 {
  let descriptor = Glibc.accept(listener, nil, nil)
  guard descriptor >= 0 else { return descriptor }
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  var on: Int32 = 1
  setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  return descriptor
}

/// Of a clock that nobody sets.
private func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
