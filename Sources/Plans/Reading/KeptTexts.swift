import Encoding
import Files
import Markdown

/// What the cache keeps of the texts of a source: of each, its fields as they are written and all of the document but the
/// prose. Texts with something to report are not kept; they are read in every build, and reported in every build.
package struct KeptTexts: Sendable {
  fileprivate let bytes: [UInt8]
  private let texts: [String: KeptText]

  package init() { (bytes, texts) = ([], [:]) }

  package init(_ reader: ByteReader) throws(CacheDamage) {
    bytes = reader.bytes
    var reader = reader
    var texts: [String: KeptText] = [:]
    texts.reserveCapacity(bytes.count / 1024)
    while !reader.isAtEnd {
      let start = reader.offset
      let path = try reader.text()
      let stamp = try reader.flag() ? try FileStamp(kept: &reader) : nil
      let prints = TextPrints(
        file: Fingerprint(bits: try reader.word()), outline: Fingerprint(bits: try reader.word()))
      let body = try reader.block()
      texts[path] = KeptText(stamp: stamp, prints: prints, body: body, whole: start..<reader.offset)
    }
    self.texts = texts
  }

  var count: Int { texts.count }

  subscript(path: String) -> KeptText? { texts[path] }

  /// Makes the item anew; nil when what was kept does not make one, or not without a word.
  func item(_ text: KeptText, path: String) -> Item? {
    var reader = ByteReader(bytes, text.body)
    guard let frontMatter = try? reader.block(), let document = try? Document(kept: &reader), reader.isAtEnd
    else { return nil }
    return makeItem(keptFields: bytes[frontMatter], document, path: path, text.prints)
  }

  /// The same text under another stamp.
  func restamped(_ text: KeptText, path: String, stamp: FileStamp?) -> [UInt8] {
    keep(path: path, stamp: stamp, text.prints, body: bytes[text.body])
  }
}

/// What the next build should know of the texts.
package struct TextsToKeep: Sendable {
  private let parts: [Reading.Kept]
  private let known: KeptTexts

  /// Nil when that is what is known already.
  init?(_ readings: [Reading], _ known: KeptTexts) {
    parts = readings.map(\.kept).filter { if case .no = $0 { false } else { true } }
    self.known = known
    let isSame = parts.allSatisfy { if case .asBefore = $0 { true } else { false } }
    if isSame, parts.count == known.count { return nil }
  }

  package var size: Int {
    parts.reduce(0) { size, part in
      switch part {
      case .no: size
      case .asBefore(let range): size + range.count
      case .anew(let bytes): size + bytes.count
      }
    }
  }

  package func keep(in writer: inout ByteWriter) {
    for part in parts {
      switch part {
      case .no: continue
      case .asBefore(let range): writer.raw(known.bytes[range])
      case .anew(let bytes): writer.raw(bytes)
      }
    }
  }
}

/// Where a text's part of the cache lies.
struct KeptText: Sendable {
  /// Nil where the file had just been changed when it was read.
  let stamp: FileStamp?
  let prints: TextPrints
  let body: Range<Int>
  let whole: Range<Int>
}

/// What stands for a text: all of it, and what other pages may show of it.
struct TextPrints: Sendable {
  let file: Fingerprint
  let outline: Fingerprint

  init(file: Fingerprint, outline: Fingerprint) { (self.file, self.outline) = (file, outline) }

  init(of bytes: [UInt8], frontMatter: ArraySlice<UInt8>, _ document: Document, hasSummary: Bool) {
    var builder = FingerprintBuilder()
    builder.add(frontMatter)
    builder.add(outlineOf: document, hasSummary: hasSummary)
    self.init(file: Fingerprint(of: bytes), outline: builder.fingerprint)
  }
}

/// What the cache keeps of a text itself: its fields, and its document without the prose.
func keepText(frontMatter: ArraySlice<UInt8>, _ document: Document) -> [UInt8] {
  var writer = ByteWriter(reserving: 1024)
  writer.block(frontMatter)
  document.keep(in: &writer)
  return writer.bytes
}

/// A text's part of the cache.
func keep(_ item: Item, _ text: [UInt8], stamp: FileStamp?) -> [UInt8] {
  keep(
    path: item.file.path, stamp: stamp, TextPrints(file: item.fingerprint, outline: item.outline), body: text[...])
}

private func keep(path: String, stamp: FileStamp?, _ prints: TextPrints, body: ArraySlice<UInt8>) -> [UInt8] {
  var writer = ByteWriter(reserving: body.count + path.utf8.count + 64)
  writer.text(path)
  writer.flag(stamp != nil)
  stamp?.keep(in: &writer)
  writer.word(prints.file.bits)
  writer.word(prints.outline.bits)
  writer.block(body)
  return writer.bytes
}

extension FileStamp {
  package func keep(in writer: inout ByteWriter) {
    writer.word(UInt64(bitPattern: size))
    writer.word(UInt64(bitPattern: modified))
    writer.word(UInt64(bitPattern: changed))
    writer.word(inode)
  }

  package init(kept reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      size: Int64(bitPattern: try reader.word()), modified: Int64(bitPattern: try reader.word()),
      changed: Int64(bitPattern: try reader.word()), inode: try reader.word())
  }
}
