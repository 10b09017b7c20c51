/// Such as `a goal`, `an objective`.
package func withArticle(_ noun: String) -> String {
  (noun.unicodeScalars.first.map { "aeio".unicodeScalars.contains($0) } ?? false ? "an " : "a ") + noun
}
