// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why a file or folder could not be read or written, in the words of the system.
package struct FileProblem: Error, Sendable, Equatable {
  package let path: String
  package let code: Int32
  /// Whether it was to be read or looked at; else it was to be changed.
  package let isReading: Bool
  private let words: String?

  package init(_ path: String, code: Int32 = errno, isReading: Bool = false) {
    (self.path, self.code, self.isReading, words) = (path, code, isReading, nil)
  }

  /// A problem that the system knows nothing of, or has no good words for.
  package init(_ path: String, reason: String, code: Int32 = 0, isReading: Bool = false) {
    (self.path, self.code, self.isReading, words) = (path, code, isReading, reason)
  }

  /// The same problem, at a path as seen from elsewhere.
  package init(_ path: String, of problem: FileProblem) {
    (self.path, code, isReading, words) = (path, problem.code, problem.isReading, problem.words)
  }

  /// Nothing is there: a fact, where all others are not.
  package var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// Such as `Permission denied`.
  package var reason: String {
    if let words { return words }
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
