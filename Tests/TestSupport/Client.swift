// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A connection to a server of this machine, on which anything can be sent.
package final class Client {
  private let descriptor: Int32

  package init(_ port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    // A test that waits for ever tells nothing.
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 { throw Refused(code: errno) }
  }

  package struct Refused: Error { package let code: Int32 }

  deinit { close(descriptor) }

  @discardableResult package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult package func send(_ bytes: [UInt8]) -> Bool {
    Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// What comes until the server closes the connection, or until a text has come.
  package func read(until end: String? = nil) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      text += buffer[..<count]
      if let end, String(decoding: text, as: UTF8.self).contains(end) { break }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// One exchange on a connection that the server closes.
  package static func ask(_ port: Int, _ head: String, body: String = "") throws -> String {
    let client = try Client(port)
    client.send(head + body)
    return client.read()
  }
}

/// The number in the first line of an answer.
package func status(of answer: String) -> Int? { answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
