// SPDX-License-Identifier: Apache-2.0

/// How a site wants its texts read.
package struct MarkdownOptions: Sendable {
  /// Straight quotation marks, `--`, `---` and `...` become typographic ones.
  package var typographicPunctuation: Bool
  /// What a heading is not called unless its writer asks for it.
  package var reservedIDs: ReservedIDs
  /// What none may be called: the page around it uses them. All of them are reserved.
  package var frameIDs: ReservedIDs

  /// The language of the text, where it is not that of the page.
  package var language: String?
  /// Whether the language of the page is written from right to left.
  package var isRightToLeft: Bool
  /// Whether the paragraphs of a text have numbers that lead to them.
  package var numbersParagraphs = false
  /// Whether documents know the addresses on the web that they lead to; only who asks these needs it.
  package var collectsExternalLinks = false

  package init(
    typographicPunctuation: Bool = true, reservedIDs: ReservedIDs = ReservedIDs(),
    frameIDs: ReservedIDs = ReservedIDs(),
    isRightToLeft: Bool = false
  ) {
    self.typographicPunctuation = typographicPunctuation
    self.reservedIDs = reservedIDs
    self.frameIDs = frameIDs
    self.isRightToLeft = isRightToLeft
  }
}

/// Ids that pages use for their own parts. A heading whose text would give one of them gets another.
package struct ReservedIDs: Sendable {
  private let ids: Set<String>
  private let prefixes: [String]

  package init(_ ids: Set<String> = [], prefixes: [String] = []) {
    self.ids = ids
    self.prefixes = prefixes
  }

  package func contains(_ id: String) -> Bool {
    ids.contains(id) || prefixes.contains { id.utf8.starts(with: $0.utf8) }
  }
}
