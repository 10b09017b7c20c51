// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown

extension ReadTexts {
  /// The prose of an item: put away where this build has read it, else, for an item out of the cache, read again from
  /// its file. Fails when the file has been changed since the build began.
  package func prose(of item: Item, in source: Folder, options: MarkdownOptions) throws(Problem) -> Prose {
    if let stored = storedProse(of: item) { return try stored.read() }
    let path = item.file.path
    var report = Report()
    let bytes: [UInt8]
    do {
      bytes = try source.read(path, limit: 16 << 20)
    } catch {
      throw .machine(error)
    }
    guard Fingerprint(of: bytes) == fingerprints(of: item)?.whole,
      let parts = divide(bytes, path: path, isOfRow: item.isRow, &report),
      let parsed = parseMarkdown(
        parts.body, path: path, firstLine: parts.bodyLine, options: options, report: &report)
    else {
      throw .content(
        Diagnostic(
          .changedText, "this text was changed while the site was built", at: Place(path), help: "build again"))
    }
    return parsed.prose
  }
}
