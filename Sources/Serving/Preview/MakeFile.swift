// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Sites

extension Edition {
  /// The bytes of a file of the site, as `build` would write them.
  func make(_ file: SiteFile) throws(Problem) -> [UInt8] {
    switch try file.content().form {
    case .made(let write):
      var writer = HTMLWriter(reserving: 64 << 10)
      try write(&writer)
      return writer.bytes
    case .copied(let path):
      do throws(FileProblem) {
        return try project.source.read(path)
      } catch {
        throw .machine(error)
      }
    }
  }
}
