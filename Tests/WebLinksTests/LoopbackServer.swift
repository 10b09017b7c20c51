// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A web server on this machine that answers as it is told and remembers what it was asked.
final class LoopbackServer: @unchecked Sendable {
  struct Request: Equatable {
    let method: String
    let path: String
    let agent: String
  }

  let port: Int
  private let socket: Int32
  private let lock = NSLock()
  private var seen: [Request] = []
  private var atOnce = 0
  private var mostAtOnce = 0
  private var last: ContinuousClock.Instant?
  private var shortestPause: Duration?

  /// `answer` makes all that is sent back; nil ends the connection without a word.
  init(_ answer: @escaping @Sendable (Request, _ number: Int) -> String?) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (descriptor, length) = (socket, size)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 }
    }
    guard isBound, listen(socket, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { [self] in serve(connection, answer) }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  var requests: [Request] { lock.withLock { seen } }
  /// `HEAD /a`
  var lines: [String] { requests.map { "\($0.method) \($0.path)" } }
  var mostSideBySide: Int { lock.withLock { mostAtOnce } }
  var shortest: Duration? { lock.withLock { shortestPause } }

  func address(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  private func serve(_ connection: Int32, _ answer: (Request, Int) -> String?) {
    defer { close(connection) }
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let words = text.split(separator: " ", maxSplits: 2)
    let agent = text.firstMatch(of: /User-Agent: ([^\r]*)/).map { String($0.output.1) } ?? ""
    let request = Request(method: String(words[0]), path: String(words[1]), agent: agent)
    let number = lock.withLock {
      if let last { shortestPause = min(shortestPause ?? .seconds(9), ContinuousClock.now - last) }
      seen.append(request)
      atOnce += 1
      mostAtOnce = max(mostAtOnce, atOnce)
      return seen.count { $0.path == request.path }
    }
    let reply = answer(request, number)
    // Others would come meanwhile, if they did not wait.
    Thread.sleep(forTimeInterval: 0.03)
    lock.withLock {
      atOnce -= 1
      last = ContinuousClock.now
    }
    guard let reply else { return }
    let bytes = Array(reply.utf8)
    _ = write(connection, bytes, bytes.count)
  }
}

func reply(_ status: Int, _ headers: String...) -> String {
  "HTTP/1.1 \(status) Words\r\nContent-Length: 0\r\nConnection: close\r\n" + headers.map { $0 + "\r\n" }.joined()
    + "\r\n"
}
