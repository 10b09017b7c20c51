// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

/// A port that is listened on, at one address or, for the machine itself, at both of its own.
package final class Listener: Sendable {
  package let port: Int
  let sockets: [Int32]

  private init(_ sockets: [Int32], _ port: Int) { (self.sockets, self.port) = (sockets, port) }

  deinit { for socket in sockets { close(socket) } }

  /// Listens where only programs of this machine can come from. With port 0 the system chooses one.
  package static func onLoopback(_ port: Int) throws(FileProblem) -> Listener {
    let first = try listen("127.0.0.1", port)
    let chosen = portOf(first)
    // Many systems ask for the newer address first; some have none.
    do throws(FileProblem) {
      return Listener([first, try listen("::1", chosen)], chosen)
    } catch {
      if error.code == EADDRINUSE {
        close(first)
        // Of a port that the system chose, another one may be free at both.
        if port == 0 { return try onLoopback(0) }
        throw error
      }
      return Listener([first], chosen)
    }
  }

  /// Listens at a numeric address (`192.0.2.1`, `::`), which other machines may reach.
  package static func on(_ address: String, _ port: Int) throws(FileProblem) -> Listener {
    let socket = try listen(address, port)
    return Listener([socket], portOf(socket))
  }

  private static func listen(_ address: String, _ port: Int) throws(FileProblem) -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, String(port), &hints, &found) == 0, let info = found?.pointee else {
      throw FileProblem(address, reason: "it is not an address such as 127.0.0.1", code: EINVAL)
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(info.ai_family, info.ai_socktype | streamFlags, 0)
    guard descriptor >= 0 else { throw FileProblem(address) }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // A port of a program that has just ended is free.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
    if info.ai_family == AF_INET6 { setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) }
    guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0, Glibc.listen(descriptor, 128) == 0 else {
      let code = errno
      close(descriptor)
      throw FileProblem(address, code: code)
    }
    return descriptor
  }

  private static func portOf(_ socket: Int32) -> Int {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &length) }
      // The port is at the same place for both families.
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: $0.pointee.sin_port))
      }
    }
  }
}

/// Neither inherited by programs that are started, nor waited for.
let streamFlags = Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
