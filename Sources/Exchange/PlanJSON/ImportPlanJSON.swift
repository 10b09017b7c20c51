// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import JSON
import Plans

/// Makes a plan of a `plan.json` that planpress has written: each item in the file that it had, with its fields and its text.
///
/// `beside` gives the bytes of another file of the same site, by its path from the site's root; nil where there is none. Texts of large
/// plans, and the files that texts show and offer, are taken from there.
package func importPlanJSON(_ bytes: [UInt8], path: String, beside: @escaping (String) -> [UInt8]?) -> ImportedContent {
  var report = Report()
  func refused(_ words: String, help: String? = nil) -> ImportedContent {
    report.add(.importRefused, words, at: Place(path), help: help)
    return ImportedContent(title: "", files: [], counts: [], report: report)
  }
  let document: JSONValue
  do throws(JSONFault) { document = try JSONValue(reading: bytes[...]) } catch {
    let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
    return refused("this is not JSON: line \(line) cannot be read")
  }
  guard case .array(let items)? = document["items"], let version = document["version"]?.text else {
    return refused("this is not a plan.json of planpress: it has no `items` and `version`")
  }
  guard version.split(separator: ".").first == dataVersion.split(separator: ".").first else {
    return refused("this plan.json is of version \(printable(version)), and this program reads \(dataVersion)")
  }
  var reader = PlanReader(document: document, path: path, beside: beside, report: report)
  for item in items { reader.read(item) }
  return reader.content
}

private struct PlanReader {
  let document: JSONValue
  let path: String
  let beside: (String) -> [UInt8]?
  var report: Report
  private let kinds: Kinds
  private var files: [ImportedContent.File] = []
  private var paths: PathSet = []
  private var counts: [String: Int] = [:]
  private var title: String?

  init(document: JSONValue, path: String, beside: @escaping (String) -> [UInt8]?, report: Report) {
    (self.document, self.path, self.beside, self.report) = (document, path, beside, report)
    kinds = .builtIn
  }

  var content: ImportedContent {
    let isRefused = report.settled().isFailed(strict: false)
    let order = kinds.all.map(\.name)
    let counts = counts.sorted {
      (order.firstIndex(of: $0.key) ?? .max, $0.key) < (order.firstIndex(of: $1.key) ?? .max, $1.key)
    }
    let site = ImportedContent.File(path: "content/site.yml", text: settings, yieldsToExisting: true)
    return ImportedContent(
      title: title ?? document["title"]?.text ?? "", files: isRefused ? [] : files + [site],
      counts: counts.map { ($0.key, $0.value) }, report: report)
  }

  /// What `site.yml` has to say so that the plan is the same.
  private var settings: String {
    var entries: [FieldEntry] = []
    func add(_ name: String, _ member: String) {
      if let text = document[member]?.text, !text.isEmpty { entries.append(FieldEntry(name, .text(text))) }
    }
    add("title", "title")
    add("language", "language")
    if let address = document["address"]?.text, isBaseAddress(address) { add("base-url", "address") }
    add("licence", "licence")
    if case .object(let members)? = document["settings"] {
      entries += members.map { FieldEntry($0.name, fieldValue(of: $0.value)) }
    }
    return writeFields(entries, declared: [])
  }

  mutating func read(_ item: JSONValue) {
    guard let id = item["id"]?.text, let name = item["kind"]?.text, case .object(let members)? = item["fields"] else {
      report.add(.importRefused, "an item has no `id`, `kind` or `fields`", at: Place(path))
      return
    }
    let kind = kinds.named(name)
    if name == PlanDetails.name { title = item["title"]?.text }
    var fields = members.map { FieldEntry($0.name, fieldValue(of: $0.value)) }
    let place = file(of: item, id, kind)
    guard let place, !paths.contains(place) else {
      report.add(
        .importRefused, "the file of the item `\(printable(id))` cannot be `\(printable(item["file"]?.text ?? ""))`",
        at: Place(path))
      return
    }
    paths.insert(place)
    counts[name, default: 0] += 1
    if !fields.contains(where: { $0.name == "id" }), !isIdentifier(id, madeOf: place) {
      fields.insert(FieldEntry("id", .text(id)), at: 0)
    }
    let text = text(of: item) ?? ""
    let yaml = writeFields(fields, declared: kind?.declarations ?? [])
    files.append(
      ImportedContent.File(path: "content/\(place)", text: "---\n\(yaml)---\n" + (text.isEmpty ? "" : "\n\(text)")))
    takeFiles(of: item, text, place)
  }

