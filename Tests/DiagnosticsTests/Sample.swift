// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  static let sample = Rule("sample-rule", .error, "a rule for tests")
  static let remark = Rule("remark-rule", .note, "a rule for tests that only says something")
  static let mild = Rule("mild-rule", .warning, "a rule for tests that only warns")
}

/// A file as `locate` asks for it.
func reading(_ files: [String: String]) -> (String) -> [UInt8]? {
  { files[$0].map { Array($0.utf8) } }
}

/// What `locate` makes of diagnostics in these files.
func located(_ diagnostics: [Diagnostic], in files: [String: String] = [:]) -> [LocatedDiagnostic] {
  var report = Report()
  for diagnostic in diagnostics { report.add(diagnostic) }
  return locate(report.settled(), text: reading(files)).diagnostics
}

func printed(_ diagnostics: [Diagnostic], in files: [String: String] = [:], ink: Ink = .plain) -> String {
  located(diagnostics, in: files).map { printText($0, ink: ink) }.joined()
}

/// What is printed about one place in a text.
func printed(
  _ text: String, line: Int = 1, column: Int = 1, excerpt: String? = nil, message: String = "something is wrong",
  help: String? = nil, ink: Ink = .plain
) -> String {
  let place = Place("a.md", line: line, column: column, excerpt: excerpt)
  return printed([Diagnostic(.sample, message, at: place, help: help)], in: ["a.md": text], ink: ink)
}
