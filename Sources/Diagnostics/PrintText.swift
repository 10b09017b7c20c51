// SPDX-License-Identifier: Apache-2.0

/// Colour for a terminal; `plain` writes none.
package enum Ink: Sendable {
  case plain
  case colour
}

/// A report as people read it; after the problems of each file, how many more it has.
package func printText(_ report: LocatedReport, ink: Ink) -> String {
  var text = ""
  var rest = report.omissions[...]
  for (index, problem) in report.diagnostics.enumerated() {
    text += printText(problem, ink: ink)
    let path = problem.place?.path
    let isLast = index + 1 == report.diagnostics.count || report.diagnostics[index + 1].place?.path != path
    while isLast, let next = rest.first, next.path != nil, next.path == path {
      text += printText(rest.removeFirst(), ink: ink)
    }
  }
  return text + rest.map { printText($0, ink: ink) }.joined()
}

/// A diagnostic: `path:line:column: error: message [rule]`, the line at fault with a caret; notes with theirs; the help.
package func printText(_ located: LocatedDiagnostic, ink: Ink) -> String {
  let tint = colour(of: located.severity)
  let label = "\(located.severity.rawValue):"
  var text = paintPlace(located.place, ink) + paint(label, "1;\(tint)", ink) + " "
  text += printable(located.message) + " [\(located.diagnostic.rule.name)]\n"
  if let place = located.place { text += printExcerpt(place, tint, ink) }
  if let others = located.others { text += printText(others, ink) }
  for note in located.notes {
    text += paint("  note:", "1", ink) + " "
    text += paintPlace(note.place, ink) + printable(note.message) + "\n"
    text += printExcerpt(note.place, colour(of: .note), ink)
  }
  if let help = located.diagnostic.help {
    text +=
      paint("  help:", "1", ink) + " "
      + help.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
      .joined(separator: "\n        ") + "\n"
  }
  return text
}

private func printText(_ others: OtherFiles, _ ink: Ink) -> String {
  let places = others.places.map { printable($0.path) + ($0.line > 0 ? ":\($0.line)" : "") }.joined(separator: ", ")
  let rest = others.count - others.places.count
  return paint("  also:", "1", ink) + " " + places
    + (rest > 0 ? " and \(withCommas(rest)) more \(rest == 1 ? "file" : "files")" : "") + "\n"
}

private func printText(_ omission: Omission, ink: Ink) -> String {
  let place = omission.path.map { paint(printable($0), "1", ink) + ": " } ?? ""
  let files = omission.path == nil ? "in other files" : "in this file"
  return place + "… and \(withCommas(omission.count)) more `\(omission.rule.name)` \(files)\n"
}

extension LocatedDiagnostic {
  /// What is wrong, with the number of files where it is many.
  package var message: String {
    guard let others, let shared = diagnostic.inManyFiles else { return diagnostic.message }
    return "\(withCommas(others.count + 1)) files \(shared)"
  }
}

/// Such as `1,990`.
private func withCommas(_ number: Int) -> String {
  number < 1000
    ? String(number) : withCommas(number / 1000) + "," + String(String(number % 1000 + 1000).dropFirst())
}

private func colour(of severity: Severity) -> String {
  switch severity {
  case .error: "31"
  case .warning: "33"
  case .note: "36"
  }
}

private func paintPlace(_ place: ExactPlace?, _ ink: Ink) -> String {
  guard let place else { return "" }
  return paint(printable(place.path) + (place.line > 0 ? ":\(place.line):\(place.column)" : ""), "1", ink) + ": "
}

/// The line of a place, and a caret below.
private func printExcerpt(_ place: ExactPlace, _ tint: String, _ ink: Ink) -> String {
  guard let line = place.sourceLine else { return "" }
  let shown = excerpt(of: line, around: place.column, length: place.length)
  let gutter = String(place.line)
  return "  \(gutter) | \(shown.text)\n"
    + "  " + String(repeating: " ", count: gutter.count) + " | " + shown.indent
    + paint(String(repeating: "^", count: shown.length), tint, ink) + "\n"
}

private func paint(_ text: String, _ code: String, _ ink: Ink) -> String {
  ink == .colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
}

/// The part of a long line around the fault. Tabs stay as they are, and the indent has them too, so that the caret
/// lines up.
private func excerpt(of line: String, around column: Int, length: Int) -> (text: String, indent: String, length: Int) {
  let width = 100
  let characters = Array(line)
  let fault = min(max(0, column - 1), characters.count)
  let start = characters.count <= width ? 0 : max(0, min(fault - width / 3, characters.count - width))
  let end = min(characters.count, start + width)
  func shown(_ range: Range<Int>) -> [String] {
    characters[range].map { $0 == "\t" ? "\t" : printable(String($0)) }
  }
  func columns(_ text: String) -> Int { text.reduce(0) { $0 + columnWidth($1) } }
  let before = shown(start..<min(fault, end)).map { $0 == "\t" ? $0 : String(repeating: " ", count: columns($0)) }
  let underlined = shown(fault..<max(fault, min(fault + length, end))).reduce(0) { $0 + columns($1) }
  let text = (start > 0 ? "…" : "") + shown(start..<end).joined() + (end < characters.count ? "…" : "")
  return (text, (start > 0 ? " " : "") + before.joined(), max(1, underlined))
}
