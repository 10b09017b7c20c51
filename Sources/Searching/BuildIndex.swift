// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Synchronization
import Workers

/// Makes the whole index.
///
/// 1. The pages are read bucket by bucket: their texts become pieces, their words go into a lexicon for each worker.
/// 2. The lexicons become one dictionary, which is divided into pieces.
/// 3. The table, what a search can be narrowed by, and the root name the rest.
func buildIndex(
  _ source: SearchSource, _ geometry: Geometry, _ keeper: PieceKeeper, workers: Int
) throws(Problem) -> SearchIndex {
  let readers = Mutex<[PageReader]>([])
  let results = parallelMap(
    Array(geometry.buckets.indices), workers: workers,
    state: { () -> PageReader in
      let reader = PageReader(source, geometry, keeper)
      readers.withLock { $0.append(reader) }
      return reader
    }
  ) { bucket, reader in reader.read(bucket) }
  var rows: [[UInt8]] = []
  rows.reserveCapacity(results.count)
  for result in results {
    switch result {
    case .success(let lines): rows.append(lines)
    case .failure(let problem): throw problem
    }
  }
  let read = readers.withLock { $0 }
  var facets = Facets()
  for reader in read { facets.merge(reader.facets) }
  let words = JoinedWords(
    read.map(\.lexicon), segmentShift: Geometry.segmentShift(slotBits: geometry.slotBits), workers: workers)
  let parts = cutLeaves(
    words, smallest: Leaf.smallest(pages: geometry.count), workers: workers, keeper)

  var root = Root(
    pages: geometry.count, bucketBits: geometry.bucketBits, slotBits: geometry.slotBits, tables: [], leaves: parts,
    facets: [], spelling: "")
  root.tables = stride(from: 0, to: rows.count, by: 1 << root.tableShift).map { start in
    let lines = rows[start..<min(start + 1 << root.tableShift, rows.count)].flatMap { $0 }
    return lines.isEmpty ? "" : keeper.keep(lines)
  }
  root.facets = facets.segments(root.segmentShift).sorted { $0.key < $1.key }.map { segment, facets in
    (segment, keeper.keep(facets.payload(segment: segment)))
  }
  root.spelling = keeper.keep(Spelling.payload(words.frequentForms(Root.rare(pages: root.pages))))
  let name = keeper.keep(root.payload(keeper.keep))
  return SearchIndex(
    root: name, pieces: keeper.pieces.values.sorted { $0.name < $1.name }, pages: IndexedPages(source))
}

/// Reads the pages of buckets, in their order; each worker has one.
private final class PageReader: @unchecked Sendable {
  let lexicon = Lexicon()
  private(set) var facets = Facets()
  private let source: SearchSource
  private let geometry: Geometry
  private let keeper: PieceKeeper
  private var payload: [UInt8] = []

  init(_ source: SearchSource, _ geometry: Geometry, _ keeper: PieceKeeper) {
    (self.source, self.geometry, self.keeper) = (source, geometry, keeper)
  }

  /// Returns the bucket's lines of the table.
  func read(_ bucket: Int) -> Result<[UInt8], Problem> {
    let pages = geometry.buckets[bucket]
    if pages.isEmpty { return .success([]) }
    payload.removeAll(keepingCapacity: true)
    var records: [PageRecord] = []
    for (slot, page) in pages.enumerated() {
      let header = source.header(page)
      PageRecord.write(header, slot: slot, into: &payload)
      let start = payload.count
      do throws(Problem) {
        try source.body(page, &payload)
      } catch {
        return .failure(error)
      }
      let number = bucket << geometry.slotBits | slot
      payload.withUnsafeBufferPointer { bytes in
        lexicon.read(header, body: UnsafeBufferPointer(rebasing: bytes[start...]), number: number)
      }
      for facet in header.facets { facets.add(facet, number) }
      records.append(PageRecord(slot: slot, header: header, body: []))
    }
    return .success(Table.lines(bucket: bucket, texts: keeper.keep(payload), records))
  }
}

/// The frequent forms, one a line.
enum Spelling {
  static func payload(_ forms: some Sequence<[UInt8]>) -> [UInt8] {
    Array(Set(forms).sorted(by: keyPrecedes).joined(separator: [PageRecord.newLine]))
  }
}
