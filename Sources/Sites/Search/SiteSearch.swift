// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Searching
import Workers

/// The search of a site: an index in pieces, which is made when somebody asks for it, and perhaps out of an earlier one.
package final class SiteSearch: Sendable {
  /// Where the pieces are.
  package static let folder = "assets/search/"

  let isOn: Bool
  private let made: Lazy<Result<SearchIndex, Problem>>

  /// `isOn` is false where there is to be nothing to search; what is long waits in the file system of `folder`.
  package init(_ texts: SiteTexts, _ previous: PreviousIndex?, isOn: Bool, near folder: Folder, workers: Int) {
    self.isOn = isOn
    made = Lazy {
      let source = isOn ? texts.searchSource(workers: workers) : .empty
      return Result { () throws(Problem) in try makeSearchIndex(source, previous, near: folder, workers: workers) }
    }
  }

  package func index() throws(Problem) -> SearchIndex { try made.value.get() }

  /// The address of the piece that a search begins with.
  func address() throws(Problem) -> String { Self.address(of: try index().root) }

  package static func address(of piece: String) -> String { "\(folder)\(piece).js" }

  /// The piece at an address; nil where that is another file.
  package static func piece(at address: String) -> String? {
    guard address.begins(with: folder), address.ends(with: ".js") else { return nil }
    return String(address.dropFirst(folder.count).dropLast(3))
  }

  /// The pieces as files of the site. Their names stand for their contents.
  package func files() throws(Problem) -> [SiteFile] {
    try index().pieces.map { piece in
      SiteFile(Self.address(of: piece.name)) { () throws(Problem) in
        SiteContent(
          fingerprint: Fingerprint(of: piece.name.utf8),
          form: .made { writer throws(Problem) in writer.trusted(try piece.bytes()) })
      }
    }
  }
}
