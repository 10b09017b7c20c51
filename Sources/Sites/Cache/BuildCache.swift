import Diagnostics
import Encoding
import Files
import Markdown
import Plans

/// What earlier builds of a source have left for this one (docs/decisions/0013-incremental-builds.md).
///
/// Two files: what is known of the texts, for any build of the source by this program, and what the last build published,
/// for builds with the same theme, configuration, day and options. A file for another program or configuration is passed
/// over in silence; one that is damaged is reported.
struct BuildCache: Sendable {
  private let folder: CacheFolder
  private let readingKey: Fingerprint
  private let siteKey: Fingerprint
  let texts: TextCache
  /// What the last build with this key published.
  let published: PublishedSite?
  /// Whether a file of the cache was of no use, and is to be made anew.
  let isDamaged: Bool

  /// Nil where there is to be no cache, or there can be none. `report` holds what is wrong with configuration and theme: a
  /// theme with a mistake can be read to the same templates and words as one without.
  init?(
    _ request: BuildRequest, _ configuration: Configuration, _ theme: SiteTheme, hasFullText: Bool, in source: Folder,
    _ report: inout Report
  ) {
    guard request.usesCache, request.output != nil, let program = programStamp()
    else { return nil }
    folder = CacheFolder(in: source)
    var key = FingerprintBuilder()
    key.add(programVersion)
    key.add(program)
    key.add(configuration.typographicPunctuation)
    readingKey = key.fingerprint
    key.add(request, configuration)
    key.add(hasFullText)
    key.add(theme)
    key.add(report)
    siteKey = key.fingerprint
    let before = report.count
    texts =
      Self.load(Self.textsFile, folder, readingKey, &report) { reader throws(CacheDamage) in try TextCache(reader) }
      ?? TextCache()
    published = Self.load(Self.siteFile, folder, siteKey, &report) { reader throws(CacheDamage) in
      try PublishedSite(reader)
    }
    isDamaged = report.count > before
  }

  func keep(_ texts: NextTextCache) {
    folder.write(Self.textsFile, key: readingKey, size: texts.size) { texts.encode(into: &$0) }
  }

  /// Makes the folder of the cache; returns whether it was not there.
  func make() -> Bool { folder.make() }

  func keep(_ site: PublishedSite) {
    folder.write(Self.siteFile, key: siteKey, size: site.size) { site.encode(into: &$0) }
  }

  private static let textsFile = "texts"
  private static let siteFile = "site"

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

/// The cache, and the report with what is to be said about it; nil where there is to be none.
func loadCache(
  _ request: BuildRequest, _ configuration: Configuration, _ theme: SiteTheme, hasFullText: Bool, in source: Folder,
  _ report: Report
) -> (cache: BuildCache?, report: Report) {
  var report = report
  let cache = BuildCache(request, configuration, theme, hasFullText: hasFullText, in: source, &report)
  return (cache, report)
}

extension FingerprintBuilder {
  /// All that decides what is built, beside content and theme. `site.yml` is content, and stands here by what was read.
  fileprivate mutating func add(_ request: BuildRequest, _ configuration: Configuration) {
    add(canonicalPath(request.output ?? ""))
    add((request.asOf ?? configuration.asOf ?? request.today).iso)
    add(request.includeDrafts)
    add(request.isStrict)
    // Of values of texts, flags and dates only, in a fixed order.
    add(String(describing: configuration))
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

  fileprivate mutating func add(_ theme: SiteTheme) {
    for file in theme.templates {
      add(file.name)
      add(file.bytes)
    }
    for file in theme.assets {
      add(file.name)
      add(file.bytes)
    }
    for (key, wording) in theme.words.table.sorted(by: { bytesPrecede($0.key, $1.key) }) {
      add(key)
      add(wording.forScripts)
    }
  }
}
