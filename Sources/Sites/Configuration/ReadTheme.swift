import Diagnostics
import Files
import Markdown
import Plans
import Templates
import Theme

/// Templates, assets and words: the built-in theme with the site's own files in place of those of the same name.
struct SiteTheme: Sendable {
  /// By name, which is the file's without `.html`.
  let templates: [TemplateFile]
  let assets: [ThemeAsset]
  let words: Words
}

/// A file of `templates/assets/`, such as the style sheet.
struct ThemeAsset: Sendable {
  /// Below `assets/`.
  let name: String
  let bytes: [UInt8]
}

func readTheme(_ source: Folder, language: String, _ report: inout Report) -> SiteTheme {
  var files: [String: [UInt8]] = [:]
  for (path, bytes) in Theme.files { files[path] = bytes }
  let own = readOwnFiles(source, &report)
  let english = readWords("en", files, [:], &report)
  var words: [String: String] = [:]
  for tag in wideningTags(language) {
    words = readWords(tag, files, words, &report)
    words = readWords(tag, own, words, &report)
  }
  let needed = Set(english.keys).union(Words.required).union(ProseWord.allCases.map(\.rawValue))
  reportMissing(needed.subtracting(words.keys), of: needed.count, language, &report)
  words.merge(english) { own, _ in own }
  for (path, bytes) in own { files[path] = bytes }
  let sorted = files.sorted { bytesPrecede($0.key, $1.key) }
  return SiteTheme(
    templates: sorted.filter { $0.key.hasSuffix(".html") && !$0.key.contains("/") }.map {
      TemplateFile(name: String($0.key.dropLast(".html".count)), path: "templates/" + $0.key, bytes: $0.value)
    },
    assets: sorted.filter { $0.key.hasPrefix("assets/") }.map {
      ThemeAsset(name: String($0.key.dropFirst("assets/".count)), bytes: $0.value)
    },
    words: Words(table: words))
}

/// A language tag from its widest part on: `en`, `en-GB` (RFC 4647, 3.4, from the other end).
private func wideningTags(_ tag: String) -> [String] {
  let parts = tag.split(separator: "-")
  return parts.indices.map { parts[...$0].joined(separator: "-") }
}

private func reportMissing(_ words: Set<String>, of needed: Int, _ language: String, _ report: inout Report) {
  guard !words.isEmpty else { return }
  let named = words.sorted().prefix(3).map { "`\($0)`" }.joined(separator: ", ")
  let rest = words.count > 3 ? " and \(words.count - 3) more" : ""
  report.add(
    .missingWord,
    words.count == needed
      ? "the interface has no words in the language `\(language)`, so they stay English"
      : "the interface has no words in the language `\(language)` for \(named)\(rest), so they stay English",
    at: Place("templates/words/\(language).yml"),
    help: "add a line such as `\(words.min() ?? ""): …` to that file for each word of the built-in `words/en.yml`")
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
