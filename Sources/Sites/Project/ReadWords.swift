// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Plans
import Templates

/// The words of a site, and where its own come from.
struct WordsReading {
  let words: Words
  /// The files that they are read from, whether or not these exist, below `templates/`.
  let files: PathSet
  /// The keys of the theme's words.
  let builtIn: Set<String>
  /// The keys of the site's own files.
  let own: [(key: String, place: Place)]
}

/// The words of the language, or of the one that its tag begins with (`de-CH`, `de`), complete; the site's own file for a
/// language that the theme has needs only what differs. Words that lack, that are empty, or whose places or forms are not
/// those of the theme's are reported.
func readWords(
  _ configuration: Configuration, builtIn: PathMap<[UInt8]>, own: PathMap<[UInt8]>, _ report: inout Report
) -> WordsReading {
  let language = configuration.language
  let primary = String(language.prefix { $0 != "-" })
  let paths = (primary == language ? [primary] : [primary, language]).map { "words/\($0).yml" }
  let plurals = PluralRule(language: language)
  let englishPath = "words/en.yml"
  var english = WordsFile(path: englishPath, english: [:], plurals: PluralRule(language: "en"))
  english.read(builtIn[englishPath], &report)
  var words = paths.contains(englishPath) ? english.words : [:]
  var keys: [(key: String, place: Place)] = []
  for path in paths {
    for (files, isOwn) in [(builtIn, false), (own, true)] where isOwn || path != englishPath {
      var file = WordsFile(path: path, english: english.words, plurals: plurals)
      file.read(files[path], &report)
      words.merge(file.words) { _, new in new }
      if isOwn { keys += file.keys }
    }
  }
  let reading = WordsReading(
    words: Words(
      table: words.merging(english.words) { own, _ in own }, plurals: plurals,
      isRightToLeft: readsRightToLeft(language)),
    files: PathSet(paths),
    builtIn: Set(english.words.keys), own: keys)
  let path = "templates/words/\(primary).yml"
  if words.isEmpty {
    report.add(
      .missingWord, "the words of the interface are missing for the language `\(language)`",
      at: configuration.place(of: "language", saying: language),
      help: "put them into `\(path)`: the same keys as the theme's `words/en.yml`, in your language")
    return reading
  }
  let missing = english.words.keys.filter { words[$0] == nil }.sorted()
  if let first = missing.first {
    let more = missing.count > 6 ? " and \(missing.count - 6) more" : ""
    let shown = missing.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + more
    report.add(
      .missingWord, "the words for `\(language)` lack \(shown)", at: Place(path),
      help: "add a line `\(first): …` for each to that file")
  }
  return reading
}

/// A words file as it is read.
private struct WordsFile {
  let path: String
  /// What the theme says for the same keys; empty while that is read itself.
  let english: [String: Wording]
  let plurals: PluralRule
  private(set) var words: [String: Wording] = [:]
  private(set) var keys: [(key: String, place: Place)] = []

  init(path: String, english: [String: Wording], plurals: PluralRule) {
    (self.path, self.english, self.plurals) = ("templates/" + path, english, plurals)
  }

  mutating func read(_ bytes: [UInt8]?, _ report: inout Report) {
    guard let bytes, let root = parseYAML(bytes[...], path: path, firstLine: 1, report: &report),
      case .map(let pairs) = root.content
    else { return }
    for pair in pairs {
      keys.append((pair.key, place(of: pair)))
      let known = report.diagnostics.count
      let wording = wording(pair, &report)
      if let wording { check(wording, pair, &report) }
      // What is wrong is reported once, not again by each template that prints it.
      words[pair.key] = report.diagnostics.count == known ? wording : english[pair.key] ?? wording
    }
  }

  private func place(of pair: YAMLNode.Pair) -> Place {
    Place(path, line: pair.line, column: pair.column, excerpt: pair.key)
  }

  private func wording(_ pair: YAMLNode.Pair, _ report: inout Report) -> Wording? {
    switch pair.value.content {
    case .scalar(let text, _):
      if isEmpty(text, pair, &report) { return nil }
      return Wording(text)
    case .map(let forms):
      var texts: [PluralCategory: String] = [:]
      for form in forms {
        guard let category = PluralCategory(rawValue: form.key) else {
          let names = PluralCategory.allCases.map(\.rawValue)
          report.add(
            .wordForms, "`\(form.key)` is not a kind of number", at: place(of: form),
            help: nearest(to: form.key, among: names).map { "did you mean `\($0)`?" }
              ?? "the kinds of this language are \(list(plurals.usual))")
          return nil
        }
        guard case .scalar(let text, _) = form.value.content else { return wrong(form, &report) }
        if isEmpty(text, form, &report) { return nil }
        texts[category] = text
      }
      return Wording(forms: texts)
    case .list: return wrong(pair, &report)
    }
  }

