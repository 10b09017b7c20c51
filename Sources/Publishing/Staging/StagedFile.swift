// SPDX-License-Identifier: Apache-2.0

import Encoding
import Files

/// A file of the site in the output, and what it was made from.
struct PublishedFile: Sendable {
  let path: String
  /// Stands for all that the file was made from.
  let fingerprint: Fingerprint
  /// The items whose prose it contains, by their places in the plan.
  let texts: [Int]
  /// Of the file in the output.
  let stamp: FileStamp
}

/// A file of the site after it was compared with the one that is published.
struct StagedFile: Sendable {
  enum State: Sendable {
    /// It is in the staging folder, with this stamp.
    case staged(FileStamp)
    /// What is published is the same, and had this stamp.
    case unchanged(FileStamp)
  }
  let path: String
  let fingerprint: Fingerprint
  /// The items whose prose it contains, by their places in the plan.
  let texts: [Int]
  let state: State

  /// As it was when the file was staged or compared.
  var stamp: FileStamp {
    switch state {
    case .staged(let stamp), .unchanged(let stamp): stamp
    }
  }

  var isStaged: Bool {
    if case .staged = state { return true }
    return false
  }
}
