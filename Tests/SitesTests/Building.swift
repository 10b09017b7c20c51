// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Foundation
import Plans
import Publishing
import Sites
import TestSupport
import Testing

/// Builds, or checks where there is no output, on a day that is the same in every run. Most sites of tests need no home page:
/// that it has no text is said of those of `Refused`, as `sayingAll` asks for.
func build(
  _ source: String, to output: String? = nil, workers: Int = 2, sayingAll: Bool = false,
  _ change: (inout BuildRequest) -> Void = { _ in }
) throws -> BuildResult {
  let today = try #require(CalendarDate("2026-01-01"))
  var request = BuildRequest(source: source, output: output, today: today, workers: workers)
  change(&request)
  var result = try buildSite(request, announce: { _ in })
  if !sayingAll { result.report = result.report.without(.noHome) }
  return result
}

/// What the command line prints about a build's problems.
func printed(_ result: BuildResult, _ source: String) -> String {
  let folder = try? Folder(source)
  return printText(locate(result.settled) { try? folder?.read($0) }, ink: .plain)
}

/// A file that has just been changed is read again in the next build, whatever its stamp.
func waitForTheClock() { Thread.sleep(forTimeInterval: 0.12) }

func rules(_ result: BuildResult) -> Set<String> { Set(result.report.diagnostics.map(\.rule.name)) }

/// A folder of cases beside this file, each with its `source` and what is expected of it.
struct CaseFolder: Sendable, CustomTestStringConvertible {
  let path: String
  var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }
  var source: String { path + "/source" }

  static func all(in name: String) -> [CaseFolder] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { CaseFolder(path: "\(folder)/\($0)") }
  }

  /// Compares a text with the one that is expected, or writes it down as such.
  func expect(_ got: String, in file: String, at location: SourceLocation = #_sourceLocation) throws {
    if isRecording {
      try Data(got.utf8).write(to: URL(filePath: "\(path)/\(file)"))
      Issue.record("recorded \(testDescription)/\(file); run again without PLANPRESS_RECORD", sourceLocation: location)
      return
    }
    let wanted = String(decoding: contents(of: "\(path)/\(file)") ?? [], as: UTF8.self)
    guard let difference = difference(got, from: wanted) else { return }
    Issue.record("\(testDescription)/\(file): \(difference)", sourceLocation: location)
  }

  func has(_ file: String) -> Bool { contents(of: "\(path)/\(file)") != nil }
}
