// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Fixing

/// What is wrong with an edition, at its exact places, and what correcting it unasked would make of the files.
struct Problems: Sendable {
  let report: LocatedReport
  let errors: Int
  let warnings: Int
  /// For each problem, the files that its edits change; none where somebody has to decide.
  let corrections: [[FixedFile]]

  init(_ settled: SettledReport, in source: Folder) {
    var files = PathMap<[UInt8]>()
    let report = locate(settled) { path in
      let bytes = try? source.read(path, limit: 16 << 20)
      if let bytes { files[path] = bytes }
      return bytes
    }
    self.report = report
    (errors, warnings) = (settled.count(of: .error), settled.count(of: .warning))
    corrections = report.diagnostics.map { problem in correct(problem) { files[$0] } }
  }
}
