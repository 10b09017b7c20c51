// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Publishing
import Sites

/// How a run says what it found.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github, gitlab

  /// All of standard output is the report.
  var isDocument: Bool { self == .json || self == .sarif || self == .gitlab }

  /// What is printed where a fault of the machine has ended the run.
  func fault(_ message: String, help: String) -> (output: String, error: String) {
    switch self {
    case .text: ("", "error: \(message)\n  help: \(help)\n")
    case .json: (jsonReport(ofFault: message, help: help) + "\n", "")
    case .sarif: (sarifReport(ofFault: "\(message)\n\(help)") + "\n", "")
    case .github: (gitHubReport(ofFault: "\(message)\n\(help)"), "")
    case .gitlab: ("[]\n", "error: \(message)\n  help: \(help)\n")
    }
  }
}

/// The path of a source's file as programs outside know it: from the folder where the run began.
func path(_ path: String, in source: String) -> String {
  if source == "." || source == "./" { return path }
  return source.utf8.last == UInt8(ascii: "/") ? source + path : "\(source)/\(path)"
}

extension LocatedDiagnostic {
  /// What is wrong and what to do about it, where both are one text.
  var messageWithHelp: String { diagnostic.message + (diagnostic.help.map { "\nHelp: \($0)" } ?? "") }
}
