// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding

/// Makes the index out of an earlier one: only the pieces that hold what has changed are read and made again. Nil where that
/// is not worth it, or the earlier index cannot be read; then all is made again, to the same bytes.
func updateIndex(
  _ source: SearchSource, _ geometry: Geometry, _ previous: PreviousIndex, _ keeper: PieceKeeper, workers: Int
) throws(Problem) -> SearchIndex? {
  let pages = IndexedPages(source)
  var parts: [String] = []
  guard let payload = previous.payload(previous.root), let old = Root(payload, previous.payload, parts: &parts),
    old.bucketBits == geometry.bucketBits, old.slotBits == geometry.slotBits,
    old.tableShift == geometry.tableShift, Leaf.smallest(pages: old.pages) == Leaf.smallest(pages: geometry.count),
    Root.rare(pages: old.pages) == Root.rare(pages: geometry.count)
  else { return nil }
  guard let changed = changedBuckets(source, geometry, pages, previous.pages) else { return nil }
  var update = IndexUpdate(old, previous, keeper, replaced: Set(parts + [previous.root]))
  for bucket in changed {
    guard let newRecords = try update.records(of: bucket, source, geometry) else { return nil }
    guard update.replace(bucket, newRecords) else { return nil }
  }
  update.root.pages = geometry.count
  guard update.finishTables(), update.finishFacets(), update.finishDictionary() else { return nil }
  return update.index(pages)
}

/// The buckets with a page that has changed, has come or has gone, in their order; nil where these are many.
private func changedBuckets(
  _ source: SearchSource, _ geometry: Geometry, _ pages: IndexedPages, _ old: IndexedPages
) -> [Int]? {
  var buckets: Set<Int> = []
  func mark(_ hash: UInt64) { buckets.insert(Geometry.bucket(of: hash, geometry.bucketBits)) }
  for (hash, fingerprint) in pages.fingerprints where old.fingerprints[hash] != fingerprint { mark(hash) }
  for hash in old.fingerprints.keys where pages.fingerprints[hash] == nil { mark(hash) }
  // Two pages of one address would be taken for one.
  if pages.fingerprints.count != source.addresses.count { return nil }
  return buckets.count * 8 <= geometry.buckets.count || buckets.count <= 4 ? buckets.sorted() : nil
}

/// An index on its way from what it was to what it is.
private struct IndexUpdate {
  var root: Root
  private let previous: PreviousIndex
  private let keeper: PieceKeeper
  /// Pieces of the earlier index that are no longer named, unless they were made again.
  private var replaced: Set<String>
  private var before = Lexicon()
  private var after = Lexicon()
  private var tables: [Int: [Int: (texts: String, lines: [UInt8])]] = [:]
  private var goneFacets: [(SearchHeader.Facet, Int)] = []
  private var newFacets: [(SearchHeader.Facet, Int)] = []
  private var oldRecords: [PageRecord] = []
  private var frequent: (gone: Set<[UInt8]>, new: Set<[UInt8]>) = ([], [])

  init(_ root: Root, _ previous: PreviousIndex, _ keeper: PieceKeeper, replaced: Set<String>) {
    (self.root, self.previous, self.keeper, self.replaced) = (root, previous, keeper, replaced)
  }

  // MARK: Texts and tables

  /// What a bucket has now; what it had is in `oldRecords`. A page that is the same is not read.
  mutating func records(
    of bucket: Int, _ source: SearchSource, _ geometry: Geometry
  ) throws(Problem) -> [PageRecord]? {
    let table = bucket >> root.tableShift
    guard table < root.tables.count, openTable(table) else { return nil }
    oldRecords = []
    if let texts = tables[table]?[bucket]?.texts {
      guard let payload = previous.payload(texts), let records = PageRecord.parse(payload) else { return nil }
      oldRecords = records
      replaced.insert(texts)
    }
    let known = Dictionary(oldRecords.map { ($0.header.address, $0) }, uniquingKeysWith: { first, _ in first })
    var records: [PageRecord] = []
    for (slot, page) in geometry.buckets[bucket].enumerated() {
      let hash = Geometry.hash(source.addresses[page])
      if previous.pages.fingerprints[hash] == source.fingerprints[page], let old = known[source.addresses[page]] {
        records.append(PageRecord(slot: slot, header: old.header, body: old.body))
        continue
      }
      var body: [UInt8] = []
      try source.body(page, &body)
      records.append(PageRecord(slot: slot, header: source.header(page), body: body[...]))
    }
    return records
  }

