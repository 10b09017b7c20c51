// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The text that fields are read from, for answers that show it as it is. Most files need none, so it is looked at only then.
package struct FieldSource: Sendable {
  private let text: ArraySlice<UInt8>
  private let firstLine: Int

  /// `firstLine` is the number in the file of the text's first line.
  package init(_ text: ArraySlice<UInt8>, firstLine: Int) { (self.text, self.firstLine) = (text, firstLine) }

  /// The number of the first line.
  var line: Int { firstLine }

  /// From the field at the left margin that begins on `line`, how many lines belong to it.
  func lineCount(from line: Int) -> Int {
    let lines = splitLines(Array(text))
    var end = line - firstLine + 1
    var last = end
    while end < lines.count {
      if let first = lines[end].first {
        guard first == 0x20 || first == 0x09 || lines[end].starts(with: [0x2D, 0x20]) else { break }
        last = end + 1
      }
      end += 1
    }
    return last - (line - firstLine)
  }

  /// The rest of a line from a column in bytes on, without blanks at its end.
  func rest(of line: Int, from column: Int) -> String? {
    let lines = splitLines(Array(text))
    guard lines.indices.contains(line - firstLine) else { return nil }
    return String(decoding: lines[line - firstLine].dropFirst(column - 1), as: UTF8.self).trimmingTrailingBlanks
  }
}
