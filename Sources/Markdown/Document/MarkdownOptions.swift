// SPDX-License-Identifier: Apache-2.0

/// How a site wants its texts read.
package struct MarkdownOptions: Sendable {
  /// Straight quotation marks, `--`, `---` and `...` become typographic ones.
  package var typographicPunctuation: Bool
  package var reservedIDs: ReservedIDs

  package init(typographicPunctuation: Bool = true, reservedIDs: ReservedIDs = ReservedIDs()) {
    self.typographicPunctuation = typographicPunctuation
    self.reservedIDs = reservedIDs
  }
}

/// The ids that the page around a text uses for its own parts. A heading whose text would give one of them gets another.
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
