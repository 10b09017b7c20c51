// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A plan out of a file of another format, as the files of a folder `content`; nothing is written yet.
package struct ImportedContent: Sendable {
  package struct File: Sendable {
    /// Such as `content/goals/clean-water.md`.
    package let path: String
    package let bytes: [UInt8]
    /// Whether the file of the same name that is there already does as well, as one about the site does.
    package let yieldsToExisting: Bool

    package init(path: String, bytes: [UInt8], yieldsToExisting: Bool = false) {
      (self.path, self.bytes, self.yieldsToExisting) = (path, bytes, yieldsToExisting)
    }

    package init(path: String, text: String, yieldsToExisting: Bool = false) {
      self.init(path: path, bytes: Array(text.utf8), yieldsToExisting: yieldsToExisting)
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Of the plan.
  package let title: String
  package let files: [File]
  /// How many items there are of each kind, by its name; the most important kinds first.
  package let counts: [(kind: String, count: Int)]
  /// What was corrected, and what was kept for want of a place. With an error, there are no files.
  package let report: Report
}
