// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML

/// A file of the site that can be made. Whoever publishes a site, shows it or exports it gets a list of these; nothing is
/// rendered before it is asked for.
package struct SiteFile: Sendable {
  /// Relative to the site's root, such as `goals/goal-1/index.html`.
  package let path: String
  /// The files that it says something of, such as their sizes, so that it is made after them.
  package let others: [String]
  private let prepare: @Sendable (FileSizes) throws(Problem) -> SiteContent

  package init(_ path: String, _ prepare: @escaping @Sendable () throws(Problem) -> SiteContent) {
    self.init(path, after: []) { _ throws(Problem) in try prepare() }
  }

  /// A file that is made after others.
  init(
    _ path: String, after others: [String], _ prepare: @escaping @Sendable (FileSizes) throws(Problem) -> SiteContent
  ) {
    (self.path, self.others, self.prepare) = (path, others, prepare)
  }

  /// A file that is made to know what it is made from.
  package init(_ path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.init(path) { () throws(Problem) in SiteContent(bytes()) }
  }

  /// What the file is made from. Finding it out takes a part of the work of making the file. `sizes` are those of the files that
  /// it comes after; one that is not known, as in a preview, is not stated.
  package func content(_ sizes: FileSizes = FileSizes()) throws(Problem) -> SiteContent { try prepare(sizes) }
}

/// How large files of the site are in bytes, by their paths.
package typealias FileSizes = PathMap<Int64>

/// What a file of the site is made from.
package struct SiteContent: Sendable {
  package enum Form: Sendable {
    /// Writes the file's bytes.
    case made(@Sendable (inout HTMLWriter) throws(Problem) -> Void)
    /// Passes on the file's bytes piece by piece: they are too many for the memory.
    case streamed(@Sendable (_ sink: @escaping ByteSink) throws(Problem) -> Void)
    /// A copy of a file of the source, by its path relative to it.
    case copied(String)
  }
  /// Stands for all that the file is made from: two that are equal make the same bytes.
  package let fingerprint: Fingerprint
  /// The items whose prose the file contains, by their places in the plan. An edit of prose is looked up here, so a
  /// file that contains prose has to name its items.
  package let texts: [Int]
  package let form: Form

  package init(fingerprint: Fingerprint, texts: [Int] = [], form: Form) {
    (self.fingerprint, self.texts, self.form) = (fingerprint, texts, form)
  }

  /// All bytes of the file; nil for a copy.
  package func bytes() throws(Problem) -> [UInt8]? {
    switch form {
    case .made(let make):
      var writer = HTMLWriter(reserving: 64 << 10)
      try make(&writer)
      return writer.bytes
    case .streamed(let write):
      var pieces: [UInt8] = []
      try write { pieces += $0 }
      return pieces
    case .copied: return nil
    }
  }

  init(_ bytes: [UInt8]) {
    self.init(fingerprint: Fingerprint(of: bytes), form: .made { writer throws(Problem) in writer.trusted(bytes) })
  }
}
