// SPDX-License-Identifier: Apache-2.0

import Fields

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
    kind.isPage ? plainStem ?? anyIdentifier(for: kind) : anyIdentifier(for: kind)
  }

  func anyIdentifier(for kind: Kind) -> String {
    let parts = stem.split(separator: "/").map { makeIdentifier(from: String($0)) }
    if kind.isPage { return parts.isEmpty ? "index" : parts.joined(separator: "/") }
    return parts.last ?? "plan"
  }

  /// The stem, where each of its parts is an identifier as it is: letters, digits, `-` and `_` of ASCII, of which the
  /// first is a letter or digit and the last no hyphen.
  var plainStem: String? {
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
