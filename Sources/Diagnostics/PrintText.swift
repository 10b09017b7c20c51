/// Colour for a terminal; `plain` writes none.
package enum Ink: Sendable {
  case plain
  case colour
}

/// A diagnostic as people read it: `path:line:column: error: message [rule]`, the line at fault with a caret, the help.
package func printText(_ located: LocatedDiagnostic, ink: Ink) -> String {
  let severity = located.diagnostic.severity
  let tint = severity == .error ? "31" : "33"
  var text = ""
  if let path = located.path {
    text += paint(printable(path) + (located.line > 0 ? ":\(located.line):\(located.column)" : ""), "1", ink) + ": "
  }
  text += paint("\(severity.rawValue):", "1;\(tint)", ink) + " " + printable(located.diagnostic.message)
  text += " [\(located.diagnostic.rule.name)]\n"
  if let line = located.sourceLine {
    let shown = excerpt(of: line, around: located.column, length: located.length)
    let gutter = String(located.line)
    text += "  \(gutter) | \(shown.text)\n"
    text += "  " + String(repeating: " ", count: gutter.count) + " | " + shown.indent
    text += paint(String(repeating: "^", count: shown.length), tint, ink) + "\n"
  }
  if let help = located.diagnostic.help {
    text +=
      paint("  help:", "1", ink) + " "
      + help.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
      .joined(separator: "\n        ") + "\n"
  }
  return text
}

private func paint(_ text: String, _ code: String, _ ink: Ink) -> String {
  ink == .colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
}

/// Content must not steer the terminal: control characters, line separators, and the marks that turn the direction of a
/// text, are shown as their number.
private func printable(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
      out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    default: out.append(scalar)
    }
  }
  return String(out)
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
  let before = shown(start..<min(fault, end)).map { $0 == "\t" ? $0 : String(repeating: " ", count: $0.count) }
  let underlined = shown(fault..<max(fault, min(fault + length, end))).reduce(0) { $0 + $1.count }
  let text = (start > 0 ? "…" : "") + shown(start..<end).joined() + (end < characters.count ? "…" : "")
  return (text, (start > 0 ? " " : "") + before.joined(), max(1, underlined))
}
