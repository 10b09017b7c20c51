// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Whether a file is a Markdown text by its name: it ends with `.md` or `.markdown`, in upper or lower case.
package func isText(_ path: String) -> Bool { textEnding(of: path) > 0 }

/// How many bytes at the end of a text's name say that it is one; 0 for other files.
private func textEnding(of path: String) -> Int {
  for ending in [".md", ".markdown"] as [StaticString] {
    let count = ending.utf8CodeUnitCount
    let start = path.utf8.count - count
    guard start >= 0 else { continue }
    let isEqual = zip(path.utf8.dropFirst(start), UnsafeBufferPointer(start: ending.utf8Start, count: count))
      .allSatisfy { $0 == $1 || ($1 != UInt8(ascii: ".") && $0 | 0x20 == $1) }
    if isEqual { return count }
  }
  return 0
}

extension SourceFile {
  /// `path` is relative to the source and begins with `content/`. An item of a row describes no folder, whatever its name.
  init(contentPath path: String, table: TablePlace? = nil) {
    self.table = table
    self.path = path
    folder = path.lastSlash.map { String(path[..<$0]) } ?? ""
    let name = String(path.utf8.dropFirst("content/".utf8.count).dropLast(textEnding(of: path))) ?? ""
    isIndex = table?.row == nil && (name == "index" || name.ends(with: "/index"))
    let stem = name == "index" && isIndex ? "" : isIndex ? String(name.dropLast("/index".count)) : name
    self.stem = stem
    section = stem.firstSlash.map { String(stem[..<$0]) } ?? (isIndex ? stem : "")
  }

  /// Pages are known by their path, since two folders may each have an `introduction.md`; items by their file's name.
  func identifier(for kind: Kind) -> String {
    kind.isPage ? plainStem ?? anyIdentifier(for: kind) : anyIdentifier(for: kind)
  }

  func anyIdentifier(for kind: Kind) -> String {
    let parts = stem.pathParts.map { makeIdentifier(from: String($0)) }
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
