// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Sites

extension Edition {
  /// The bytes of a file of the site, as `build` would write them.
  func make(_ file: SiteFile) throws(Problem) -> [UInt8] {
    let content = try file.content()
    if case .copied(let path) = content.form {
      return try Problem.catching { () throws(FileProblem) in try project.source.read(path) }
    }
    return try content.bytes() ?? []
  }
}
