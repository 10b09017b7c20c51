// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// What git leaves where two people changed the same lines: `<<<<<<< HEAD`, one version, `=======`, the other, `>>>>>>> name`.
  mutating func reportConflicts() {
    let lines = linesOfSource()
    for line in 1...lines.count where lines.bytes(ofLine: line).starts(with: "<<<<<<< ".utf8) {
      report.add(
        .foreignMark, "git left two versions of this passage, one above `=======` and one below",
        at: Place(path, line: line + lineOffset, column: 1, excerpt: lines.bytes(ofLine: line).string),
        help: "keep one of the two, and remove this line, `=======` and the line that begins with `>>>>>>>`")
    }
  }
}
