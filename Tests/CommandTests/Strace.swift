// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The program that makes system calls fail, or ends a program at one of them.
enum Strace {
  static let path = "/usr/bin/strace"
  static let isThere = FileManager.default.isExecutableFile(atPath: path)
}