  private mutating func openTable(_ table: Int) -> Bool {
    if tables[table] != nil { return true }
    tables[table] = [:]
    let name = root.tables[table]
    if name.isEmpty { return true }
    guard let payload = previous.payload(name), let buckets = Table.parse(payload) else { return false }
    replaced.insert(name)
    for bucket in buckets { tables[table]?[bucket.bucket] = (bucket.texts, Array(bucket.lines)) }
    return true
  }

  /// Puts new pages in place of those that a bucket had, and notes what changes elsewhere.
  mutating func replace(_ bucket: Int, _ records: [PageRecord]) -> Bool {
    let table = bucket >> root.tableShift
    func isSame(_ a: PageRecord, _ b: PageRecord) -> Bool {
      a.slot == b.slot && a.header == b.header && a.body.elementsEqual(b.body)
    }
    for old in oldRecords where !records.contains(where: { isSame($0, old) }) {
      let number = bucket << root.slotBits | old.slot
      read(old, into: before, number)
      goneFacets += old.header.facets.map { ($0, number) }
    }
    for new in records where !oldRecords.contains(where: { isSame($0, new) }) {
      let number = bucket << root.slotBits | new.slot
      read(new, into: after, number)
      newFacets += new.header.facets.map { ($0, number) }
    }
    if records.isEmpty {
      tables[table]?[bucket] = nil
      return true
    }
    var payload: [UInt8] = []
    for record in records {
      PageRecord.write(record.header, slot: record.slot, into: &payload)
      payload += record.body
    }
    let texts = keeper.keep(payload)
    tables[table]?[bucket] = (texts, Table.lines(bucket: bucket, texts: texts, records))
    return true
  }

  private func read(_ record: PageRecord, into lexicon: Lexicon, _ number: Int) {
    record.body.withUnsafeBufferPointer { lexicon.read(record.header, body: $0, number: number) }
  }

  mutating func finishTables() -> Bool {
    for (table, buckets) in tables {
      let lines = buckets.sorted { $0.key < $1.key }.flatMap(\.value.lines)
      root.tables[table] = lines.isEmpty ? "" : keeper.keep(lines)
    }
    return true
  }

  mutating func finishFacets() -> Bool {
    let shift = root.segmentShift
    var named = Dictionary(root.facets.map { ($0.segment, $0.name) }, uniquingKeysWith: { first, _ in first })
    for segment in Set((goneFacets + newFacets).map { $0.1 >> shift }) {
      var facets = Facets()
      if let name = named[segment] {
        guard let payload = previous.payload(name), let known = Facets(payload) else { return false }
        facets = known
        replaced.insert(name)
      }
      for (facet, number) in goneFacets where number >> shift == segment { facets.remove(facet, number) }
      for (facet, number) in newFacets where number >> shift == segment { facets.add(facet, number) }
      named[segment] = facets.isEmpty ? nil : keeper.keep(facets.payload(segment: segment))
    }
    root.facets = named.sorted { $0.key < $1.key }.map { (segment: $0.key, name: $0.value) }
    return true
  }

  // MARK: The dictionary

  /// What changes in the list of a stem.
  private struct Change {
    var gone: [Posting] = []
    var new: [Posting] = []
    var forms: [[UInt8]: Int] = [:]

    var isNothing: Bool { gone == new && forms.allSatisfy { $0.value == 0 } }
  }

  private func changes() -> [[UInt8]: Change] {
    var changes: [[UInt8]: Change] = [:]
    for (lexicon, isNew) in [(before, false), (after, true)] {
      for place in 0..<lexicon.classCount {
        var postings: [Posting] = []
        var reader = lexicon.postings(of: place)
        while let posting = reader.current {
          postings.append(posting)
          reader.advance()
        }
        let stem = Array(lexicon.stem(of: place))
        if isNew {
          changes[stem, default: Change()].new = postings
        } else {
          changes[stem, default: Change()].gone = postings
        }
      }
      for form in 0..<lexicon.formCount {
        let stem = Array(lexicon.stem(of: lexicon.classOfForm(form)))
        changes[stem]?.forms[Array(lexicon.letters(ofForm: form)), default: 0] +=
          isNew ? lexicon.pages(ofForm: form) : -lexicon.pages(ofForm: form)
      }
    }
    return changes.filter { !$0.value.isNothing }
  }

