// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

// The tags of blocks with what `{#id lang=…}` and the script of their text ask for.

extension ProseRenderer {
  /// Writes the end of an opening tag, with the attributes that the block has.
  mutating func endTag(of node: SyntaxNode) {
    if marksBlocks { writeAttributes(of: node, notes[node]) }
    out.markup(">")
  }

  mutating func writeAttributes(of node: SyntaxNode, _ note: BlockNotes.Note?) {
    if let id = note?.id {
      register(Anchor(id: id, label: .none, line: line(of: node)), explicit: true, node)
      out.markup(" id=\"")
      out.text(id)
      out.markup("\"")
    }
    if note?.keepsLines ?? false { out.markup(" class=\"lines\"") }
    writeLanguage(of: node, note?.language)
  }

  /// The language is that of the block, else, of the outermost blocks, that of the text. The direction is that of the
  /// language, or of the first letter where nobody gave one.
  mutating func writeLanguage(of node: SyntaxNode, _ own: String?) {
    let isOutermost = node.parent?.kind == .document
    let language = own ?? (isOutermost ? options.language : nil)
    if let language {
      out.markup(" lang=\"")
      out.text(language)
      out.markup("\"")
    }
    guard watchesDirection || own != nil else { return }
    let direction = own.map(readsRightToLeft) ?? node.isRightToLeft ?? isRightToLeft
    writeDirection(direction, in: isOutermost ? options.isRightToLeft : isRightToLeft)
  }

  /// Writes a direction that is not that of what is around.
  mutating func writeDirection(_ direction: Bool, in around: Bool) {
    guard direction != around else { return }
    direction ? out.markup(" dir=\"rtl\"") : out.markup(" dir=\"ltr\"")
  }

  /// Keeps an id for links that lead to it. One that the writer gave is reported where it is used twice.
  mutating func register(_ anchor: Anchor, explicit: Bool, _ node: SyntaxNode) {
    if explicit { checkID(anchor.id, node) }
    anchors[anchor.id] = anchors[anchor.id] ?? anchor.line
    document.anchors.append(anchor)
  }
}

extension SyntaxNode {
  /// Whether the first letter of a block is written from right to left; nil where there is no letter. An item or a list
  /// goes by its first text.
  var isRightToLeft: Bool? {
    var node = self
    while true {
      if node.kind == .text, let found = firstStrong(node.literal) { return found }
      if let child = node.firstChild {
        node = child
        continue
      }
      while node.next == nil {
        guard node != self, let parent = node.parent else { return nil }
        node = parent
      }
      if node == self { return nil }
      guard let next = node.next else { return nil }
      node = next
    }
  }
}

/// The direction of the first letter, as `dir="auto"` finds it (HTML, 3.2.6.4).
private func firstStrong(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
  for scalar in text.string.unicodeScalars {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      if scalar.properties.isAlphabetic { return true }
    default:
      if scalar.properties.isAlphabetic { return false }
    }
  }
  return nil
}

/// Whether a language is written from right to left, by its script where the tag names one.
package func readsRightToLeft(_ language: String) -> Bool {
  let parts = language.lowercased().split(separator: "-")
  if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
    return ["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"].contains(script)
  }
  return parts.first.map {
    [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
    ].contains($0)
  } ?? false
}