  private func wrong(_ pair: YAMLNode.Pair, _ report: inout Report) -> Wording? {
    report.add(
      .wrongType, "`\(pair.key)` is a text, not \(pair.value.description)", at: place(of: pair),
      help: "write `\(pair.key): text`")
    return nil
  }

  private func isEmpty(_ text: String, _ pair: YAMLNode.Pair, _ report: inout Report) -> Bool {
    guard text.allSatisfy(\.isWhitespace) else { return false }
    report.add(
      .emptyWord, "`\(pair.key)` has no text", at: place(of: pair),
      help: "write it after the colon, or remove the line to have the theme's")
    return true
  }

  // MARK: Beside the theme's

  private func check(_ wording: Wording, _ pair: YAMLNode.Pair, _ report: inout Report) {
    let theme = english[pair.key]
    if pair.key == ProgramWord.numberExample.rawValue, NumberForm(example: wording.plain ?? "") == nil {
      report.add(
        .wrongType, "`\(pair.key)` is the number 1234567.89 as the language writes it, not `\(wording.plain ?? "")`",
        at: Place(path, line: pair.value.line, column: pair.value.column, excerpt: wording.plain ?? ""),
        help: "write that very number, such as `\(pair.key): 1.234.567,89`")
      return
    }
    checkForms(of: wording, theme, pair, &report)
    guard let theme else { return }
    let known = theme.places.union(ProgramWord(rawValue: pair.key)?.otherPlaces ?? [])
    let unknown = wording.places.subtracting(known)
    let lacking = theme.places.subtracting(wording.places).subtracting(
      wording.categories.isEmpty ? [] : [Wording.count])
    let places = known.sorted().map { "`{\($0)}`" }.joined(separator: ", ")
    for name in unknown.sorted() {
      report.add(
        .wordPlaces, "`\(pair.key)` has no place `{\(name)}`",
        at: Place(path, line: pair.value.line, column: pair.value.column, excerpt: "{\(name)}"),
        help: nearest(to: name, among: known).map { "did you mean `{\($0)}`?" }
          ?? (places.isEmpty ? "write it without places" : "its places are \(places)"))
    }
    // A slip is both, and is reported once.
    if unknown.isEmpty, let name = lacking.min() {
      report.add(
        .wordPlaces, "`\(pair.key)` lacks the place `{\(name)}`", at: place(of: pair),
        help: "write `{\(name)}` where it belongs in the sentence")
    }
  }

  private func checkForms(
    of wording: Wording, _ theme: Wording?, _ pair: YAMLNode.Pair, _ report: inout Report
  ) {
    if wording.categories.isEmpty {
      guard let theme, !theme.categories.isEmpty, plurals.usual.count > 1 else { return }
    } else if let theme, !theme.places.contains(Wording.count) {
      report.add(
        .wordForms, "`\(pair.key)` has no number that chooses a form", at: place(of: pair),
        help: "write `\(pair.key): text`")
      return
    }
    let lacking = plurals.usual.filter { !wording.categories.contains($0) }
    guard !lacking.isEmpty else { return }
    report.add(
      .wordForms, "`\(pair.key)` lacks a form for \(list(lacking))", at: place(of: pair),
      help: "write it as \(list(plurals.usual)), each on a line of its own below `\(pair.key):`")
  }

  private func list(_ categories: [PluralCategory]) -> String {
    categories.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}

/// Reports keys of the site's own words that nothing asks for.
func checkWordKeys(_ theme: SiteTheme, _ kinds: [Kind], _ report: inout Report) {
  guard !theme.ownWords.isEmpty else { return }
  let used = wordsUsed(in: theme.templates).values.reduce(into: Set()) { $0.formUnion($1) }
  let known = used.union(theme.builtInWords).union(WordFamily.all(kinds).flatMap(\.keys))
  for (key, place) in theme.ownWords where !known.contains(key) {
    report.add(
      .unknownWord, "nothing asks for the words `\(key)`", at: place,
      help: nearest(to: key, among: known).map { "did you mean `\($0)`?" }
        ?? "print them in a template with `{{words.\(key)}}`, or remove the line")
  }
}