  mutating func finishDictionary() -> Bool {
    var leaves = OpenLeaves(root.leaves, previous)
    let limit = Root.rare(pages: root.pages)
    for (stem, change) in changes() {
      guard let found = leaves.entry(of: stem) else { return false }
      var forms: [[UInt8]: Int] = [:]
      var postings: [Posting] = []
      if let old = found.entry, case .stem(let known, _, let list) = old.content {
        for form in known { forms[form.letters] = form.pages }
        guard let decoded = decode(list) else { return false }
        postings = decoded
      }
      let gone = Set(change.gone.map(\.number))
      postings.removeAll { gone.contains($0.number) }
      postings = (postings + change.new).sorted { $0.number < $1.number }
      for (form, delta) in change.forms where delta != 0 {
        let count = forms[form] ?? 0
        forms[form] = count + delta
        if isProposed(form) {
          if count >= limit, count + delta < limit { frequent.gone.insert(form) }
          if count < limit, count + delta >= limit { frequent.new.insert(form) }
        }
        if form == stem { continue }
        guard count > 0 || leaves.add(Entry(key: form, content: .form(ofStem: stem))) else { return false }
        guard count + delta > 0 || leaves.remove(Entry(key: form, content: .form(ofStem: stem))) else { return false }
      }
      var bytes: [UInt8] = []
      PostingList.encode(postings, into: &bytes)
      let sorted = forms.filter { $0.value > 0 }.sorted { keyPrecedes($0.key, $1.key) }
      let entry = Entry(
        key: stem,
        content: .stem(
          forms: sorted.map { ($0.key, $0.value) }, pages: postings.count,
          LongList.place(bytes, stem: stem, segmentShift: root.segmentShift, keeper.keep)))
      guard leaves.put(postings.isEmpty ? nil : entry, for: stem) else { return false }
    }
    // A form of several stems stays while it is frequent as one of them.
    for form in frequent.gone {
      guard let stems = leaves.stems(of: form) else { return false }
      for stem in stems {
        guard let found = leaves.entry(of: stem) else { return false }
        if case .stem(let forms, _, _)? = found.entry?.content,
          forms.contains(where: { $0.letters == form && $0.pages >= limit })
        {
          frequent.new.insert(form)
        }
      }
    }
    guard let parts = leaves.cut(smallest: Leaf.smallest(pages: root.pages), keeper) else { return false }
    root.leaves = parts
    replaced.formUnion(leaves.opened)
    return finishSpelling()
  }

  private mutating func decode(_ list: Entry.List) -> [Posting]? {
    switch list {
    case .here(let bytes): return PostingList.decode(bytes)
    case .pieces(let pieces):
      var postings: [Posting] = []
      for piece in pieces {
        guard let payload = previous.payload(piece.name), let some = LongList.parse(payload) else { return nil }
        replaced.insert(piece.name)
        postings += some
      }
      return postings
    }
  }

  private mutating func finishSpelling() -> Bool {
    if frequent.gone.isEmpty, frequent.new.isEmpty { return true }
    guard let payload = previous.payload(root.spelling) else { return false }
    replaced.insert(root.spelling)
    let known = Set(payload.split(separator: PageRecord.newLine).map { Array($0) })
    root.spelling = keeper.keep(Spelling.payload(known.subtracting(frequent.gone).union(frequent.new)))
    return true
  }

  // MARK: The result

  func index(_ pages: IndexedPages) -> SearchIndex {
    let name = keeper.keep(root.payload(keeper.keep))
    var pieces = keeper.pieces
    let read = previous.read
    for old in previous.names where !replaced.contains(old) && pieces[old] == nil {
      pieces[old] = SearchPiece(name: old) { () throws(Problem) in
        guard let bytes = read(old) else {
          throw .machine(FileProblem(old, reason: "it was changed while the site was built; build again"))
        }
        return bytes
      }
    }
    return SearchIndex(root: name, pieces: pieces.values.sorted { $0.name < $1.name }, pages: pages)
  }
}
