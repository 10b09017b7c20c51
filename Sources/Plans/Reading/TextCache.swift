// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown

/// What earlier builds know of the texts of a source: of each, its fields as they are written and all of the document but
/// the prose. Texts with something to report are not in it; they are read in every build, and reported in every build.
package struct TextCache: Sendable {
  fileprivate let bytes: [UInt8]
  private let texts: PathMap<CachedText>

  package init() { (bytes, texts) = ([], PathMap()) }

  package init(_ reader: ByteReader) throws(CacheDamage) {
    bytes = reader.bytes
    var reader = reader
    var texts = PathMap<CachedText>()
    texts.reserveCapacity(bytes.count / 1024)
    while !reader.isAtEnd {
      let start = reader.offset
      let path = try reader.text()
      let stamp = try reader.flag() ? try FileStamp(decoding: &reader) : nil
      let fingerprints = TextFingerprints(
        whole: Fingerprint(bits: try reader.word()), apartFromProse: Fingerprint(bits: try reader.word()))
      let body = try reader.block()
      texts[path] = CachedText(stamp: stamp, fingerprints: fingerprints, body: body, whole: start..<reader.offset)
    }
    self.texts = texts
  }

  var count: Int { texts.count }

  subscript(path: String) -> CachedText? { texts[path] }

  /// Makes the item again; nil when the cached bytes make no item, or one with a diagnostic.
  func item(_ text: CachedText, _ source: TextSource, _ kinds: Kinds) -> Item? {
    var reader = ByteReader(bytes, text.body)
    guard let firstLine = try? reader.number(), let frontMatter = try? reader.block(),
      let document = try? Document(decoding: &reader), reader.isAtEnd
    else { return nil }
    return makeItem(cachedFields: bytes[frontMatter], firstLine: firstLine, document, source, kinds)
  }

  /// The same text under another stamp.
  func restamped(_ text: CachedText, _ source: TextSource) -> [UInt8] {
    encode(source, text.fingerprints, body: bytes[text.body])
  }
}

/// What the next build should know of the texts.
package struct NextTextCache: Sendable {
  private let parts: [Reading.Cached]
  private let known: TextCache

  /// Nil when that is what is known already.
  init?(_ readings: [Reading], _ known: TextCache) {
    parts = readings.map(\.cached).filter { if case .no = $0 { false } else { true } }
    self.known = known
    let isSame = parts.allSatisfy { if case .asBefore = $0 { true } else { false } }
    if isSame, parts.count == known.count { return nil }
  }

  /// In bytes.
  package var size: Int {
    parts.reduce(0) { size, part in
      switch part {
      case .no: size
      case .asBefore(let range): size + range.count
      case .fresh(let bytes): size + bytes.count
      }
    }
  }

  package func encode(into writer: inout ByteWriter) {
    for part in parts {
      switch part {
      case .no: continue
      case .asBefore(let range): writer.raw(known.bytes[range])
      case .fresh(let bytes): writer.raw(bytes)
      }
    }
  }
}

/// Where a text's part of the cache is.
struct CachedText: Sendable {
  /// Nil where the file had just been changed when it was read.
  let stamp: FileStamp?
  let fingerprints: TextFingerprints
  let body: Range<Int>
  let whole: Range<Int>
}

/// What a text is known by.
package struct TextFingerprints: Sendable {
  /// Of the file's bytes.
  package let whole: Fingerprint
  /// Of the fields and of what else other pages may show of the text. While it is the same, only the prose has changed.
  package let apartFromProse: Fingerprint

  init(whole: Fingerprint, apartFromProse: Fingerprint) {
    (self.whole, self.apartFromProse) = (whole, apartFromProse)
  }

  init(of bytes: [UInt8], frontMatter: ArraySlice<UInt8>, _ document: Document, hasSummary: Bool) {
    var builder = FingerprintBuilder()
    builder.add(frontMatter)
    builder.add(allButProseOf: document, hasSummary: hasSummary)
    self.init(whole: Fingerprint(of: bytes), apartFromProse: builder.fingerprint)
  }
}

/// A text's own part of the cache: its fields, and its document without the prose.
func encode(frontMatter: ArraySlice<UInt8>, firstLine: Int, _ document: Document) -> [UInt8] {
  var writer = ByteWriter(reserving: 1024)
  writer.number(firstLine)
  writer.block(frontMatter)
  document.encode(into: &writer)
  return writer.bytes
}

/// A text's part of the cache, with what it is known by.
func encode(_ source: TextSource, _ fingerprints: TextFingerprints, body: ArraySlice<UInt8>) -> [UInt8] {
  var writer = ByteWriter(reserving: body.count + source.path.utf8.count + 64)
  writer.text(source.path)
  writer.flag(source.stamp != nil)
  source.stamp?.encode(into: &writer)
  writer.word(fingerprints.whole.bits)
  writer.word(fingerprints.apartFromProse.bits)
  writer.block(body)
  return writer.bytes
}

extension FileStamp {
  package func encode(into writer: inout ByteWriter) {
    writer.word(UInt64(bitPattern: size))
    writer.word(UInt64(bitPattern: modified))
    writer.word(UInt64(bitPattern: changed))
    writer.word(inode)
  }

  package init(decoding reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      size: Int64(bitPattern: try reader.word()), modified: Int64(bitPattern: try reader.word()),
      changed: Int64(bitPattern: try reader.word()), inode: try reader.word())
  }
}
