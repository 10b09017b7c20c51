// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why a file or folder could not be read or written, in the words of the system.
package struct FileProblem: Error, Sendable, Equatable {
  package let path: String
  package let code: Int32
  private let words: String?

  package init(_ path: String, code: Int32 = errno) {
    self.path = path
    self.code = code
    words = nil
  }

  /// A problem that the system knows nothing of.
  package init(_ path: String, reason: String) {
    self.path = path
    code = 0
    words = reason
  }

  package var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// Such as `Permission denied`.
  package var reason: String {
    if let words { return words }
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
