// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// A file's fields, as far as they could be read, and the text that they are read from.
struct FieldsToRead {
  let root: YAMLNode
  let unreadable: Set<String>
  let source: FieldSource
  /// Nil where the file begins with no heading.
  let missingTitle: MissingTitle?

  /// Those of an item without a text.
  static let none = FieldsToRead(
    [], firstLine: 1, ReadFields(root: YAMLNode(.map([]), at: YAMLPosition(line: 1, column: 1))))

  init(_ text: ArraySlice<UInt8>, firstLine: Int, _ read: ReadFields, title: MissingTitle? = nil) {
    (root, unreadable) = (read.root, read.unreadable)
    source = FieldSource(text, firstLine: firstLine)
    missingTitle = title
  }
}

/// What to do where the fields name no title, and the text begins with it.
struct MissingTitle {
  let title: String
  let removal: Edit

  init(_ title: String, removing removal: Edit) { (self.title, self.removal) = (title, removal) }
}

/// Makes an item of what the cache knows of it; nil where its fields are not what they were.
func makeItem(
  cachedFields frontMatter: ArraySlice<UInt8>, firstLine: Int, _ document: Document, _ source: TextSource,
  _ kinds: Kinds
) -> Item? {
  var report = Report()
  guard let root = parseYAML(frontMatter, path: source.path, firstLine: firstLine, report: &report) else { return nil }
  let fields = FieldsToRead(frontMatter, firstLine: firstLine, ReadFields(root: root, unreadable: []))
  let item = makeItem(fields, document, source, kinds, &report)
  return report.isEmpty ? item : nil
}

/// Makes an item of its fields and its document. What is wrong with the fields is reported, and they are taken as they were
/// most likely meant: a file that is an error all the same is looked at as a whole.
func makeItem(
  _ read: FieldsToRead, _ document: Document, _ source: TextSource, _ kinds: Kinds, _ report: inout Report
) -> Item {
  let path = source.path
  let textFields = withoutCurlyQuotes(read.root, path: path, &report)
  var unreadable = read.unreadable
  var textPairs: [YAMLNode.Pair] = []
  if case .map(let found) = textFields.content {
    textPairs = found
  } else {
    report.add(
      .yamlSyntax, "the fields are not `key: value` lines",
      at: Place(path, line: textFields.line, column: textFields.column),
      help: "write one `key: value` a line, such as `title: Our plan`")
    unreadable.insert("title")
  }
  let table = source.table?.place
  let file = SourceFile(contentPath: path, table: table)
  var reader = FieldReader(path: path, source: read.source)
  reader.bands = kinds.bands
  reader.typographicPunctuation = kinds.typographicPunctuation
  if let missing = read.missingTitle { reader.answerMissing("title", by: missing.title, removing: missing.removal) }
  defer { report.merge(table?.report(reader.report) ?? reader.report) }
  let pairs = source.table.map { joined(textPairs, $0, &unreadable, &reader) } ?? textPairs
  // What is missing from a row and its text is missing from the row.
  let root =
    table?.row.map { YAMLNode(.map(pairs), at: TablePlace.position(line: $0.line, column: $0.column)) }
    ?? textFields
  let (kind, isCertain) = kind(of: file, pairs, kinds, &reader)
  // Of a kind that nobody knows, nobody knows which fields are missing.
  if !isCertain { unreadable.formUnion(["kind"] + kind.declarations.map(\.name)) }
  reader.passOver(unreadable)
  reader.formerID = { formerID(atAddress: $0, of: kind, in: file) }
  let identifier = file.identifier(for: kind)
  reader.ownID = ownID(pairs) ?? identifier

  var common: [YAMLNode.Pair] = []
  var own: [YAMLNode.Pair] = []
  var declared: [YAMLNode.Pair] = []
  for pair in pairs {
    switch kind.owners[pair.key] {
    case .kind: own.append(pair)
    case .plan: declared.append(pair)
    case .allKinds: common.append(pair)
    case nil:
      if isOfMeantKind(pair, file, kind, isCertain: isCertain, kinds) { continue }
      let names = CommonFields.fields.map(\.name) + kind.fields.map(\.name)
      reader.unknown(pair, beside: pairs, among: names, of: kind.phrase)
    }
  }
  var fields = CommonFields()
  let given = decode(common, into: &fields, CommonFields.table, of: kind.phrase, at: root, &reader)
  let (details, givenOfKind) = kind.read(own, root, &reader)
  var custom = CustomFields()
  if !kind.declaredFields.fields.isEmpty {
    decode(declared, into: &custom, kind.declaredFields, of: kind.phrase, at: root, &reader)
  }
  let item = Item(
    kind: kind, id: fields.id ?? identifier, fields: fields, details: details, declared: custom, document: document,
    given: given, givenOfKind: givenOfKind, file: file, number: source.number, unreadable: unreadable,
    namedByTitle: reader.namedByTitle,
    places: reader.places(of: pairs))
  details.check(item, &reader.report)
  return item
}

