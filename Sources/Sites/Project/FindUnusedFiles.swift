// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Warns of each file of a site's `templates/` that nothing uses by its place or name. Whether a template is used is known
/// when templates are compiled.
///
/// `builtIn` are the paths of the theme's files, `wordFiles` those of the files that words were read from.
func findUnusedFiles(
  _ own: some Sequence<String>, builtIn: some Sequence<String>, wordFiles: PathSet, _ report: inout Report
) {
  let used = Set(builtIn).union(wordFiles).union([extraSheet])
  for path in own.sorted(by: bytesPrecede) where !isUsed(path, wordFiles) {
    let near = nearest(to: path, among: used) ?? nearestByName(path, used)
    report.add(
      .unusedFile, "nothing uses this file", at: Place("templates/" + path),
      help: near.map { "did you mean `templates/\($0)`?" } ?? advice(path))
  }
}

private func isUsed(_ path: String, _ wordFiles: PathSet) -> Bool {
  if path.begins(with: "words/") { return wordFiles.contains(path) }
  if path.begins(with: "assets/") {
    // Others keep their names, so that a style sheet or a template can name them.
    return !isNamedByPages(path) || namedAssets.contains(path)
  }
  return path.ends(with: ".html") || isDocumentTemplate(path)
}

/// A file of the same name in another folder.
private func nearestByName(_ path: String, _ used: Set<String>) -> String? {
  let name = path.pathParts.last ?? ""
  return used.sorted().first { $0.pathParts.last == name }
}

private func advice(_ path: String) -> String {
  if path.begins(with: "words/") { return "name it by the site's language, such as `words/en.yml`" }
  if path.ends(with: ".css") { return "write the rules into `templates/\(extraSheet)`, or remove the file" }
  if path.begins(with: "assets/") { return "write the script into `templates/assets/site.js`, or remove the file" }
  return "put it into `templates/assets/` if pages are to name it, or remove it"
}
