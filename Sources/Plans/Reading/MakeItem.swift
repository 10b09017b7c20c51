// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// Makes an item of what the cache knows of it; nil where its fields are not what they were.
func makeItem(cachedFields frontMatter: ArraySlice<UInt8>, _ document: Document, _ source: TextSource, _ kinds: Kinds)
  -> Item?
{
  var report = Report()
  guard let root = parseYAML(frontMatter, path: source.path, firstLine: 2, report: &report) else { return nil }
  let item = makeItem(root, document, source, kinds, &report)
  return report.isEmpty ? item : nil
}

/// Makes an item of its fields and its document; nil without fields, or of no known kind.
func makeItem(
  _ root: YAMLNode, _ document: Document, _ source: TextSource, _ kinds: Kinds, _ report: inout Report
) -> Item? {
  let path = source.path
  guard case .map(let pairs) = root.content else {
    report.add(
      .yamlSyntax, "the fields are not `key: value` lines", at: Place(path, line: root.line, column: root.column),
      help: "write one `key: value` a line, such as `title: Our plan`")
    return nil
  }
  let file = SourceFile(contentPath: path)
  var reader = FieldReader(path: path)
  defer { report.merge(reader.report) }
  guard let kind = kind(of: file, pairs, kinds, &reader) else { return nil }

  var common: [YAMLNode.Pair] = []
  var own: [YAMLNode.Pair] = []
  var declared: [YAMLNode.Pair] = []
  for pair in pairs {
    switch kind.owners[pair.key] {
    case .kind: own.append(pair)
    case .plan: declared.append(pair)
    case .allKinds: common.append(pair)
    case nil:
      let names = CommonFields.fields.map(\.name) + kind.fields.map(\.name)
      reader.unknown(pair, beside: pairs, among: names, of: kind.phrase)
    }
  }
  var fields = CommonFields()
  decode(common, into: &fields, CommonFields.table, of: kind.phrase, at: root, &reader)
  let details = kind.read(own, root, &reader)
  var custom = CustomFields()
  if !kind.declaredFields.fields.isEmpty {
    decode(declared, into: &custom, kind.declaredFields, of: kind.phrase, at: root, &reader)
  }
  let item = Item(
    kind: kind, fields: fields, details: details, declared: custom, document: document, file: file,
    number: source.number,
    places: FieldPlaces(pairs, readBy: reader))
  details.check(item, &reader.report)
  return item
}

/// By `kind:`, else by the first folder, else a page. An `index.md` describes its folder and is a page.
private func kind(of file: SourceFile, _ pairs: [YAMLNode.Pair], _ kinds: Kinds, _ reader: inout FieldReader) -> Kind? {
  if let pair = pairs.first(where: { $0.key == "kind" }), case .scalar(let name, _) = pair.value.content, !name.isEmpty
  {
    if let kind = kinds.named(name) { return kind }
    let names = kinds.all.map(\.name)
    let place = reader.place(pair.value)
    // The plan may call a kind otherwise on its pages.
    let called = kinds.all.first { $0.called == name || $0.folder == name }?.name
    reader.report.add(
      .unknownKind, "there is no kind `\(name)`", at: place,
      help: (called ?? nearest(to: name, among: names)).map { "did you mean `kind: \($0)`?" }
        ?? "the kinds are \(quoted(names))",
      edits: (called ?? slip(of: name, among: names)).map { [Edit(replacing: place, with: $0)] } ?? [])
    return nil
  }
  if file.isIndex { return kinds.page }
  return file.section.isEmpty ? kinds.page : kinds.ofFolder(file.section) ?? kinds.page
}
