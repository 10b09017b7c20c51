// SPDX-License-Identifier: Apache-2.0

import Files

/// Why a folder cannot be the output, or nil when it can: a build removes what earlier builds wrote there, so it must be
/// a place of its own.
package func objection(toOutput output: String, source: String) -> String? {
  let out = canonicalPath(output)
  let src = canonicalPath(source)
  if out == "/" { return "the output may not be the root of the file system" }
  if out == src { return "the output may not be the source folder itself" }
  if (src + "/").hasPrefix(out + "/") { return "the output may not be a folder above the source" }
  for own in ["content", "templates"] where (out + "/").hasPrefix("\(src)/\(own)/") {
    return "the output may not be in the source's folder `\(own)`"
  }
  return nil
}
