// SPDX-License-Identifier: Apache-2.0

/// What passes found out about single blocks, and what the renderer has to know of it.
struct BlockNotes {
  struct Note {
    /// `{#id}`.
    var id: String?
    /// `{lang=…}`.
    var language: String?
    var caption: CaptionMark?
    /// Whether short lines of it stay lines.
    var keepsLines = false
    /// Whether it is what is seen of a text that unfolds.
    var isSummary = false
  }

  private var notes: [Note] = []

  /// Nodes keep the number of their note, from 1.
  subscript(node: SyntaxNode) -> Note? {
    let number = node.note
    return notes.indices.contains(number - 1) ? notes[number - 1] : nil
  }

  mutating func change(_ node: SyntaxNode, _ change: (inout Note) -> Void) {
    if self[node] == nil {
      notes.append(Note())
      node.note = notes.count
    }
    change(&notes[node.note - 1])
  }

  var isEmpty: Bool { notes.isEmpty }
}
