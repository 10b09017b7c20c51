import Diagnostics
import Encoding
import Fields
import Files
import Markdown

/// What came of reading one file. The item is nil when the file cannot be one.
struct Reading: Sendable {
  enum Kept: Sendable {
    /// There is something to report about the text, so that it has to be read in every build.
    case no
    /// A part of the cache that goes on being right.
    case asBefore(Range<Int>)
    case anew([UInt8])
  }
  var item: Item?
  var report = Report()
  var kept = Kept.no
}

/// Reads one file: front matter to fields, text to a document; or takes the item from the cache, where the stamp or the
/// bytes are those of the time when it was put there.
func readItem(
  _ path: String, stamp: FileStamp?, in source: Folder, options: MarkdownOptions, known: KeptTexts,
  shelf: inout ProseStore.Shelf?
) -> Reading {
  let kept = known[path]
  if let kept, let stamp, kept.stamp == stamp, let item = known.item(kept, path: path) {
    return Reading(item: item, kept: .asBefore(kept.whole))
  }
  var reading = Reading()
  let bytes: [UInt8]
  do {
    bytes = try source.read(path, limit: 16 << 20)
  } catch {
    reading.report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    return reading
  }
  if let kept, kept.prints.file == Fingerprint(of: bytes), let item = known.item(kept, path: path) {
    return Reading(item: item, kept: .anew(known.restamped(kept, path: path, stamp: stamp)))
  }
  guard let text = interpret(bytes, path: path, options: options, shelf: &shelf, &reading.report) else {
    return reading
  }
  reading.item = text.item
  if reading.report.isEmpty {
    reading.kept = .anew(keep(text.item, text.kept, stamp: stamp))
  }
  return reading
}

/// Makes an item of a file's bytes, and what the cache is to keep of them. The prose is dropped where there is no shelf.
func interpret(
  _ bytes: [UInt8], path: String, options: MarkdownOptions, shelf: inout ProseStore.Shelf?, _ report: inout Report
) -> (item: Item, kept: [UInt8])? {
  guard let parts = divide(bytes, path: path, &report) else { return nil }
  let root = parseYAML(parts.frontMatter, path: path, firstLine: 2, report: &report)
  let parsed = parseMarkdown(
    parts.body, path: path, firstLine: parts.bodyLine, options: options, report: &report)
  guard let root, let parsed else { return nil }
  let document = parsed.document
  let item = readFields(root, document, shelf?.keep(parsed.prose), path: path, &report) { fields in
    TextPrints(of: bytes, frontMatter: parts.frontMatter, document, hasSummary: fields.description != nil)
  }
  return item.map { ($0, keepText(frontMatter: parts.frontMatter, document)) }
}

/// A file's fields and its Markdown; nil where it is no text or has no fields.
func divide(_ bytes: [UInt8], path: String, _ report: inout Report) -> SplitText? {
  guard checkText(bytes, path: path, &report) else { return nil }
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard let parts = splitFrontMatter(text, path: path, &report) else { return nil }
  guard parts.hasFrontMatter else {
    report.add(
      .missingFrontMatter, bytes.isEmpty ? "this file is empty" : "this file has no fields at its top",
      at: Place(path, line: 1, column: 1),
      help: "begin the file with a line `---`, a line `title: …` and another line `---`")
    return nil
  }
  return parts
}

/// Makes an item of what the cache keeps of it; nil where its fields are not what they were.
func makeItem(
  keptFields frontMatter: ArraySlice<UInt8>, _ document: Document, path: String, _ prints: TextPrints
) -> Item? {
  var report = Report()
  guard let root = parseYAML(frontMatter, path: path, firstLine: 2, report: &report) else { return nil }
  let item = readFields(root, document, nil, path: path, &report) { _ in prints }
  return report.isEmpty ? item : nil
}

/// Text is UTF-8 without control characters.
package func checkText(_ bytes: [UInt8], path: String, _ report: inout Report) -> Bool {
  func place(_ offset: Int) -> Place {
    let before = bytes[..<offset]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Place(path, line: line, column: offset - start + 1)
  }
  if holdsControl(bytes), let offset = bytes.firstIndex(where: isControl) {
    let hex = String(bytes[offset], radix: 16, uppercase: true)
    report.add(
      .notText, "this file holds the control character U+00\(hex.count == 1 ? "0" : "")\(hex), which is no text",
      at: place(offset), help: "save it as plain text in UTF-8; other files need another ending than `.md`")
    return false
  }
  if let offset = firstInvalidUTF8(bytes) {
    report.add(
      .notText, "this file is not in UTF-8", at: place(offset),
      help: "save it in the encoding UTF-8; the first character that is not stands here")
    return false
  }
  return true
}

