// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// Items that an import makes, each with an identifier of its own.
struct NewItems {
  struct NewItem {
    let kind: Kind
    let id: String
    var fields: [FieldEntry]
    var text: String
    /// Below `content`; nil where its kind and its identifier say it.
    var file: String?

    var path: String {
      if let file { return file }
      let name = kind.folder.isEmpty && !kind.isPage ? kind.name : id
      return kind.folder.isEmpty ? "\(name).md" : "\(kind.folder)/\(name).md"
    }
  }

  private(set) var items: [NewItem] = []
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// The identifier of an item, which is the name of its file, too: its title in small letters, with `-` for everything
  /// between words, cut after a word before the 61st byte; what is taken gets a number. A title without letters and digits is
  /// named after its kind.
  mutating func makeID(for title: String, _ kind: Kind) -> String {
    counts[kind.name, default: 0] += 1
    let base = shortenedIdentifier(identifier(of: title) ?? "\(kind.name)-\(counts[kind.name] ?? 1)")
    var id = base
    var number = 1
    while !taken.insert(id).inserted {
      number += 1
      id = "\(base)-\(number)"
    }
    return id
  }

  /// An identifier that is sound and that nobody else has.
  mutating func take(_ id: String) -> String? {
    isIdentifier(id) && !isReserved(id) && taken.insert(id).inserted ? id : nil
  }

  /// Adds an item in a file of its own choice; nil where it cannot be there.
  mutating func add(_ kind: Kind, id: String, at file: String, _ fields: [FieldEntry], text: String) -> Int? {
    let isMade = isIdentifier(id, madeOf: file)
    guard isContentPath(file), file.ends(with: ".md"), isMade || isIdentifier(id),
      !items.contains(where: { $0.path == file }), taken.insert(id).inserted
    else { return nil }
    items.append(
      NewItem(
        kind: kind, id: id, fields: (isMade ? [] : [FieldEntry("id", .text(id))]) + fields, text: text, file: file))
    return items.count - 1
  }

  /// Takes an identifier that an item has already.
  mutating func reserve(_ id: String) { taken.insert(id) }

  /// Returns its place.
  @discardableResult mutating func add(_ kind: Kind, id: String, _ fields: [FieldEntry], text: String = "") -> Int {
    items.append(NewItem(kind: kind, id: id, fields: [FieldEntry("id", .text(id))] + fields, text: text))
    return items.count - 1
  }

  mutating func set(_ name: String, _ value: FieldValue, of place: Int) {
    items[place].fields.removeAll { $0.name == name }
    items[place].fields.append(FieldEntry(name, value))
  }

  mutating func change(_ place: Int, _ change: (inout [FieldEntry]) -> Void) { change(&items[place].fields) }

  func value(_ name: String, of place: Int) -> FieldValue? { items[place].fields[name] }

  mutating func setText(_ text: String, of place: Int) { items[place].text = text }

  /// The files, a file for each item, by kind.
  var files: [ImportedContent.File] { files(leaving: []) }

  /// The same without some items.
  func files(leaving left: Set<Int>) -> [ImportedContent.File] {
    items.indices.filter { !left.contains($0) }.map(file)
  }

  /// Takes out what the file of an item would say and nobody could read.
  mutating func takeUnreadable(of place: Int) -> [FieldEntry] {
    let file = file(of: place)
    let lines = unreadableLines(of: file.bytes, path: file.path)
    if lines.isEmpty { return [] }
    let text = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.compactMap { line in
      // What is within a field is set in.
      text.prefix(line).last { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
    }
    defer { items[place].fields.removeAll { names.contains($0.name) && $0.name != "id" } }
    return items[place].fields.filter { names.contains($0.name) && $0.name != "id" }
  }

  private func file(of place: Int) -> ImportedContent.File {
    let item = items[place]
    let kind = item.kind.folder.isEmpty && !item.kind.isPage ? "kind: \(item.kind.name)\n" : ""
    // Whatever way a text took: no file may hold what the program itself would refuse.
    let fields = writeFields(
      item.fields.map { FieldEntry($0.name, $0.value.cleaned) }, declared: item.kind.declarations)
    return ImportedContent.File(
      path: "content/\(item.path)", text: "---\n\(kind)\(fields)---\n" + (item.text.isEmpty ? "" : "\n\(item.text)"),
      yieldsToExisting: false)
  }

  var countsOfKinds: [(kind: String, count: Int)] {
    Kinds.builtIn.all.compactMap { kind in
      let count = items.count { $0.kind == kind }
      return count == 0 ? nil : (kind.name, count)
    }
  }
}

/// A name as a part of a path.
package func importedIdentifier(of name: String) -> String { identifier(of: name).map(shortenedIdentifier) ?? "plan" }

/// Nil where a title has neither letters nor digits.
private func identifier(of title: String) -> String? {
  // Points end names of folders badly, and an apostrophe is inside a word.
  let words = title.lowercased().replacing(#/['’ʼ]/#, with: "").map { $0.isLetter || $0.isNumber ? String($0) : "-" }
    .joined()
  let made = makeIdentifier(from: words.split(separator: "-").joined(separator: "-"))
  guard made.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }),
    words.contains(where: { $0 != "-" })
  else { return nil }
  return isReserved(made) ? "\(made)-1" : made
}

/// What has a meaning as the name of a file: the text of a folder, and devices of Windows.
private func isReserved(_ name: String) -> Bool {
  name == "index" || name.wholeMatch(of: #/con|prn|aux|nul|(com|lpt)[0-9]/#) != nil
}

extension FieldValue {
  /// With no text in it that no page may contain.
  fileprivate var cleaned: FieldValue {
    switch self {
    case .text(let text): .text(Exchange.cleaned(text).text)
    case .list(let values): .list(values.map(\.cleaned))
    case .record(let entries): .record(entries.map { FieldEntry($0.name, $0.value.cleaned) })
    default: self
    }
  }
}
