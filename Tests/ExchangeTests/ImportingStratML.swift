// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import Files
import Publishing
import Sites
import TestSupport
import Testing

/// A document of Part 2 around what is said of its goals.
func document(_ goals: String, name: String = "Plan", around: String = "") -> String {
  """
  <PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Strategic_Plan">
  <Name>\(name)</Name>\(around)<StrategicPlanCore>
  \(goals)
  </StrategicPlanCore></PerformancePlanOrReport>
  """
}

func imported(_ text: String) -> ImportedContent { importStratML(Array(text.utf8), path: "plan.xml", untitled: "plan") }

extension ImportedContent {
  subscript(path: String) -> String { files.first { $0.path == "content/\(path)" }?.text ?? "" }

  var problems: [String] {
    report.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.rule.name): \($0.message)" }
  }
}

/// Writes and checks what was imported; returns what is wrong with it.
func errors(building content: ImportedContent, into folder: TemporaryFolder) throws -> [String] {
  _ = try write([(content: content, folder: folder.path)])
  let today = try #require(CalendarDate("2026-01-01"))
  let result = try buildSite(
    BuildRequest(source: folder.path, output: folder.path + "/public", today: today, workers: 2), announce: { _ in })
  return result.settled.findings.filter { $0.severity == .error }.map {
    "\($0.diagnostic.place?.path ?? ""):\($0.diagnostic.place?.line ?? 0): \($0.diagnostic.message)"
  }
}
