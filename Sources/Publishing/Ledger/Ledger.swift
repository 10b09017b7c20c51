// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Plans
import Searching
import Sites

/// What a build published: each file with what it was made from, and what the build reported.
struct Ledger: Sendable {
  /// Stands for all that was in the content folder; nil when a file had just been changed.
  let content: Fingerprint?
  /// Stands for all but the prose of the texts; nil as `content`.
  let apartFromProse: Fingerprint?
  /// Of the items' texts, in the order of the plan.
  let texts: [Fingerprint]
  let files: [PublishedFile]
  /// Of the list of files in the output.
  let manifest: FileStamp?
  let findings: Findings
  /// The piece that the search begins with, and what its index was made from.
  let searchRoot: String
  let searched: IndexedPages
  let pages: Int
  /// What is held back, and in a preview what would be.
  let held: [HeldBack]
  /// What the build said, except for the state of the cache and what it found in the output.
  let report: Report

  init(
    _ files: [PublishedFile], manifest: FileStamp?, _ content: ContentState, findings: Findings,
    _ index: SearchIndex, _ result: BuildResult
  ) {
    (searchRoot, searched) = (index.root, index.pages)
    (self.files, self.manifest, self.findings) = (files, manifest, findings)
    (self.content, apartFromProse, texts) = (content.whole, content.apartFromProse, content.texts)
    pages = result.pages
    held = result.heldBack + result.notPublishedYet
    report = result.report.without(.damagedCache).without(.lostAddress)
  }

  /// About how many bytes it takes.
  var size: Int { files.count * 96 }

  func encode(into writer: inout ByteWriter) {
    writer.fingerprint(content)
    writer.fingerprint(apartFromProse)
    writer.list(texts) { $1.word($0.bits) }
    writer.flag(manifest != nil)
    manifest?.encode(into: &writer)
    writer.number(pages)
    writer.list(held) { held, writer in
      writer.text(held.path)
      writer.text(held.title)
      if case .future(let date) = held.reason { writer.text(Optional(date.iso)) } else { writer.text(String?.none) }
    }
    report.encode(into: &writer)
    writer.text(searchRoot)
    writer.list(searched.fingerprints.sorted { $0.key < $1.key }) { page, writer in
      writer.word(page.key)
      writer.word(page.value.bits)
    }
    writer.list(findings.assets.sorted { bytesPrecede($0.path, $1.path) }) { asset, writer in
      writer.text(asset.path)
      asset.value.stamp.encode(into: &writer)
      writer.text(asset.value.address)
      writer.flag(asset.value.isHashed)
      writer.flag(asset.value.isCleaned)
      writer.flag(asset.value.size != nil)
      if let size = asset.value.size {
        writer.number(size.width)
        writer.number(size.height)
      }
    }
    writer.list(findings.terms.texts.sorted { $0.key.bits < $1.key.bits }) { term, writer in
      writer.word(term.key.bits)
      writer.fingerprint(term.value)
    }
    writer.list(findings.terms.searched.sorted { $0.bits < $1.bits }) { $1.word($0.bits) }
    writer.list(files) { file, writer in
      writer.text(file.path)
      writer.word(file.fingerprint.bits)
      writer.list(file.texts) { $1.number($0) }
      file.stamp.encode(into: &writer)
    }
  }

  init(_ reader: ByteReader) throws(CacheDamage) {
    var reader = reader
    content = try reader.fingerprint()
    apartFromProse = try reader.fingerprint()
    texts = try reader.list { reader throws(CacheDamage) in Fingerprint(bits: try reader.word()) }
    manifest = try reader.flag() ? try FileStamp(decoding: &reader) : nil
    pages = try reader.number()
    held = try reader.list { reader throws(CacheDamage) in
      let (path, title, day) = (try reader.text(), try reader.text(), try reader.optionalText())
      guard let day else { return HeldBack(path: path, title: title, reason: .draft) }
      guard let date = CalendarDate(day) else { throw CacheDamage() }
      return HeldBack(path: path, title: title, reason: .future(date))
    }
    report = try Report(decoding: &reader)
    searchRoot = try reader.text()
    let pages = try reader.list { reader throws(CacheDamage) in
      (try reader.word(), Fingerprint(bits: try reader.word()))
    }
    searched = IndexedPages(Dictionary(pages, uniquingKeysWith: { first, _ in first }))
    let assets = try reader.list { reader throws(CacheDamage) in
      let (path, stamp, address) = (try reader.text(), try FileStamp(decoding: &reader), try reader.text())
      let (isHashed, isCleaned) = (try reader.flag(), try reader.flag())
      let size = try reader.flag() ? ImageSize(width: try reader.number(), height: try reader.number()) : nil
      return (path, KnownAsset(stamp: stamp, address: address, size: size, isHashed: isHashed, isCleaned: isCleaned))
    }
    let terms = try reader.list { reader throws(CacheDamage) in
      (Fingerprint(bits: try reader.word()), try reader.fingerprint())
    }
    let searched = try reader.list { reader throws(CacheDamage) in Fingerprint(bits: try reader.word()) }
    findings = Findings(
      assets: PathMap(assets),
      terms: TermUses(texts: Dictionary(terms, uniquingKeysWith: { first, _ in first }), searched: Set(searched)))
    files = try reader.list { reader throws(CacheDamage) in
      PublishedFile(
        path: try reader.text(), fingerprint: Fingerprint(bits: try reader.word()),
        texts: try reader.list { reader throws(CacheDamage) in try reader.number() },
        stamp: try FileStamp(decoding: &reader))
    }
    guard reader.isAtEnd else { throw CacheDamage() }
  }
}

extension ByteWriter {
  fileprivate mutating func fingerprint(_ fingerprint: Fingerprint?) {
    flag(fingerprint != nil)
    if let fingerprint { word(fingerprint.bits) }
  }
}

extension ByteReader {
  fileprivate mutating func fingerprint() throws(CacheDamage) -> Fingerprint? {
    try flag() ? Fingerprint(bits: try word()) : nil
  }
}