/// The identifier that the fields give.
private func ownID(_ pairs: [YAMLNode.Pair]) -> String? {
  guard let pair = pairs.first(where: { $0.key == "id" }), case .scalar(let id, _) = pair.value.content else {
    return nil
  }
  return id
}

/// The fields of a text and those that a table gives it; what both say is reported.
private func joined(
  _ pairs: [YAMLNode.Pair], _ table: TableFields, _ unreadable: inout Set<String>, _ reader: inout FieldReader
) -> [YAMLNode.Pair] {
  let cells = table.pairs(&unreadable, &reader.report)
  if pairs.isEmpty { return cells }
  var isDoubled: Set<String> = []
  for pair in pairs {
    guard let cell = cells.first(where: { $0.key == pair.key }) else { continue }
    isDoubled.insert(pair.key)
    reader.report.add(
      .doubledKey, "the field `\(pair.key)` is given twice: `\(table.place.path)` has it too",
      at: reader.place(ofKey: pair), help: "remove it here, or there",
      notes: [Note("it is given here", at: reader.place(cell.value))])
  }
  return pairs + cells.filter { !isDoubled.contains($0.key) }
}

/// By `kind:`, else by the first folder, else a page. An `index.md` describes its folder and is a page. Of a name that is no
/// kind's, the nearest counts, else the folder; it is not certain then that the item is of it.
private func kind(
  of file: SourceFile, _ pairs: [YAMLNode.Pair], _ kinds: Kinds, _ reader: inout FieldReader
) -> (kind: Kind, isCertain: Bool) {
  let byFolder =
    file.isIndex || file.section.isEmpty ? kinds.page : kinds.ofFolder(file.section) ?? kinds.page
  if let pair = pairs.first(where: { $0.key == "kind" }), case .scalar(let name, _) = pair.value.content, !name.isEmpty
  {
    if let kind = kinds.named(name) { return (kind, true) }
    let names = kinds.all.map(\.name)
    let place = reader.place(pair.value)
    // The plan may call a kind otherwise on its pages.
    let called = kinds.all.first { $0.called == name || $0.folder == name }?.name
    reader.report.add(
      .unknownKind, "there is no kind `\(name)`", at: place,
      help: (called ?? nearest(to: name, among: names)).map { "did you mean `kind: \($0)`?" }
        ?? "the kinds are \(quoted(names))",
      edits: (called ?? slip(of: name, among: names)).map { [Edit(replacing: place, with: $0)] } ?? [])
    let meant = (called ?? nearest(to: name, among: names)).flatMap(kinds.named)
    return (meant ?? byFolder, meant != nil)
  }
  return (byFolder, true)
}

/// Whether a field that the kind does not have is one of the kind that is meant: the folder's name or `kind:` is the fault
/// then, and is reported.
private func isOfMeantKind(
  _ pair: YAMLNode.Pair, _ file: SourceFile, _ kind: Kind, isCertain: Bool, _ kinds: Kinds
) -> Bool {
  if !isCertain { return kinds.all.contains { $0.owners[pair.key] != nil } }
  guard kind.isPage, let meant = meantFolder(of: file, kinds) else { return false }
  return meant.kind.owners[pair.key] != nil
}

/// The identifier that an item of a kind had at an address of the site, such as `/goals/clean-rivers/`; nil where its kind
/// has its items elsewhere.
private func formerID(atAddress address: String, of kind: Kind, in file: SourceFile) -> String? {
  var parts = address.pathParts.map(String.init)
  guard let last = parts.popLast(), !address.contains(":"), !address.contains("#") else { return nil }
  if last != "index.html" && last != "index" {
    parts.append(last.ends(with: ".html") ? String(last.dropLast(5)) : last)
  }
  guard !parts.isEmpty, parts.allSatisfy(isIdentifier) else { return nil }
  // One without a folder is that of a page in the same one.
  if kind.isPage { return (parts.count == 1 && !file.section.isEmpty ? "/" : "") + parts.joined(separator: "/") }
  return parts.count == 2 && parts[0] == kind.folder ? parts[1] : parts.count == 1 ? parts[0] : nil
}
