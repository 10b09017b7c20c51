// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates
import Theme

/// The reference of the words of the interface, as a table in Markdown: their keys, the English texts, the places of
/// sentences, and where they are used.
package func describeWords() -> String {
  var report = Report()
  let builtIn = PathMap(Theme.files.map { ($0.path, $0.bytes) })
  let words = readWords(Configuration(), builtIn: builtIn, own: PathMap(), &report).words
  let uses = usesOfWords(builtIn)
  var lines = ["| key | English | places | used in |", "|---|---|---|---|"]
  for (key, wording) in words.table.sorted(by: { $0.key < $1.key }) {
    let places = wording.places.union(ProgramWord(rawValue: key)?.otherPlaces ?? []).sorted()
    let cells = [
      "`\(key)`", wording.lines.map { $0.replacing("|", with: "\\|") }.joined(separator: "<br>"),
      places.map { "`{\($0)}`" }.joined(separator: " "), (uses[key] ?? []).joined(separator: ", "),
    ]
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Templates by their names, then what the program uses a word for.
private func usesOfWords(_ files: PathMap<[UInt8]>) -> [String: [String]] {
  let pages = files.filter { $0.path.ends(with: ".html") }.sorted { bytesPrecede($0.path, $1.path) }
  let templates = pages.map { path, bytes in
    TemplateFile(
      name: path.pathParts.last.map { String($0.dropLast(".html".count)) } ?? path, path: path, bytes: bytes
    )
  }
  var uses: [String: [String]] = [:]
  for (template, keys) in wordsUsed(in: templates).sorted(by: { $0.key < $1.key }) {
    for key in keys { uses[key, default: []].append("`\(template)`") }
  }
  for family in WordFamily.all(Kinds.builtIn.all) {
    for key in Set(family.keys) { uses[key, default: []].append(family.use) }
  }
  for word in ProgramWord.allCases where uses[word.rawValue]?.contains(word.use) != true {
    uses[word.rawValue, default: []].append(word.use)
  }
  return uses
}
