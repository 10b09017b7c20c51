// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A text of another format, as paragraphs and lists.
struct PlainText: Sendable, Equatable {
  enum Block: Sendable, Equatable {
    /// Its lines, where they are to stay apart.
    case paragraph([String])
    case list([String])
  }

  var blocks: [Block] = []

  /// The text where it is a single paragraph of one line.
  var onlyLine: String? {
    guard blocks.count == 1, case .paragraph(let lines) = blocks[0], lines.count == 1 else { return nil }
    return lines[0]
  }

  /// With an empty line between paragraphs and `* ` before items, as a field without marks has it.
  var flat: String {
    blocks.map { block in
      switch block {
      case .paragraph(let lines): lines.joined(separator: "\n")
      case .list(let items): items.map { "* \($0)" }.joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  /// On one line, as in a title.
  var line: String {
    blocks.flatMap { block in
      switch block {
      case .paragraph(let lines), .list(let lines): lines
      }
    }.joined(separator: " ")
  }
}

/// A text without what no page may contain, and without signs that turn the direction of writing unseen.
func cleaned(_ text: String) -> (text: String, removed: Int) {
  var scalars = String.UnicodeScalarView()
  var removed = 0
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: removed += 1
    case 0x2028, 0x2029, 0x0B, 0x0C, 0x85: scalars.append("\n")
    default: if isForbidden(scalar) { removed += 1 } else { scalars.append(scalar) }
    }
  }
  return (String(scalars), removed)
}

/// What stands between blanks, with one between each.
func collapsed(_ text: some StringProtocol) -> String {
  text.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\u{2007}" }.joined(separator: " ")
}
