// SPDX-License-Identifier: Apache-2.0

import JSON

/// A text of the interface: a word, or a whole sentence with places that are filled, such as `{count} results`. Its number, in
/// the place `count`, may choose between several forms.
package struct Wording: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case text(String)
    case place(String)
  }
  private struct Form: Sendable, Equatable {
    let text: String
    let pieces: [Piece]
    /// Whether no place of it has to be filled.
    let isWhole: Bool

    init(_ text: String) {
      self.text = text
      pieces = parse(text)
      isWhole = pieces.allSatisfy { if case .place = $0 { false } else { true } }
    }
  }
  /// The only form, or the one for numbers that have none of their own.
  private let usual: Form
  /// By category; empty for a text of one form.
  private let byNumber: [PluralCategory: Form]

  /// The place of the number that chooses the form.
  package static let count = "count"

  package init(_ text: String) {
    usual = Form(text)
    byNumber = [:]
  }

  /// Nil without forms.
  package init?(forms: [PluralCategory: String]) {
    let parsed = forms.mapValues(Form.init)
    guard let usual = PluralCategory.allCases.reversed().compactMap({ parsed[$0] }).first else { return nil }
    self.usual = usual
    byNumber = parsed
  }

  /// The text where it is complete by itself: of one form, without places.
  package var plain: String? { byNumber.isEmpty && usual.isWhole ? usual.text : nil }

  /// The forms that the text has by its number; none for a text of one form.
  package var categories: Set<PluralCategory> { Set(byNumber.keys) }

  /// The places of all forms.
  package var places: Set<String> {
    Set(
      (byNumber.isEmpty ? [usual] : Array(byNumber.values)).flatMap { form in
        form.pieces.compactMap { if case .place(let name) = $0 { name } else { nil } }
      })
  }

  /// Each form with the categories that it is for: those without a form of their own share the last one.
  var forms: [(categories: PluralCategories, pieces: [Piece])] {
    let rest = PluralCategories(Set(PluralCategory.allCases).subtracting(categories))
    return PluralCategory.allCases.compactMap { category in
      byNumber[category].map { form in
        (form == usual ? rest.union(PluralCategories([category])) : PluralCategories([category]), form.pieces)
      }
    }
  }

  package func pieces(for category: PluralCategory?) -> [Piece] {
    (category.flatMap { byNumber[$0] } ?? usual).pieces
  }

  /// The text, or each form after its category.
  package var lines: [String] {
    if byNumber.isEmpty { return [usual.text] }
    return PluralCategory.allCases.compactMap { category in
      byNumber[category].map { "\(category.rawValue): \($0.text)" }
    }
  }

  /// For a script, which fills the places itself: the text, or an object of the forms in JSON.
  package var forScripts: String {
    if byNumber.isEmpty { return usual.text }
    let forms = PluralCategory.allCases.compactMap { category in
      byNumber[category].map { (category.rawValue, $0.text) }
    }
    return String(decoding: JSONObject(forms).text, as: UTF8.self)
  }
}

/// Braces around a name are a place; others stand for themselves.
private func parse(_ text: String) -> [Wording.Piece] {
  var pieces: [Wording.Piece] = []
  var literal = ""
  var rest = text.utf8[...]
  while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
    literal += String(Substring(rest[..<open]))
    let name = rest[rest.index(after: open)...].prefix(while: isNameByte)
    if !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "}") {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(.place(String(Substring(name))))
      rest = rest[rest.index(after: name.endIndex)...]
    } else {
      literal += "{"
      rest = rest[rest.index(after: open)...]
    }
  }
  literal += String(Substring(rest))
  if !literal.isEmpty { pieces.append(.text(literal)) }
  return pieces
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
}

/// Names that begin so are texts of the interface, known when templates are compiled.
let wordPrefix = "words."
