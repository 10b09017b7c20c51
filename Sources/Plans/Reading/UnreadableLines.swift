// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// The lines of an item's file, counted from 1, at which its fields say what cannot be read; so that an import puts it elsewhere.
/// `path` is that of the file, such as `content/goals/dry.md`.
package func unreadableLines(of bytes: [UInt8], path: String) -> [Int] {
  var reading = Reading()
  var shelf: ProseStore.Shelf?
  interpret(
    bytes, TextSource(path: path, number: 0), options: MarkdownOptions(), kinds: .builtIn, shelf: &shelf, &reading)
  return reading.report.diagnostics.filter { $0.rule.severity == .error }.compactMap { $0.place?.line }
}
