// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A line of a paragraph with which another tool begins something: tabs, a file that is filled in, a directive, a formula.
func foreignBeginning(_ text: InlineText, _ line: Range<Int>) -> Finding? {
  let typed = text.typed(line).words
  if let help = foreignHelp(typed) {
    return Finding(
      .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: line, help: help)
  }
  return foreignHeading(text, line, typed)
}

private func foreignHelp(_ typed: String) -> String? {
  func begins(_ beginning: String) -> Bool { typed.utf8.starts(with: beginning.utf8) }
  if begins("=== \"") || begins("=== “") || begins("===! \"") {
    return "write a heading with these words, and below it the text, without the blanks before it"
  }
  if begins("--8<--") { return "write here what that file says" }
  if begins("%%") { return "a comment is written `<!-- like this -->`" }
  if begins("$$") { return "write the formula in words, with signs such as `x^2^`, or show it as an image" }
  if begins("\\newpage") || begins("\\pagebreak") || begins("\\clearpage") { return "remove it" }
  if begins("\\begin{") || begins("\\end{") { return "write here what that tool would make of it" }
  if begins(".. "), typed.contains("::") {
    return "write a quotation that begins with `> [!NOTE]`, a heading, or what that tool would put here"
  }
  if begins("import "), typed.contains(" from '") || typed.contains(" from \"") { return "remove it" }
  if begins("export const ") { return "remove it, and write the value where it is used" }
  return nil
}

/// `== Aims`, as AsciiDoc and wikis have it.
private func foreignHeading(_ text: InlineText, _ line: Range<Int>, _ typed: String) -> Finding? {
  let signs = text.bytes[line].prefix { $0 == UInt8(ascii: "=") }.count
  guard (2...6).contains(signs), text.at(line.lowerBound + signs) == 0x20 else { return nil }
  let words = String(typed.dropFirst(signs)).trimmed
  let title = String(words.reversed().drop { $0 == "=" }.reversed()).trimmed
  guard title.first?.isLetter ?? false, !title.contains("=") else { return nil }
  let right = String(repeating: "#", count: signs) + " " + title
  return Finding(
    .foreignMark, "`\(typed)` is a heading of another tool, and is published as it is here", at: line,
    help: "write `\(right)`", replacement: right)
}
