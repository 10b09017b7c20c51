// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Plans
import Sites
import Workers

/// What earlier builds of a source have left for this one (docs/decisions/0013-incremental-builds.md).
///
/// Two files: what is known of the texts, for any build of the source by this program, and what the last build published,
/// for builds with the same theme, configuration, day and options. A file for another program or configuration is passed
/// over in silence; one that is damaged is reported.
struct BuildCache: Sendable {
  private let folder: CacheFolder
  private let readingKey: Fingerprint
  private let siteKey: Fingerprint
  /// A preview has a folder, and so a ledger, of its own: builds in turn take nothing from each other.
  private let ledgerFile: String
  private let interruption: Interruption?
  let texts: TextCache
  /// What the last build with this key published.
  let ledger: Ledger?
  /// Of the program that sets the documents which the site asks for; nil for none, and where it does not say.
  let typstVersion: String?
  /// Whether a file of the cache was of no use.
  let isDamaged: Bool

  /// Nil where no cache is wanted, or there can be none. `report` contains what is wrong with configuration and theme:
  /// a theme with a mistake can be read to the same templates and words as one without.
  init?(_ project: Project, typstVersion: String?, _ report: inout Report) {
    let request = project.request
    guard request.usesCache, let program = programStamp() else { return nil }
    folder = CacheFolder(in: project.source)
    ledgerFile = request.includeDrafts ? "site-drafts" : "site"
    interruption = request.interruption
    var key = FingerprintBuilder()
    key.add(programVersion)
    key.add(program)
    key.add(project.configuration.typographicPunctuation)
    key.add(project.markdown.isRightToLeft)
    key.add(project.markdown.numbersParagraphs)
    readingKey = key.fingerprint
    self.typstVersion = typstVersion
    key.add(typstVersion)
    key.add(request, project.configuration)
    project.theme.add(to: &key)
    key.add(report)
    siteKey = key.fingerprint
    let before = report.count
    texts =
      Self.load(Self.textsFile, folder, readingKey, &report) { reader throws(CacheDamage) in try TextCache(reader) }
      ?? TextCache()
    ledger =
      request.output == nil
      ? nil
      : Self.load(ledgerFile, folder, siteKey, &report) { reader throws(CacheDamage) in try Ledger(reader) }
    isDamaged = report.count > before
  }

  /// Also for a build that will fail, so that the next try is fast.
  func remember(_ texts: ReadTexts) {
    guard let next = texts.cache else { return }
    guarding(interruption) {
      folder.make()
      folder.write(Self.textsFile, key: readingKey, size: next.size) { next.encode(into: &$0) }
    }
  }

  func remember(_ ledger: Ledger) {
    // With a single worker, this comes before the texts.
    folder.make()
    folder.write(ledgerFile, key: siteKey, size: ledger.size) { ledger.encode(into: &$0) }
  }

  /// The documents of the last build; none where one of them cannot be read any more.
  func documents() -> [KnownDocument] {
    guard case .found(var reader) = folder.read(Self.documentsFile, key: readingKey) else { return [] }
    return (try? KnownDocument.all(&reader)) ?? []
  }

  func remember(_ documents: [KnownDocument]) {
    folder.make()
    let size = documents.reduce(0) { $0 + $1.bytes.count + 64 }
    folder.write(Self.documentsFile, key: readingKey, size: size) { KnownDocument.encode(documents, into: &$0) }
  }

  private static let documentsFile = "documents"
  private static let textsFile = "texts"

  private static func load<Kept>(
    _ file: String, _ folder: CacheFolder, _ key: Fingerprint, _ report: inout Report,
    _ make: (ByteReader) throws(CacheDamage) -> Kept
  ) -> Kept? {
    switch folder.read(file, key: key) {
    case .none: return nil
    case .found(let reader): if let kept = try? make(reader) { return kept }
    case .damaged: break
    }
    report.add(
      .damagedCache, "the cache was damaged, so it was ignored", at: Place("\(CacheFolder.name)/\(file)"),
      help: "nothing to do: planpress rebuilds it")
    return nil
  }
}

/// Lists the content and, beside that, takes out what earlier builds have left; nil where no cache is wanted.
func listAndRecall(
  _ project: Project, typstVersion: String?, _ report: inout Report
) -> (listing: ContentFiles, cache: BuildCache?) {
  let early = report
  let (listing, recalled) = concurrently(workers: project.workers) {
    listContent(project.source, workers: project.workers)
  } _: {
    var report = early
    let cache = BuildCache(project, typstVersion: typstVersion, &report)
    return (cache, report)
  }
  report = recalled.1
  return (listing, recalled.0)
}

extension FingerprintBuilder {
  /// All that decides what is built, beside content and theme. `site.yml` is content, and is part of this by what was
  /// read.
  fileprivate mutating func add(_ request: BuildRequest, _ configuration: Configuration) {
    add(canonicalPath(request.output ?? ""))
    add((request.asOf ?? configuration.asOf ?? request.today).iso)
    add(request.includeDrafts)
    add(request.isStrict)
    add(request.isSearched)
    // What was not waited for may not be there.
    add(request.waitsForDisk)
    // As values of its fields: a description of the structure names private types by their addresses in this process.
    var settings: [UInt8] = []
    settings.appendJSON(
      Configuration.fields.compactMap { field in
        field.value(configuration).map { FieldEntry(field.declaration.name, $0) }
      })
    add(settings)
  }

  fileprivate mutating func add(_ report: Report) {
    for diagnostic in report.diagnostics {
      add(diagnostic.rule.name)
      add(diagnostic.message)
      add(diagnostic.help)
      add(diagnostic.place?.path)
      add(diagnostic.place?.line ?? 0)
      add(diagnostic.place?.column ?? 0)
    }
  }
}
