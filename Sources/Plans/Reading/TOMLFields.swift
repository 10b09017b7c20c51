// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Fields between lines `+++`, as Hugo and Zola have them. Lines of one key and one value mean the same in YAML once the
/// sign between is a colon, so they are read as that, and `fix` can write them so; others are not read. Nil where a text has
/// none.
func fieldsInTOML(_ text: ArraySlice<UInt8>, _ path: String, title: String, _ report: inout Report) -> SplitText? {
  let fence = Array("+++".utf8)
  guard text.starts(with: fence) else { return nil }
  // More than the fields of a page may take.
  let lines = splitLines(Array(text.prefix(1 << 18)))
  func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: fence) && line.dropFirst(fence.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
  guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
    return nil
  }
  let converted = lines[1..<end].map(inYAML)
  let isSimple = converted.allSatisfy { $0 != nil }
  report.add(
    .missingFrontMatter, "the fields of this file are written in TOML", at: Place(path, line: 1, column: 1),
    help: "write them in YAML: a line `---`, lines such as `title: \"Our plan\"`, and another line `---`",
    inManyFiles: "have their fields in TOML",
    edits: isSimple
      ? [Edit(replacing: end + 1, linesFrom: 1, of: path, with: ["---"] + converted.compactMap { $0?.usual } + ["---"])]
      : [])
  let body = end + 1 < lines.count ? text.startIndex + lines[end + 1].startIndex : text.endIndex
  guard isSimple else { return SplitText(title: title, body: text[body...], bodyLine: end + 2) }
  let fields = converted.compactMap { $0 }.map { $0.inPlace + "\n" }.joined()
  return SplitText(
    frontMatter: Array(fields.utf8)[...], hasFrontMatter: true, fieldsLine: 2, body: text[body...], bodyLine: end + 2)
}

/// A line of TOML in YAML, with its value in the same column and as people write it; nil where it takes more than another sign.
private func inYAML(_ line: ArraySlice<UInt8>) -> (inPlace: String, usual: String)? {
  let text = String(decoding: line, as: UTF8.self)
  if text.allSatisfy({ $0 == " " || $0 == "\t" }) || text.first == "#" { return (text, text) }
  // Texts, lists in one line, numbers and days, days with a clock, yes and no.
  let simple =
    #/
    ([A-Za-z0-9_\-]+) (\ *=\ *)
    ("[^"\\]*" | '[^']*' | \[[^\[\]{}]*\] | [0-9.\-]+ | [0-9\-]{10}[T\ ][0-9:.Z+\-]+ | true | false) \ *
    /#
  guard let (_, key, sign, value) = text.wholeMatch(of: simple)?.output else { return nil }
  return ("\(key):\(String(repeating: " ", count: max(1, sign.count - 1)))\(value)", "\(key): \(value)")
}
