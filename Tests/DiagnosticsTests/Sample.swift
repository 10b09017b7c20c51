import Diagnostics

extension Rule {
  static let sample = Rule("sample-rule", .error, "a rule for tests")
  static let mild = Rule("mild-rule", .warning, "a rule for tests that only warns")
}

/// A file as `locate` asks for it.
func reading(_ files: [String: String]) -> (String) -> [UInt8]? {
  { files[$0].map { Array($0.utf8) } }
}

/// What is printed about one place in a text.
func printed(
  _ text: String, line: Int = 1, column: Int = 1, excerpt: String? = nil, message: String = "something is wrong",
  help: String? = nil, ink: Ink = .plain
) -> String {
  let place = Place("a.md", line: line, column: column, excerpt: excerpt)
  let located = locate([Diagnostic(.sample, message, at: place, help: help)], text: reading(["a.md": text]))
  return located.map { printText($0, ink: ink) }.joined()
}
