// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Markdown

/// A Markdown file of the content.
struct TextSource: Sendable {
  /// Relative to the source, such as `content/goals/goal-1.md`.
  let path: String
  /// Its place among all of them.
  let number: Int
  /// Nil where the file has just been changed, and may be once more unseen.
  var stamp: FileStamp?
  /// The fields that a table gives the item.
  var table: TableFields?
}

/// What came of reading one file. The item is nil when the file cannot be one.
struct Reading: Sendable {
  enum Cached: Sendable {
    /// There is something to report about the text, so that it has to be read in every build.
    case no
    /// A part of the cache that goes on being right.
    case asBefore(Range<Int>)
    case fresh([UInt8])
  }
  var item: Item?
  var report = Report()
  var cached = Cached.no
  var fingerprints: TextFingerprints?
  /// Nil for an item out of the cache.
  var prose: StoredProse?
}

/// Reads one file: front matter to fields, text to a document; or takes the item from the cache, where the stamp or the
/// bytes are those of the time when it was put there.
func readText(
  _ source: TextSource, in folder: Folder, unsaved: [UInt8]?, options: MarkdownOptions, kinds: Kinds,
  reusing cache: TextCache,
  shelf: inout ProseStore.Shelf?
) -> Reading {
  let cached = cache[source.path]
  if let cached, let stamp = source.stamp, cached.stamp == stamp, let item = cache.item(cached, source, kinds) {
    return Reading(item: item, cached: .asBefore(cached.whole), fingerprints: cached.fingerprints)
  }
  var reading = Reading()
  let bytes: [UInt8]
  do {
    if let unsaved { bytes = unsaved } else { bytes = try folder.read(source.path, limit: 16 << 20) }
  } catch {
    reading.report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(source.path))
    return reading
  }
  if let cached, cached.fingerprints.whole == Fingerprint(of: bytes), let item = cache.item(cached, source, kinds) {
    return Reading(
      item: item, cached: .fresh(cache.restamped(cached, source)), fingerprints: cached.fingerprints)
  }
  interpret(bytes, source, options: options, kinds: kinds, shelf: &shelf, &reading)
  return reading
}

/// Makes an item of a file's bytes, and what the cache has to know of them. The prose is dropped where there is no
/// shelf.
func interpret(
  _ bytes: [UInt8], _ source: TextSource, options: MarkdownOptions, kinds: Kinds, shelf: inout ProseStore.Shelf?,
  _ reading: inout Reading
) {
  let path = source.path
  let isOfRow = source.table?.isRow ?? false
  guard let divided = divide(bytes, path: path, isOfRow: isOfRow, &reading.report) else { return }
  let read = parseFields(
    divided.frontMatter, path: path, firstLine: divided.fieldsLine, report: &reading.report)
  let (parts, answer) = takeHeading(
    of: divided, read?.root, rowTitle: isOfRow ? source.table?.text("title") : nil, path, &reading.report)
  var options = options
  options.language = language(in: read?.root)
  let parsed = parseMarkdown(
    parts.body, path: path, firstLine: parts.bodyLine, options: options, report: &reading.report)
  guard let read else { return }
  let fields = FieldsToRead(parts.frontMatter, firstLine: parts.fieldsLine, read, title: answer)
  guard let parsed else {
    // What is wrong with the fields is said all the same.
    _ = makeItem(fields, Document(), source, kinds, &reading.report)
    return
  }
  var document = parsed.document
  document.signs =
    findSigns(in: parts.frontMatter, firstLine: parts.fieldsLine, areFields: true)
    + findSigns(in: parts.body, firstLine: parts.bodyLine, areFields: false)
  // Of fields that may be in a table, the plan asks when it knows their values.
  document.abbreviations =
    (source.table == nil
      ? findAbbreviations(inFields: parts.frontMatter, firstLine: parts.fieldsLine) { kinds.isProse($0) } : [])
    + findAbbreviations(in: parts.body, firstLine: parts.bodyLine)
  let item = makeItem(fields, document, source, kinds, &reading.report)
  reading.item = item
  reading.prose = shelf?.keep(parsed.prose)
  let fingerprints = TextFingerprints(
    of: bytes, frontMatter: parts.frontMatter, document, hasSummary: item.fields.description != nil)
  reading.fingerprints = fingerprints
  if reading.report.isEmpty, item.namedByTitle.isEmpty {
    let body = encode(frontMatter: parts.frontMatter, firstLine: parts.fieldsLine, document)
    reading.cached = .fresh(encode(source, fingerprints, body: body[...]))
  }
}

/// The language that a file says its text has; what is no language is reported with the other fields.
private func language(in root: YAMLNode?) -> String? {
  guard case .map(let pairs)? = root?.content, let pair = pairs.first(where: { $0.key == "language" }),
    case .scalar(let tag, _) = pair.value.content, isLanguageTag(tag)
  else { return nil }
  return tag
}

