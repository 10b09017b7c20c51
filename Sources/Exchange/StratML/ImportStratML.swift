// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import XML

/// Makes a plan of a StratML document: Part 1 (ISO 17469-1), Part 2 (ANSI/AIIM 22), and what was written before them.
///
/// What does not follow the schemas is read as it is meant, with a warning; what has no place in a plan is kept in `extra`. What is
/// not StratML, or no XML, is refused. `path` is how the file is called in messages, `name` what an untitled plan is called.
package func importStratML(_ bytes: [UInt8], path: String, untitled name: String) -> ImportedContent {
  var report = Report()
  let root: StratMLElement
  let oddities: [StratMLOddity]
  do throws(XMLFault) {
    let document = try parseStratML(bytes)
    guard let found = document.root, isStratML(found, path, &report) else { return refused(report) }
    (root, oddities) = (found, document.oddities)
  } catch {
    report.add(
      .importRefused, "this is not well-formed XML: \(error.reason)",
      at: Place(path, line: error.line, column: error.column),
      help: "open the file in the program that wrote it, and save it again")
    return refused(report)
  }
  for oddity in oddities {
    report.add(.importRepaired, oddity.words, at: Place(path, line: oddity.line, column: oddity.column))
  }
  var reader = StratMLReader(path: path, untitled: name, report: report)
  return reader.read(root)
}

private func refused(_ report: Report) -> ImportedContent {
  ImportedContent(title: "", files: [], counts: [], report: report)
}

private func isStratML(_ root: StratMLElement, _ path: String, _ report: inout Report) -> Bool {
  let place = Place(path, line: root.line, column: root.column)
  guard ["StrategicPlan", "PerformancePlanOrReport"].contains(root.name) else {
    report.add(
      .importRefused,
      "this is not StratML: its outermost element is `\(root.written)`, and not `StrategicPlan` or `PerformancePlanOrReport`",
      at: place, help: "the other parts and drafts of StratML cannot be read")
    return false
  }
  guard root.children.contains(where: { ["Name", "Goal", "Organization"].contains($0.name) }) else {
    report.add(
      .importRefused, "this is not StratML: `\(root.written)` contains neither a `Name` nor a `Goal`", at: place)
    return false
  }
  if !namespaces.contains(root.namespace) {
    report.add(
      .importRepaired,
      root.namespace.isEmpty
        ? "`\(root.written)` is in no namespace, and is taken for StratML's"
        : "`\(root.written)` is in the namespace `\(root.namespace)`, and is taken for StratML's", at: place)
  }
  return true
}

private let namespaces: Set<String> = [
  "urn:ISO:std:iso:17469:tech:xsd:stratml_core", "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
]
