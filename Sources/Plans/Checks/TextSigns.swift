// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// Words that hold the place of what is not known yet.
func checkPlaceholders(_ plan: Plan, _ report: inout Report) {
  for item in plan.items {
    for (words, place) in item.signs(.placeholder).map({ ($0.words, $0.place) }) {
      report.add(
        .placeholder, "`\(words)` is a placeholder: something is still to be said here", at: place,
        help: "write what is known, or hold the item back with `draft: true`")
    }
  }
}

/// Markings that say that a text is not for everybody. What explains markings names several, or is a term or a standard.
func checkMarkings(_ plan: Plan, _ report: inout Report) {
  let explaining = [TermDetails.name, StandardDetails.name, NormDetails.name]
  for item in plan.items {
    let signs = item.signs(.marking)
    if signs.isEmpty { continue }
    if explaining.contains(item.kind.like) { continue }
    func explains(_ signs: [PlacedSign]) -> Bool { Set(signs.map { $0.words.replacing(" ", with: "") }).count > 1 }
    let fields = signs.filter(\.isInFields)
    let text = signs.filter { !$0.isInFields }
    for sign in (explains(fields) ? [] : fields) + (explains(text) ? [] : text) where !isPublic(sign.words) {
      report.add(
        .restrictedMarking, "`\(sign.words)` says that this is not for everybody, and the site is", at: sign.place,
        help:
          "keep the text out of the content, or correct the marking; where the text is about the label, write it as "
          + "code: `` `\(sign.words)` ``")
    }
  }
}

/// `TLP:CLEAR`, and what it was called before version 2.0.
private func isPublic(_ marking: String) -> Bool { marking.hasSuffix("CLEAR") || marking.hasSuffix("WHITE") }

/// Such words with their place.
private struct PlacedSign {
  let words: String
  let place: Place
  let isInFields: Bool
}

extension Item {
  /// Those of its text and of its fields, which may be a row of a table.
  fileprivate func signs(_ kind: TextSign.Kind) -> [PlacedSign] {
    var found: [PlacedSign] = []
    for sign in document.signs where sign.kind == kind {
      let place = Place(file.path, line: sign.line, column: sign.column, excerpt: sign.words)
      found.append(PlacedSign(words: sign.words, place: place, isInFields: sign.isInFields))
    }
    guard isRow else { return found }
    for field in values {
      guard case .text(let text) = field.value else { continue }
      for sign in findSigns(inLine: text, isOfField: true) where sign.kind == kind {
        // One of the text is known already.
        let isOfText = document.signs.contains { $0.isInFields && $0.words == sign.words }
        if isOfText { continue }
        found.append(PlacedSign(words: sign.words, place: place(of: FieldPath(field.name)), isInFields: true))
      }
    }
    return found
  }
}
