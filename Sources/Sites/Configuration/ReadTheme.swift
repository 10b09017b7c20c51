import Diagnostics
import Encoding
import Fields
import Files
import Markdown
import Plans
import Templates
import Theme

/// Templates, assets and words: the built-in theme with the site's own files in place of those of the same name.
package struct SiteTheme: Sendable {
  let templates: [TemplateFile]
  /// The names of the built-in templates that print no page by themselves.
  let partNames: Set<String>
  let assets: [ThemeAsset]
  let words: Words
}

extension SiteTheme {
  /// Adds all that pages may take from the theme.
  package func add(to builder: inout FingerprintBuilder) {
    for file in templates {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    for file in assets {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    for (key, text) in words.table.sorted(by: { bytesPrecede($0.key, $1.key) }) {
      builder.add(key)
      builder.add(text)
    }
  }
}

/// A file of `templates/assets/`, such as the style sheet.
struct ThemeAsset: Sendable {
  /// Below `assets/`.
  let name: String
  let bytes: [UInt8]
}

/// A style sheet of the site's own that is added to the theme's, in a layer after those of the theme: so one rule takes one
/// rule, and needs no copy of the whole.
let extraSheet = "assets/extra.css"
private let mainSheet = "assets/style.css"

/// The files that pages load by the names in `SiteModel`.
let namedAssets: Set<String> = [mainSheet, extraSheet, "assets/site.js", "assets/search.js", "assets/full-text.js"]

/// Whether only pages can name a file, since its published name has a hash.
func isNamedByPages(_ name: String) -> Bool { name.hasSuffix(".css") || name.hasSuffix(".js") }

package func readTheme(_ source: Folder, _ configuration: Configuration, _ report: inout Report) -> SiteTheme {
  let builtIn = Dictionary(Theme.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  let own = readOwnFiles(source, &report)
  let words = chooseWords(configuration, builtIn: builtIn, own: own, &report)
  findUnusedFiles(own.keys, builtIn: builtIn.keys, wordFiles: words.files, &report)
  let builtInTemplates = builtIn.compactMap { templateFile($0.key, $0.value, isOwn: false) }
  let ownTemplates = own.compactMap { templateFile($0.key, $0.value, isOwn: true) }
  let replaced = Set(ownTemplates.map(\.name))
  return SiteTheme(
    templates: (builtInTemplates.filter { !replaced.contains($0.name) } + ownTemplates).sorted {
      bytesPrecede($0.path, $1.path)
    },
    partNames: Set(builtInTemplates.filter { !$0.path.hasPrefix("templates/pages/") }.map(\.name)),
    assets: makeAssets(builtIn.merging(own) { _, own in own }, configuration, &report),
    words: Words(table: words.table))
}

/// The theme's files with the site's in place of those of the same name.
private func makeAssets(
  _ files: [String: [UInt8]], _ configuration: Configuration, _ report: inout Report
) -> [ThemeAsset] {
  var files = files
  let extra = files.removeValue(forKey: extraSheet)
  if let sheet = files[mainSheet] {
    let layer = extra.map { Array("\n@layer extra {\n".utf8) + $0 + Array("\n}\n".utf8) } ?? []
    files[mainSheet] = sheet + appearance(configuration, styleSheet: sheet, &report) + layer
  }
  return files.filter { $0.key.hasPrefix("assets/") }.sorted { bytesPrecede($0.key, $1.key) }.map {
    ThemeAsset(name: String($0.key.dropFirst("assets/".count)), bytes: $0.value)
  }
}

/// A template is known by its name, in whichever folder it is; nil for a file that is not one.
private func templateFile(_ path: String, _ bytes: [UInt8], isOwn: Bool) -> TemplateFile? {
  guard path.hasSuffix(".html"), !path.hasPrefix("assets/"), !path.hasPrefix("words/") else { return nil }
  let name = path.dropLast(".html".count).split(separator: "/").last.map(String.init) ?? ""
  return TemplateFile(name: name, path: "templates/" + path, bytes: bytes, isOwn: isOwn)
}

/// The words of the language, or of the one that its tag begins with (`de-CH`, `de`), complete, and the files that they
/// come from; the site's own file for a language that the theme has needs only what differs.
private func chooseWords(
  _ configuration: Configuration, builtIn: [String: [UInt8]], own: [String: [UInt8]], _ report: inout Report
) -> (table: [String: String], files: Set<String>) {
  let language = configuration.language
  let primary = String(language.prefix { $0 != "-" })
  let names = primary == language ? [primary] : [primary, language]
  let files = Set(names.map { "words/\($0).yml" })
  let english = readWords("en", builtIn, [:], &report)
  var words: [String: String] = [:]
  for name in names {
    words = readWords(name, builtIn, words, &report)
    words = readWords(name, own, words, &report)
  }
  let path = "templates/words/\(primary).yml"
  if words.isEmpty {
    report.add(
      .missingWord, "the words of the interface are missing for the language `\(language)`",
      at: configuration.place(of: "language", saying: language),
      help: "put them into `\(path)`: the same keys as the theme's `words/en.yml`, in your language")
    return (english, files)
  }
  let missing = (Set(english.keys).union(Words.required).union(ProseWord.allCases.map(\.rawValue)))
    .filter { words[$0] == nil }.sorted()
  if let first = missing.first {
    let more = missing.count > 6 ? " and \(missing.count - 6) more" : ""
    let shown = missing.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + more
    report.add(
      .missingWord, "the words for `\(language)` lack \(shown)", at: Place(path),
      help: "add a line `\(first): …` for each to that file")
  }
  return (words.merging(english) { own, _ in own }, files)
}

private func readOwnFiles(_ source: Folder, _ report: inout Report) -> [String: [UInt8]] {
  guard let folder = try? Folder(below: source, "templates") else { return [:] }
  var files: [String: [UInt8]] = [:]
  let (entries, problems) = listTree(folder) { $0.hasPrefix(".") }
  for problem in problems {
    report.add(.unreadableFile, "this folder cannot be read: \(problem.reason)", at: Place("templates/" + problem.path))
  }
  for entry in entries where entry.kind != .folder {
    let path = "templates/" + entry.path
    do {
      let bytes = try folder.read(entry.path, limit: 16 << 20)
      let isText = entry.path.hasSuffix(".html") || entry.path.hasSuffix(".yml")
      if !isText || checkText(bytes, path: path, &report) { files[entry.path] = bytes }
    } catch {
      report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    }
  }
  return files
}

/// `known` with the words of a language's file over them.
private func readWords(
  _ language: String, _ files: [String: [UInt8]], _ known: [String: String], _ report: inout Report
) -> [String: String] {
  guard let bytes = files["words/\(language).yml"] else { return known }
  let path = "templates/words/\(language).yml"
  var words = known
  guard let root = parseYAML(bytes[...], path: path, firstLine: 1, report: &report), case .map(let pairs) = root.content
  else { return known }
  for pair in pairs {
    if case .scalar(let text, _) = pair.value.content {
      words[pair.key] = text
    } else {
      report.add(
        .wrongType, "`\(pair.key)` is a text, not \(pair.value.description)",
        at: Place(path, line: pair.line, column: pair.column, excerpt: pair.key), help: "write `\(pair.key): text`")
    }
  }
  return words
}
