// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reports values that are wholly in curly quotation marks, which a word processor makes of straight ones, and takes them
/// out: YAML would count them to the text. Straight marks around them say that they are meant.
package func withoutCurlyQuotes(_ node: YAMLNode, path: String, _ report: inout Report) -> YAMLNode {
  var changed = node
  switch node.content {
  case .scalar(let text, isPlain: true):
    guard let inner = insideCurlyQuotes(text) else { return node }
    let place = Place(path, line: node.line, column: node.column, excerpt: text)
    let quoted = straight(inner)
    report.add(
      .curlyQuotes, "`\(text)` is in curly quotation marks, which YAML counts to the text", at: place,
      help: "write `\(quoted)`; where they are meant, put straight ones around them: `\(inQuotationMarks(text))`",
      edits: [Edit(replacing: place, with: quoted)])
    changed.content = .scalar(inner, isPlain: false)
  case .scalar: break
  case .list(let nodes):
    guard nodes.contains(where: mayHoldCurlyQuotes) else { return node }
    changed.content = .list(nodes.map { withoutCurlyQuotes($0, path: path, &report) })
  case .map(let pairs):
    guard pairs.contains(where: { mayHoldCurlyQuotes($0.value) }) else { return node }
    changed.content = .map(
      pairs.map { pair in
        YAMLNode.Pair(
          key: pair.key, line: pair.line, column: pair.column,
          value: withoutCurlyQuotes(pair.value, path: path, &report))
      })
  }
  return changed
}

/// A quick look, since nearly no value does.
private func mayHoldCurlyQuotes(_ node: YAMLNode) -> Bool {
  switch node.content {
  case .scalar(let text, let isPlain): isPlain && (text.utf8.first == 0xE2 || text.utf8.first == 0xC2)
  case .list(let nodes): nodes.contains(where: mayHoldCurlyQuotes)
  case .map(let pairs): pairs.contains { mayHoldCurlyQuotes($0.value) }
  }
}

/// In double quotation marks, or in single ones where it has double ones itself.
private func straight(_ text: String) -> String {
  let quoted = quoteYAML(text)
  return quoted == text ? inQuotationMarks(text) : quoted
}

/// What is between the marks of the languages that have curly ones; nil where others are inside, as in `“A” and “B”`.
private func insideCurlyQuotes(_ text: String) -> String? {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last, scalars.count > 2,
    closing[first]?.contains(last) ?? false
  else { return nil }
  let inner = scalars.dropFirst().dropLast()
  // An apostrophe looks like a closing single mark.
  if inner.contains(where: { $0 == first || ($0 == last && last != "\u{2019}") }) { return nil }
  return String(String.UnicodeScalarView(inner))
}

private let closing: [Unicode.Scalar: String.UnicodeScalarView] = [
  "\u{201C}": "\u{201C}\u{201D}".unicodeScalars, "\u{201D}": "\u{201D}".unicodeScalars,
  "\u{201E}": "\u{201C}\u{201D}".unicodeScalars,
  "\u{2018}": "\u{2019}".unicodeScalars, "\u{2019}": "\u{2019}".unicodeScalars,
  "\u{201A}": "\u{2018}\u{2019}".unicodeScalars, "\u{00AB}": "\u{00BB}".unicodeScalars,
  "\u{00BB}": "\u{00AB}".unicodeScalars, "\u{2039}": "\u{203A}".unicodeScalars, "\u{203A}": "\u{2039}".unicodeScalars,
]
