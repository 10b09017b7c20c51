// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Markdown
import Plans

/// A word around a place: an identifier, a key, a path.
struct Word {
  let text: String
  /// In the file.
  let range: Range<Int>
  let line: Int
  /// Where it begins, in units of UTF-16.
  let character: Int

  /// Nil where none is.
  init?(in file: TextFile, at position: Position) {
    let line = file.range(ofLine: position.line)
    let place = file.offset(of: position)
    func isOfWord(_ offset: Int) -> Bool { !Self.ends.contains(file.bytes[offset]) }
    var (start, end) = (place, place)
    while start > line.lowerBound, isOfWord(start - 1) { start -= 1 }
    while end < line.upperBound, isOfWord(end) { end += 1 }
    guard start < end else { return nil }
    range = start..<end
    text = String(decoding: file.bytes[range], as: UTF8.self)
    self.line = position.line
    character = file.position(of: start).character
  }

  private static let ends = Set(" \t()[]{}<>\"'`,:;#=|".utf8)
}

/// That a word of a file names an item, and perhaps a place in its text.
struct Mention {
  let item: Int
  /// In the item's text.
  let line: Int?
  let heading: Heading?
  /// Whether the word is the identifier, and not a path.
  let isByID: Bool
}

extension Workspace {
  /// Nil for a word that names no item.
  func mention(at word: Word, _ path: String, _ file: TextFile) -> Mention? {
    guard let plan = site?.plan else { return nil }
    let line = file.range(ofLine: word.line)
    let before = String(decoding: file.bytes[line.lowerBound..<word.range.lowerBound], as: UTF8.self)
    // The part of a link behind `#`.
    if before.last == "#" {
      let owner: Int?
      if let match = before.firstMatch(of: /plan:([^\s()<>\[\]"'`#]+)#$/) {
        owner = item(named: String(match.output.1))
      } else {
        owner = before.hasSuffix("(#") ? item(inFile: path) : nil
      }
      guard let owner else { return nil }
      let document = plan.items[owner].document
      let heading = document.headings.first { $0.id == word.text }
      guard let line = heading?.line ?? document.anchors.first(where: { $0.id == word.text })?.line else { return nil }
      return Mention(item: owner, line: line, heading: heading, isByID: false)
    }
    let isInFields = fieldLines(of: file, path: path).contains(word.line)
    if let index = item(named: word.text) {
      let isKey = isInFields && file.bytes[word.range.upperBound..<line.upperBound].first == UInt8(ascii: ":")
      let isNamed = before.hasSuffix("plan:") || before.contains("```{") || before.contains(":where:")
      if isInFields ? !isKey && !isTitle(before) : isNamed || !isText(path) {
        return Mention(item: index, line: nil, heading: nil, isByID: true)
      }
    }
    guard !isInFields, isText(path), let slash = path.lastSlash,
      let target = resolve(word.text, from: String(path[..<slash])), let index = item(inFile: target)
    else { return nil }
    return Mention(item: index, line: nil, heading: nil, isByID: false)
  }

  /// Whether a value is words for readers, which may happen to be an identifier.
  private func isTitle(_ before: String) -> Bool { before.contains(/^\s*(title|description|number|tags|extra):/) }
}
