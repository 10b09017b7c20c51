// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML

/// A file of the site that can be made. Whoever publishes a site, shows it or exports it gets a list of these; nothing is
/// rendered before it is asked for.
package struct SiteFile: Sendable {
  /// Relative to the site's root, such as `goals/goal-1/index.html`.
  package let path: String
  private let prepare: @Sendable () throws(Problem) -> SiteContent

  package init(_ path: String, _ prepare: @escaping @Sendable () throws(Problem) -> SiteContent) {
    (self.path, self.prepare) = (path, prepare)
  }

  /// A file that is made to know what it is made from.
  package init(_ path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.init(path) { () throws(Problem) in SiteContent(bytes()) }
  }

  /// What the file is made from. Finding it out takes a part of the work of making the file.
  package func content() throws(Problem) -> SiteContent { try prepare() }
}

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
