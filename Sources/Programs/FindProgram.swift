// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where a program of that name is on the path.
package func findProgram(_ name: String, _ environment: [String: String]) -> String? {
  let folders = environment["PATH", default: ""].split(separator: ":").filter { $0.utf8.first == UInt8(ascii: "/") }
  return folders.map { "\($0)/\(name)" }.first { path in
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
