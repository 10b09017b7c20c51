// SPDX-License-Identifier: Apache-2.0

/// Where in a page a byte of a template is, as a browser would read it.
///
/// The states are those of the HTML Standard's tokenizer (13.2.5), less what makes no difference here: character
/// references, the kinds of DOCTYPE, and the escaped states of scripts.
struct HTMLState: Hashable, Sendable {
  enum Mode: Sendable {
    case text
    /// After `<`.
    case tagOpen
    /// After `</`.
    case endTagOpen
    case tagName
    case beforeAttribute
    case attributeName
    case afterAttributeName
    case beforeValue
    case doubleQuoted
    case singleQuoted
    case unquoted
    /// After the closing quotation mark of a value.
    case afterValue
    /// Inside a tag, after parts of it that depend on the data: a space has to come next, or the end of the tag.
    case gap
    /// After `<!`.
    case declaration
    /// A DOCTYPE, or a comment that is not one: up to the next `>`.
    case bogusComment
    case comment
    /// In an element whose content is not HTML.
    case rawText
    /// In `title` or `textarea`, which contain text and character references only.
    case plainText

    /// Whether a blank, or the slash of a tag, was the last byte.
    var endsWithBlank: Bool { self == .beforeAttribute || self == .afterAttributeName }
  }

  var mode = Mode.text
  /// The tag's name in lower case, also in the content of raw and plain text elements.
  var element = ""
  var isEndTag = false
  /// In lower case, too.
  var attribute = ""
  /// Nothing of the attribute's value has come yet.
  var isAtValueStart = false
  /// How much has been seen of what ends a comment or the content of an element.
  var matched = 0

  static let page = HTMLState()

  var isInsideTag: Bool {
    switch mode {
    case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .afterValue, .gap: true
    default: false
    }
  }

  /// What is here, for people.
  var description: String {
    switch mode {
    case .text: "in the text of the page"
    case .tagOpen, .endTagOpen: "after a `<`"
    case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .afterValue, .gap:
      "in the tag `<\(isEndTag ? "/" : "")\(element)>`"
    case .beforeValue, .doubleQuoted, .singleQuoted, .unquoted: "in the attribute `\(attribute)`"
    case .declaration, .bogusComment: "in a `<!…>`"
    case .comment: "in an HTML comment"
    case .rawText, .plainText: "in `<\(element)>`"
    }
  }

}

extension HTMLState {
  /// The state that follows two ways through the template, or nil when they end in places that nothing joins.
  ///
  /// Inside a tag two ways may differ in whether an attribute was written; then a blank must separate what follows,
  /// so that it means the same after both.
  func joined(with other: HTMLState) -> HTMLState? {
    if self == other { return self }
    guard element == other.element, isEndTag == other.isEndTag else { return nil }
    if isInsideTag, other.isInsideTag {
      var joined = HTMLState(mode: .gap, element: element, isEndTag: isEndTag)
      if mode.endsWithBlank, other.mode.endsWithBlank { joined.mode = .beforeAttribute }
      return joined
    }
    var joined = self
    joined.isAtValueStart = other.isAtValueStart
    guard joined == other else { return nil }
    joined.isAtValueStart = false
    return joined
  }
}
