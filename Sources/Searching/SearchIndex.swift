// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Synchronization

/// What is to be searched: pages by their places, none of which is read before it is asked for.
package struct SearchSource: Sendable {
  let addresses: [String]
  let fingerprints: [Fingerprint]
  let header: @Sendable (Int) -> SearchHeader
  /// Adds the lines of a page's text; each ends with its line end, and has no other sign below U+0020 than the two tabs of a
  /// heading.
  let body: @Sendable (Int, inout [UInt8]) throws(Problem) -> Void

  /// `fingerprints` stand for all that `header` and `body` say of each page.
  package init(
    addresses: [String], fingerprints: [Fingerprint], header: @escaping @Sendable (Int) -> SearchHeader,
    body: @escaping @Sendable (Int, inout [UInt8]) throws(Problem) -> Void
  ) {
    (self.addresses, self.fingerprints, self.header, self.body) = (addresses, fingerprints, header, body)
  }

  /// Nothing to search.
  package static let empty = SearchSource(
    addresses: [], fingerprints: [],
    header: { _ in
      SearchHeader(
        address: "", language: "", kind: "", number: "", title: "", names: [], identifiers: [], summary: "", facets: [])
    }, body: { _, _ in })
}

/// The index of a site: pieces that a page loads, and what the next build continues from.
package struct SearchIndex: Sendable {
  /// The name of the piece that a search begins with.
  package let root: String
  package let pieces: [SearchPiece]
  package let pages: IndexedPages
}

/// A file of the index. Its name stands for its content.
package struct SearchPiece: Sendable {
  package let name: String
  package let bytes: @Sendable () throws(Problem) -> [UInt8]
}

/// What was known of the pages when they were indexed: by the hashes of their addresses.
package struct IndexedPages: Sendable, Equatable {
  package let fingerprints: [UInt64: Fingerprint]

  package init(_ fingerprints: [UInt64: Fingerprint]) { self.fingerprints = fingerprints }

  init(_ source: SearchSource) {
    fingerprints = Dictionary(
      zip(source.addresses.map(Geometry.hash), source.fingerprints), uniquingKeysWith: { first, _ in first })
  }
}

/// The index of an earlier build, all of whose pieces are as it left them.
package struct PreviousIndex: Sendable {
  let root: String
  let names: [String]
  let pages: IndexedPages
  let read: @Sendable (String) -> [UInt8]?

  package init(
    root: String, names: [String], pages: IndexedPages, read: @escaping @Sendable (_ name: String) -> [UInt8]?
  ) {
    (self.root, self.names, self.pages, self.read) = (root, names, pages, read)
  }

  func payload(_ name: String) -> [UInt8]? { read(name).flatMap { Payload.read($0, name: name) } }
}

/// Makes the index, out of an earlier one where most pages are the same; the result is the same in both cases.
package func makeSearchIndex(
  _ source: SearchSource, _ previous: PreviousIndex?, near folder: Folder?, workers: Int
) throws(Problem) -> SearchIndex {
  let geometry = Geometry(source.addresses)
  let keeper = PieceKeeper(near: folder)
  if let previous, let updated = try updateIndex(source, geometry, previous, keeper, workers: workers) {
    return updated
  }
  return try buildIndex(source, geometry, keeper, workers: workers)
}

/// Where new pieces wait until they are published: on the disk, since they are as long as all texts.
final class PieceKeeper: Sendable {
  private let kept = Mutex<[String: SearchPiece]>([:])
  private let spill: SpillFile?

  init(near folder: Folder?) { spill = folder.flatMap { SpillFile(near: $0) } }

  /// Keeps a piece and returns its name.
  func keep(_ payload: [UInt8]) -> String {
    let name = Payload.name(payload)
    let script = Payload.script(name, payload)
    let piece: SearchPiece
    if let spill, let start = spill.append(script) {
      let range = start..<start + script.count
      piece = SearchPiece(name: name) { () throws(Problem) in
        try Problem.catching { () throws(FileProblem) in try spill.read(range) }
      }
    } else {
      piece = SearchPiece(name: name) { () throws(Problem) in script }
    }
    kept.withLock { $0[name] = piece }
    return name
  }

  var pieces: [String: SearchPiece] { kept.withLock { $0 } }
}
