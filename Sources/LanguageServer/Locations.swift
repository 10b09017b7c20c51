// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Plans

func range(_ start: Position, _ end: Position) -> JSONValue {
  func place(_ position: Position) -> JSONValue {
    ["line": .integer(position.line), "character": .integer(position.character)]
  }
  return ["start": place(start), "end": place(end)]
}

func range(_ file: TextFile, _ bytes: Range<Int>) -> JSONValue {
  range(file.position(of: bytes.lowerBound), file.position(of: bytes.upperBound))
}

/// A part of a file.
struct Location {
  let path: String
  let range: Range<Int>
}

/// How many places an answer has at most.
private let most = 10_000

extension Workspace {
  /// The answer to `textDocument/definition`: the item's title, or the heading that is meant.
  func definition(_ path: String, at position: Position) -> JSONValue {
    guard let file = file(path), let word = Word(in: file, at: position), let site,
      let mention = mention(at: word, path, file)
    else { return nil }
    let item = site.plan.items[mention.item]
    let place = mention.line.map { Place(item.file.path, line: $0) } ?? item.place(of: "title")
    guard let target = self.file(place.path) else { return nil }
    let line = max(0, place.line - 1)
    let start = target.range(ofLine: line)
    return location(Location(path: place.path, range: start.lowerBound..<start.lowerBound), target)
  }

  /// The answer to `textDocument/references`.
  func references(_ path: String, at position: Position, includesOwn: Bool) -> JSONValue {
    guard let site, let index = itemMeant(path, at: position) else { return .array([]) }
    var found: [JSONValue] = []
    for mention in site.plan.mentions(of: index) {
      guard let file = file(mention.place.path) else { continue }
      found += ranges(of: mention, naming: site.plan.items[index].id, in: file).map {
        location(Location(path: mention.place.path, range: $0), file)
      }
    }
    if let settings = file("content/site.yml") {
      found += settingsNaming(site.plan.items[index].id, in: settings).map {
        location(Location(path: "content/site.yml", range: $0), settings)
      }
    }
    let own = site.plan.items[index].place
    if includesOwn, let file = file(own.path) {
      let start = file.range(ofLine: max(0, own.line - 1)).lowerBound
      found.insert(location(Location(path: own.path, range: start..<start), file), at: 0)
    }
    return .array(Array(found.prefix(most)))
  }

  /// The item that is named at a place; at a place that names none, the one that the file is of.
  func itemMeant(_ path: String, at position: Position) -> Int? {
    guard let file = file(path) else { return nil }
    if let word = Word(in: file, at: position), let mention = mention(at: word, path, file) { return mention.item }
    return fieldLines(of: file, path: path).contains(position.line) ? item(inFile: path) : nil
  }

  func location(_ location: Location, _ file: TextFile) -> JSONValue {
    ["uri": .string(address(of: location.path)), "range": range(file, location.range)]
  }

  /// Where exactly a mention is in its file.
  func ranges(of mention: MentionPlace, naming id: String, in file: TextFile) -> [Range<Int>] {
    let line = mention.place.line - 1
    switch mention.form {
    case .field:
      return file.find(id, inLine: line, from: mention.place.column - 1).map { [$0] } ?? []
    case .links: return planLinks(to: id, in: file)
    case .path:
      // The parser names the line where a paragraph begins.
      guard let written = mention.place.excerpt else { return [] }
      for line in line..<line + 12 { if let range = file.find(written, inLine: line) { return [range] } }
      return []
    case .directive:
      let start = file.range(ofLine: line).lowerBound
      guard let mark = file.find("}", inLine: line) ?? file.find("=", inLine: line) else { return [] }
      return file.find(id, inLine: line, from: mark.upperBound - start).map { [$0] } ?? []
    }
  }

  /// The identifiers of all `plan:` links of a text.
  private func planLinks(to id: String, in file: TextFile) -> [Range<Int>] {
    let fields = fieldLines(of: file, path: ".md")
    let ends = Set(" \t()[]<>\"'`#".utf8)
    var found: [Range<Int>] = []
    for line in fields.upperBound..<file.lineCount {
      let range = file.range(ofLine: line)
      var from = 0
      while let link = file.find("plan:\(id)", inLine: line, from: from) {
        if link.upperBound == range.upperBound || ends.contains(file.bytes[link.upperBound]) {
          found.append(link.lowerBound + "plan:".utf8.count..<link.upperBound)
        }
        from = link.upperBound - range.lowerBound
      }
    }
    return found
  }

  /// Values of `site.yml` that name an item.
  func settingsNaming(_ id: String, in file: TextFile) -> [Range<Int>] {
    (0..<file.lineCount).compactMap { line in
      guard let range = file.find(id, inLine: line),
        let word = Word(in: file, at: file.position(of: range.lowerBound)), word.range == range
      else { return nil }
      let end = file.position(of: range.upperBound)
      guard case .value(let keys, id, _) = cursor(in: file, path: "content/site.yml", at: end) else { return nil }
      return ["navigation", "take-part", "chapters", "footer"].contains(keys.first) && keys.last != "title"
        ? range : nil
    }
  }
}
