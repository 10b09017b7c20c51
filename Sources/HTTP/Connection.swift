// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A client, and what is going on with it. Only the server's own thread touches it.
final class Connection {
  enum State {
    /// A request, or its beginning, is awaited.
    case reading
    /// Somebody makes the answer.
    case working(HTTPRequest)
    case writing(closes: Bool)
    /// It gets events until it leaves.
    case streaming
    /// The answer is sent; what the client still sends is thrown away, so that it reads the answer.
    case draining
  }
  let descriptor: Int32
  private(set) var state = State.reading
  /// When it is closed, in milliseconds of a monotonic clock; nil while the answer is made.
  private(set) var deadline: Int?
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var drained = 0
  private let limits: HTTPLimits

  init(_ descriptor: Int32, _ limits: HTTPLimits, now: Int) {
    (self.descriptor, self.limits) = (descriptor, limits)
    deadline = now + limits.request
  }

  deinit { close(descriptor) }

  var isStreaming: Bool { if case .streaming = state { true } else { false } }

  /// Whether nothing of it would be lost that is being made or sent.
  var isWaiting: Bool {
    switch state {
    case .reading, .draining: true
    case .working, .writing, .streaming: false
    }
  }

  var awaited: Int16 {
    switch state {
    case .reading, .draining: Int16(POLLIN)
    case .working: 0
    case .writing: Int16(POLLOUT)
    case .streaming: Int16(POLLIN) | (output.isEmpty ? 0 : Int16(POLLOUT))
    }
  }

  /// Takes what has come. Returns a request that is complete; throws what is to be refused. Nil where the client has left.
  func receive(now: Int) throws(HTTPRefusal) -> (isOpen: Bool, request: HTTPRequest?) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN || errno == EINTR { return (true, nil) }
    guard count > 0 else { return (false, nil) }
    switch state {
    case .reading:
      // The time for a request begins with its first byte.
      if input.isEmpty { deadline = now + limits.request }
      input += buffer[..<count]
      return (true, try nextRequest())
    case .draining:
      drained += count
      return (drained < 1 << 20, nil)
    case .working, .writing, .streaming:
      // Nobody who waits for events has anything to say.
      return (true, nil)
    }
  }

  /// The request that the bytes so far begin with, once all of it is there.
  func nextRequest() throws(HTTPRefusal) -> HTTPRequest? {
    guard case .reading = state else { return nil }
    // Some clients send an empty line after a body (RFC 9112, 2.2).
    while input.first == 0x0D || input.first == 0x0A { input.removeFirst() }
    guard let end = endOfHead(input.prefix(limits.head)) else {
      if input.count >= limits.head {
        throw HTTPRefusal(status: 431, sentence: "The headers are larger than \(limits.head) bytes.")
      }
      return nil
    }
    var request = try parseHead(input[..<end], limits)
    guard input.count >= end + request.bodyLength else { return nil }
    request.body = Array(input[end..<(end + request.bodyLength)])
    input.removeFirst(end + request.bodyLength)
    state = .working(request)
    deadline = nil
    return request
  }

  func answer(_ response: HTTPResponse, to request: HTTPRequest?, now: Int) {
    let keepsConnection = (request?.keepsConnection ?? false) && !response.isStream
    let isStream = response.isStream && request?.method != "HEAD"
    output = response.encoded(withBody: request?.method != "HEAD", keepsConnection: keepsConnection || isStream)
    state = isStream ? .streaming : .writing(closes: !keepsConnection)
    deadline = now + limits.answer
  }

  func addEvent(_ bytes: [UInt8]) { output += bytes }

  var isBehind: Bool { output.count > limits.backlog }

  /// Sends as much as the client takes; false where it has left.
  func send(now: Int) -> Bool {
    while !output.isEmpty {
      let count = output.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return true }
      guard count > 0 else { return false }
      output.removeFirst(count)
      deadline = now + limits.answer
    }
    switch state {
    case .writing(closes: true):
      shutdown(descriptor, Int32(SHUT_WR))
      state = .draining
      deadline = now + 1000
    case .writing(closes: false):
      state = .reading
      deadline = now + (input.isEmpty ? limits.idle : limits.request)
    case .streaming: deadline = nil
    case .reading, .working, .draining: break
    }
    return true
  }

  /// What can still be said to a client that was too slow.
  func isLate(at now: Int) -> Bool { deadline.map { $0 <= now } ?? false }
}

/// Behind the first empty line.
private func endOfHead(_ bytes: ArraySlice<UInt8>) -> Int? {
  var index = bytes.startIndex
  while index + 3 < bytes.endIndex {
    if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
      return index + 4
    }
    index += 1
  }
  return nil
}
