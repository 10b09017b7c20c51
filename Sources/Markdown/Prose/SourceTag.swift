// SPDX-License-Identifier: Apache-2.0

/// A tag as it is in a line of the source.
struct SourceTag {
  let name: String
  let isEnd: Bool
  let attributes: [String: String]
  /// In the bytes of its line.
  let range: Range<Int>

  var isAnchor: Bool { name == "a" && attributes["href"] == nil && id != nil }
  var id: String? { attributes["id"] ?? attributes["name"] }

  /// The tags of a line; nil where one does not end in it, or there is a comment.
  static func all(in line: UnsafeBufferPointer<UInt8>) -> [SourceTag]? {
    var tags: [SourceTag] = []
    var from = 0
    while from < line.count, let open = line.offset(of: UInt8(ascii: "<"), from: from) {
      from = open + 1
      guard from < line.count else { break }
      if line[from] == UInt8(ascii: "!") || line[from] == UInt8(ascii: "?") { return nil }
      let isEnd = line[from] == UInt8(ascii: "/")
      let name = line[(isEnd ? from + 1 : from)...].prefix { isLetterOrDigit($0) }
      guard let first = name.first, first > 0x39 else { continue }
      // `<https://example.org>` is an address.
      if name.endIndex < line.count, ":@.+-".utf8.contains(line[name.endIndex]) { continue }
      guard let (attributes, end) = readAttributes(line, from: name.endIndex) else { return nil }
      tags.append(
        SourceTag(
          name: UnsafeBufferPointer(rebasing: name).string.lowercased(), isEnd: isEnd, attributes: attributes,
          range: open..<end))
      from = end
    }
    return tags
  }

  /// The attributes, and where the tag ends behind them (HTML, 13.1.2.3).
  private static func readAttributes(
    _ line: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (attributes: [String: String], end: Int)? {
    var attributes: [String: String] = [:]
    var index = start
    while true {
      while index < line.count, line[index].isBlank || line[index] == UInt8(ascii: "/") { index += 1 }
      guard index < line.count else { return nil }
      if line[index] == UInt8(ascii: ">") { return (attributes, index + 1) }
      let name = line[index...].prefix { !$0.isBlank && !"=>/\"'<".utf8.contains($0) }
      guard !name.isEmpty else { return nil }
      index = name.endIndex
      var value = ""
      if index < line.count, line[index] == UInt8(ascii: "=") {
        index += 1
        guard index < line.count else { return nil }
        let quote = line[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          guard let close = line.offset(of: quote, from: index + 1) else { return nil }
          value = UnsafeBufferPointer(rebasing: line[(index + 1)..<close]).string
          index = close + 1
        } else {
          let bare = line[index...].prefix { !$0.isBlank && $0 != UInt8(ascii: ">") }
          value = UnsafeBufferPointer(rebasing: bare).string
          index = bare.endIndex
        }
      }
      attributes[UnsafeBufferPointer(rebasing: name).string.lowercased()] = value
    }
  }
}
