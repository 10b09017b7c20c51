/// Such as `a goal`, `an objective`.
package func withArticle(_ noun: String) -> String {
  (noun.unicodeScalars.first.map { "aeio".unicodeScalars.contains($0) } ?? false ? "an " : "a ") + noun
}

/// Such as `a goal`, `a goal or an objective`.
package func withArticles(_ nouns: [String]) -> String { nouns.map(withArticle).joined(separator: " or ") }

/// Literals as messages list them.
package func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