  /// Where the item was below `content`; a row of a table gets a file of its own. Nil for what leads elsewhere.
  private func file(of item: JSONValue, _ id: String, _ kind: Kind?) -> String? {
    let file = item["file"]?.text ?? ""
    guard isContentPath(file) else { return nil }
    if file.ends(with: ".md") { return file }
    guard isIdentifier(id), id.firstSlash == nil else { return nil }
    let folder = file.pathParts.dropLast().joined(separator: "/")
    return folder.isEmpty ? "\(id).md" : "\(folder)/\(id).md"
  }

  /// As the file had it.
  private mutating func text(of item: JSONValue) -> String? {
    if let text = item["text"]?["markdown"]?.text { return text }
    guard document["texts"]?.text != "inside", let address = sitePath(item["address"]?.text ?? "") else { return nil }
    if address.contains("#") { return nil }
    let path = (address.isEmpty || address.ends(with: "/") ? address + "index.html" : address).dropLast(4) + "json"
    guard isContentPath(String(path)), let bytes = beside(String(path)), let own = try? JSONValue(reading: bytes[...])
    else {
      report.add(
        .importKept,
        "the text of `\(printable(item["id"]?.text ?? ""))` is in the file `\(printable(String(path)))`, which is not there",
        at: Place(self.path), help: "import from the folder of the whole site: `public/data/plan.json`")
      return nil
    }
    return own["text"]?["markdown"]?.text
  }

  /// The path of an address from the site's root; nil for another site.
  private func sitePath(_ address: String) -> String? {
    let base = document["address"]?.text ?? ""
    return address.begins(with: base) ? String(address.dropFirst(base.count)) : nil
  }

  /// Takes what a text shows or offers from the site: pictures have a hash in their names there.
  private mutating func takeFiles(of item: JSONValue, _ text: String, _ place: String) {
    guard let html = item["text"]?["html"]?.text else { return }
    let folder = place.pathParts.dropLast().joined(separator: "/")
    for match in html.matches(of: #/(?:src|href)="\.\.\/([^"#?]+)"/#) {
      let published = String(match.output.1)
      if published.ends(with: ".html") || published.ends(with: "/") || !isContentPath(published) { continue }
      let name = published.pathParts.last.map(String.init) ?? published
      let plain = name.replacing(#/\.[0-9a-f]{8,64}(?=\.[A-Za-z0-9]+$)/#, with: "")
      // As the text names it, so that it is found again.
      guard let written = writtenPath(of: plain, in: text),
        let whole = resolve(written, from: folder.isEmpty ? "content" : "content/\(folder)")
      else { continue }
      let target = String(whole.dropFirst("content/".count))
      if paths.contains(target) { continue }
      guard let bytes = beside(published) else {
        report.add(
          .importKept,
          "`\(printable(name))`, which the text of `\(printable(item["id"]?.text ?? ""))` leads to, is not beside the data",
          at: Place(path),
          help:
            "import from the folder of the whole site: `public/data/plan.json`, or copy the file to `content/\(printable(target))`"
        )
        continue
      }
      paths.insert(target)
      files.append(ImportedContent.File(path: "content/\(target)", bytes: bytes))
    }
  }

  /// `../figures/a.png`, where a text leads to a file of that name.
  private func writtenPath(of name: String, in text: String) -> String? {
    for match in text.matches(of: #/[\(<"\s]([^\s\(\)<>"]+)[\)>"\s]/#) {
      let path = String(match.output.1)
      if path == name || path.ends(with: "/\(name)") { return path }
    }
    return nil
  }
}

/// A value as a file says it: the field that reads it knows its type.
private func fieldValue(of json: JSONValue) -> FieldValue {
  switch json {
  case .null: .text("")
  case .bool(let flag): .flag(flag)
  case .integer(let number): .integer(number)
  case .number(let text), .string(let text): .text(text)
  case .array(let elements): .list(elements.map(fieldValue))
  case .object(let members): .record(members.map { FieldEntry($0.name, fieldValue(of: $0.value)) })
  }
}
