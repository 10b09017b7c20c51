// SPDX-License-Identifier: Apache-2.0

/// Changes the HTML of a text for its place among others: ids and links to them get the item's prefix, and headings go
/// down below the item's own. The HTML is our renderer's, in which these forms appear only in tags.
struct PartRewriter {
  let prefix: [UInt8]
  /// How many levels headings go down, below the item's own.
  private let levels: UInt8

  init(prefix: String, level: UInt8) {
    self.prefix = Array(prefix.utf8)
    levels = level - 1
  }

  func rewrite(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(html.count + html.count / 16)
    var index = html.startIndex
    while index < html.endIndex {
      let rest = html[index...]
      if let form = Self.fragments.first(where: { rest.starts(with: $0) }) {
        out += form
        out += prefix
        index += form.count
      } else if let tag = Self.headings.first(where: { rest.starts(with: $0) }),
        let level = rest.dropFirst(tag.count).first,
        (0x31...0x36).contains(level)
      {
        out += tag
        out.append(min(level + levels, 0x36))
        index += tag.count + 1
      } else {
        out.append(html[index])
        index += 1
      }
    }
    return out
  }

  private static let fragments = [Array(" id=\"".utf8), Array("href=\"#".utf8)]
  private static let headings = [Array("<h".utf8), Array("</h".utf8)]
}
