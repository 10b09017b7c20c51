// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Markdown

extension ReadTexts {
  /// The prose of an item: put away where this build has read it, else, for an item out of the cache, read again from
  /// its file. Fails when the file has been changed since the build began.
  package func prose(of item: Item, in source: Folder, options: MarkdownOptions) throws(Problem) -> Prose {
    if let stored = storedProse(of: item) { return try stored.read() }
    let parts = try parts(of: item, in: source)
    var report = Report()
    guard
      let parsed = parseMarkdown(
        parts.body, path: item.file.path, firstLine: parts.bodyLine, options: options, report: &report)
    else { throw changed(item) }
    return parsed.prose
  }

  /// The text of an item as its file has it, in Markdown. Fails when the file has been changed since the build began.
  package func markdown(of item: Item, in source: Folder) throws(Problem) -> [UInt8] {
    let body = try parts(of: item, in: source).body
    return Array(body.drop { $0 == 0x0A || $0 == 0x0D })
  }

  private func parts(of item: Item, in source: Folder) throws(Problem) -> SplitText {
    let path = item.file.path
    var report = Report()
    let bytes: [UInt8]
    do {
      bytes = try source.read(path, limit: 16 << 20)
    } catch {
      throw .machine(error)
    }
    guard Fingerprint(of: bytes) == fingerprints(of: item)?.whole,
      let parts = divide(bytes, path: path, isOfRow: item.isRow, isKnown: true, &report)
    else { throw changed(item) }
    return parts
  }

  private func changed(_ item: Item) -> Problem {
    .content(
      Diagnostic(
        .changedText, "this text was changed while the site was built", at: Place(item.file.path), help: "build again"))
  }
}
