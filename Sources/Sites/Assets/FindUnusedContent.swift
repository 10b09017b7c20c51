// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Markdown
import Plans

/// Warns of each file of the content that is neither a text nor used by one: it is not published, and may be a text under a
/// wrong name.
///
/// `published` are the files that pages show or offer. What is held back uses its files, too.
func findUnusedContent(_ content: Content, published: some Sequence<String>, _ report: inout Report) {
  // A text that could not be read may use any of them.
  guard content.broken.isEmpty else { return }
  let unused = content.files.subtracting(PathSet(published)).subtracting(content.tableFiles)
  if unused.isEmpty { return }
  let mentioned = PathSet(content.items.flatMap(\.filesNamed))
  for path in unused.subtracting(mentioned).sorted(by: bytesPrecede) {
    let name = path.pathParts.last.map(String.init) ?? path
    // Settings in another place are reported as such.
    if isOfSettings(path) { continue }
    report.add(
      .unusedContent, "no text uses this file, so that it is not published", at: Place(path),
      help: textName(name).map { "if it is a text, name it `\($0)`" }
        ?? (name.lowercased().ends(with: ".vtt")
          ? "give it the name of its film, which `![what it shows](film.mp4)` shows, and keep it beside that"
          : advice(fileEnding(of: name))))
  }
}

private func advice(_ ending: String) -> String {
  switch ending {
  case "csv":
    "link to it in a text, or, where each row is an item, put it into the folder of these, such as `measures/`"
  case "tsv", "tab", "xlsx", "xls", "ods", "numbers":
    "link to it in a text; where each row is an item, or a period of an indicator, save it as “CSV UTF-8”"
  case "docx": "link to it in a text; `planpress import docx` makes a plan of it"
  default: "link to it in a text, or keep it outside `content`"
  }
}

/// The name that a text should have: `plan.md.txt`, `plan.txt` and `plan.mdown` are `plan.md`.
private func textName(_ name: String) -> String? {
  let parts = name.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count > 1 else { return nil }
  if let text = parts.dropFirst().firstIndex(where: { $0.lowercased() == "md" }) {
    return parts[..<text].joined(separator: ".") + ".md"
  }
  guard ["txt", "text", "mdown", "mkd", "mdwn", "mdx", "rmd", "qmd"].contains(parts[parts.count - 1].lowercased())
  else {
    return nil
  }
  return parts.dropLast().joined(separator: ".") + ".md"
}