/// Looks at every byte without stopping, which lets the compiler take sixteen at a time.
private func holdsControl(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var found: UInt8 = 0
    for byte in bytes {
      let isLow: UInt8 = byte < 0x20 ? 1 : 0
      let isSpace: UInt8 = byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D ? 1 : 0
      found |= (isLow & ~isSpace) | (byte == 0x7F ? 1 : 0)
    }
    return found != 0
  }
}

/// What neither HTML nor XML can hold: control characters, but for tab, line ends and form feed.
private func isControl(_ byte: UInt8) -> Bool {
  byte < 0x20 ? byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D : byte == 0x7F
}

/// The offset of the first byte that does not begin a well-formed sequence of UTF-8 (Unicode 15.1, table 3-7), or nil.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  if bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) != nil }) { return nil }
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let scalar): offset += scalar.count
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}

private func readFields(
  _ root: YAMLNode, _ document: Document, _ prose: StoredProse?, path: String, _ report: inout Report,
  _ prints: (CommonFields) -> TextPrints
) -> Item? {
  guard case .map(let pairs) = root.content else {
    report.add(
      .yamlSyntax, "the fields are no `key: value` lines", at: Place(path, line: root.line, column: root.column),
      help: "write one `key: value` a line, such as `title: Our plan`")
    return nil
  }
  let file = SourceFile(contentPath: path)
  var reader = FieldReader(path: path)
  defer { report.merge(reader.report) }
  guard let kind = kind(of: file, pairs, &reader) else { return nil }

  var common: [YAMLNode.Pair] = []
  var own: [YAMLNode.Pair] = []
  for pair in pairs {
    // A kind's own field of the same name wins: a document's date is the document's.
    if kind.fieldNames.contains(pair.key) {
      own.append(pair)
    } else if CommonFields.names.contains(pair.key) {
      common.append(pair)
    } else {
      let names = CommonFields.fields.map(\.name) + kind.fields.map(\.name)
      reader.unknown(pair, among: names, of: kind.phrase)
    }
  }
  var fields = CommonFields()
  decode(common, into: &fields, fields: CommonFields.fields, of: kind.phrase, at: root, &reader)
  let details = kind.read(own, root, &reader)
  let prints = prints(fields)
  let item = Item(
    kind: kind, fields: fields, details: details, document: document, prose: prose, file: file,
    fingerprint: prints.file, outline: prints.outline,
    fieldPlaces: pairs.map { FieldPlace(name: $0.key, line: $0.line, column: $0.column) })
  details.check(item, &reader.report)
  return item
}

/// By `kind:`, else by the first folder, else a page. An `index.md` describes its folder and is a page.
private func kind(of file: SourceFile, _ pairs: [YAMLNode.Pair], _ reader: inout FieldReader) -> Kind? {
  if let pair = pairs.first(where: { $0.key == "kind" }), case .scalar(let name, _) = pair.value.content, !name.isEmpty
  {
    if let kind = Kind.named(name) { return kind }
    let near = nearest(to: name, among: Kind.all.map(\.name))
    reader.report.add(
      .unknownKind, "there is no kind `\(name)`", at: reader.place(pair.value),
      help: near.map { "did you mean `kind: \($0)`?" }
        ?? "the kinds are \(quoted(Kind.all.map(\.name)))")
    return nil
  }
  if file.isIndex { return .page }
  return file.section.isEmpty ? .page : Kind.ofFolder(file.section) ?? .page
}

extension SourceFile {
  /// `path` is relative to the source and begins with `content/`.
  init(contentPath path: String) {
    self.path = path
    folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    let name = String(path.utf8.dropFirst("content/".utf8.count).dropLast(".md".utf8.count)) ?? ""
    isIndex = name == "index" || name.hasSuffix("/index")
    let stem = name == "index" ? "" : isIndex ? String(name.dropLast("/index".count)) : name
    self.stem = stem
    section = stem.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(stem[..<$0]) } ?? (isIndex ? stem : "")
  }

  /// Pages are known by their path, since two folders may each have an `introduction.md`; items by their file's name.
  func identifier(for kind: Kind) -> String {
    if kind == .page, let stem = plainStem { return stem }
    let parts = stem.split(separator: "/").map { makeIdentifier(from: String($0)) }
    if kind == .page { return parts.isEmpty ? "index" : parts.joined(separator: "/") }
    return parts.last ?? "plan"
  }

  /// The stem, where each of its parts is an identifier as it stands: letters, digits, `-` and `_` of ASCII, of which the
  /// first is a letter or digit and the last no hyphen.
  private var plainStem: String? {
    var last = UInt8(ascii: "/")
    for byte in stem.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        break
      case UInt8(ascii: "-"), UInt8(ascii: "_"): if last == UInt8(ascii: "/") { return nil }
      case UInt8(ascii: "/"): if last == UInt8(ascii: "/") || last == UInt8(ascii: "-") { return nil }
      default: return nil
      }
      last = byte
    }
    return last == UInt8(ascii: "/") || last == UInt8(ascii: "-") ? nil : stem
  }
}
