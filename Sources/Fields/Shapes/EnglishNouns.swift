// SPDX-License-Identifier: Apache-2.0

/// Such as `a goal`, `an objective`, `an update`, `a unit`.
package func withArticle(_ noun: String) -> String {
  let first = noun.unicodeScalars.first.map { "aeiouAEIOU".unicodeScalars.contains($0) } ?? false
  let lower = noun.lowercased()
  let beginsWithVowel = first ? !vowelsSpokenAsConsonants.contains { lower.hasPrefix($0) } : silent(lower)
  return (beginsWithVowel ? "an " : "a ") + noun
}

/// Words that begin as `you` or `won` do.
private let vowelsSpokenAsConsonants = [
  "eu", "one", "once", "ubiquit", "unan", "unic", "unif", "unil", "union", "uniq", "unis", "unit", "univ", "ura", "use",
  "usu", "uti", "uto",
]

private func silent(_ lower: String) -> Bool {
  ["heir", "honest", "honour", "honor", "hour"].contains { lower.hasPrefix($0) }
}

/// The plural by the rule: goals, policies, branches.
package func plural(of noun: String) -> String {
  if ["s", "x", "z", "ch", "sh"].contains(where: { noun.hasSuffix($0) }) { return noun + "es" }
  if noun.hasSuffix("y"), let before = noun.utf8.dropLast().last, !"aeiou".utf8.contains(before) {
    return noun.dropLast() + "ies"
  }
  return noun + "s"
}

/// A name such as `cost-band` as pages show it: `Cost band`.
package func readable(_ name: String) -> String {
  let text = name.replacing("-", with: " ").replacing("_", with: " ")
  return text.prefix(1).uppercased() + text.dropFirst()
}