/// A file's fields and its Markdown; nil where it is not text, or has no end of its fields. One without fields that begins with
/// a heading has that as its title, unless the item's fields are a row of a table; another is read as if its name were its
/// title.
///
/// `isKnown` says that these very bytes are known to be text.
func divide(
  _ bytes: [UInt8], path: String, isOfRow: Bool = false, isKnown: Bool = false, _ report: inout Report
) -> SplitText? {
  var text = bytes[...]
  if !isKnown, !checkText(bytes, path: path, allowsLineTabs: true, &report) {
    guard let read = readInOtherEncoding(bytes) else { return nil }
    text = read[...]
  }
  // Some programs put another one before that of the program before them.
  while text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
  guard let parts = splitFrontMatter(text, path: path, &report) else { return nil }
  if parts.hasFrontMatter || isOfRow { return parts }
  if let heading = titleHeading(of: text, firstLine: 1) {
    return SplitText(title: heading.title, body: heading.rest, bodyLine: heading.restLine)
  }
  if let parts = fieldsWithoutFences(text, path, &report) { return parts }
  let made = SourceFile(contentPath: path).anyIdentifier(for: Kinds.builtIn.page)
  let name = readable(made.pathParts.last.map(String.init) ?? made)
  if let parts = fieldsInTOML(text, path, title: name, &report) { return parts }
  if let title = laterTitle(of: text) {
    let lines = ["---", "title: \(quoteYAML(title.words))", "---", ""]
    report.add(
      .missingFrontMatter, "this file has no fields, and its title is not at its top",
      at: Place(path, line: title.line, column: 1),
      help:
        "write `# \(title.words)` at the top of the file, or fields: a line `---`, a line `\(lines[1])` and another line `---`",
      inManyFiles: "have no fields, and their title is not at their top",
      edits: [
        Edit(replacing: 0, linesFrom: 1, of: path, with: lines),
        Edit(replacing: title.lineCount, linesFrom: title.line, of: path),
      ])
    return SplitText(title: title.words, body: title.rest, bodyLine: 1)
  }
  report.add(
    .missingFrontMatter, bytes.isEmpty ? "this file is empty" : "this file has neither fields nor a title at its top",
    at: Place(path, line: 1, column: 1),
    help: "begin the file with its title, such as `# \(name)`, or with fields: a line `---`, a line `title: \(name)` "
      + "and another line `---`",
    inManyFiles: bytes.isEmpty ? "are empty" : "have neither fields nor a title at their top")
  return SplitText(title: name, body: text, bodyLine: 1)
}

/// Fields at the top of a file that nothing divides from its text: lines `key: value`, of which the first is a field that
/// items have. They are read as what they are meant to be.
private func fieldsWithoutFences(_ text: ArraySlice<UInt8>, _ path: String, _ report: inout Report) -> SplitText? {
  let lines = splitLines(Array(text.prefix(1 << 16)))
  func key(_ line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 == line.endIndex || line[colon + 1] == 0x20
    else { return nil }
    let key = String(decoding: line[..<colon], as: UTF8.self)
    return key.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) } ? key : nil
  }
  guard let first = lines.first.flatMap(key), CommonFields.names.contains(first.lowercased()) else { return nil }
  let count = lines.prefix { key($0) != nil || $0.first == 0x20 || $0.starts(with: "- ".utf8) }.count
  let hasEnd = count < lines.count && lines[count].starts(with: "---".utf8)
  let place = Place(path, line: 1, column: 1)
  report.add(
    .missingFrontMatter, "the fields at the top of this file have no line `---` above them", at: place,
    help: hasEnd
      ? "write a line `---` above the first field"
      : "write a line `---` above the first field, and another one below the last",
    inManyFiles: "have fields at their top without a line `---` above them",
    edits: [Edit(replacing: 0, linesFrom: 1, of: path, with: ["---"])]
      + (hasEnd ? [] : [Edit(replacing: 0, linesFrom: count + 1, of: path, with: ["---"])]))
  // The lines have been taken from a copy, which begins where the text does.
  let end = count < lines.count ? text.startIndex + lines[count].startIndex : text.endIndex
  let body =
    hasEnd && count + 1 < lines.count ? text.startIndex + lines[count + 1].startIndex : hasEnd ? text.endIndex : end
  return SplitText(
    frontMatter: text[..<end], hasFrontMatter: true, fieldsLine: 1, body: text[body...],
    bodyLine: count + (hasEnd ? 2 : 1))
}

/// Takes a heading off the beginning of a text that has fields, where it says what the title says, or should: the parts
/// without it, and what to do about a title that is missing.
private func takeHeading(
  of parts: SplitText, _ root: YAMLNode?, rowTitle: String?, _ path: String, _ report: inout Report
) -> (SplitText, MissingTitle?) {
  guard parts.hasFrontMatter || rowTitle != nil, case .map(let pairs)? = root?.content,
    let heading = titleHeading(of: parts.body, firstLine: parts.bodyLine)
  else { return (parts, nil) }
  let removal = Edit(replacing: heading.lineCount, linesFrom: heading.line, of: path)
  let typed = pairs.first { $0.key == "title" }?.value.content
  guard let content = rowTitle.map({ .scalar($0, isPlain: true) }) ?? typed else {
    // A title under a foreign name is reported as such.
    if pairs.contains(where: { ["name", "heading", "headline"].contains($0.key.lowercased()) }) { return (parts, nil) }
    return (parts.without(heading), MissingTitle(heading.title, removing: removal))
  }
  guard case .scalar(let title, _) = content, title.lowercased() == heading.title.lowercased() else {
    return (parts, nil)
  }
  report.add(
    .topHeading, "this heading says the title again", at: Place(path, line: heading.line, column: 1),
    help: "remove it: the page shows its title above the text",
    inManyFiles: "begin with a heading that says their title again", edits: [removal])
  return (parts.without(heading), nil)
}

extension SplitText {
  fileprivate func without(_ heading: TitleHeading) -> SplitText {
    SplitText(
      frontMatter: frontMatter, hasFrontMatter: true, fieldsLine: fieldsLine, body: heading.rest,
      bodyLine: heading.restLine)
  }
}
