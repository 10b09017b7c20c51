// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import Sites
import TestSupport
import Testing

/// Real documents, in and out again, where they are beside this checkout, and what their schemas say of the outcome.
@Suite(.enabled(if: !samples.isEmpty, "there are no documents beside this checkout, in ../shared/stratml/samples"))
struct StratMLRoundTripTests {
  /// Out of a site and in again, the content is the same, byte for byte.
  @Test(arguments: samples, [StratMLPart.one, .two]) func isTheSamePlan(name: String, part: StratMLPart) throws {
    guard let (folder, content) = try imported(name) else { return }
    let bytes = try exported(folder, part)
    #expect(try shapeProblems(of: bytes, part) == [])
    try expectValid(bytes, part)
    let again = importStratML(bytes, path: name, untitled: "plan")
    #expect(again.files.map(\.path) == content.files.map(\.path))
    for file in content.files {
      let other = again.files.first { $0.path == file.path }?.text
      #expect(other == file.text, "\(file.path)")
    }
    #expect(try exported(folder, part) == bytes, "each time the same")
  }

  /// What the file says is in what comes out, element by element, but for what the import says that it corrects.
  @Test(arguments: samples) func everyWordIsThere(name: String) throws {
    guard let (folder, _) = try imported(name) else { return }
    let before = words(of: try nodes(of: contents(of: "\(samplesFolder)/\(name)") ?? []))
    let root = try nodes(of: try exported(folder, .two))
    let after = words(of: root)
    // What is no element of StratML, or no value of its element, is a line.
    let lines = root.all.filter { $0.name == "OtherInformation" }.map(\.text).joined(separator: "\n")
    let lost = before.filter { key, count in
      after[key, default: 0] < count && !lines.contains(key.split(separator: ": ", maxSplits: 1).last ?? "")
    }
    #expect(lost.keys.sorted() == Self.leftOut[name] ?? [])
  }

  /// The role of somebody whom the file does not name: its import says that such elements are left out.
  private static let leftOut = [
    "p2-stratml-committee-annual-report-2011-pretty-bom.xml": [
      "Role/RoleType: Beneficiary", "Role/RoleType: Performer",
    ]
  ]

  @Test(arguments: ["sample", "starter"], [StratMLPart.one, .two]) func ourOwnPlansAreValid(
    name: String, part: StratMLPart
  ) throws {
    let folder = try TemporaryFolder()
    let source = name == "sample" ? checkout : "\(checkout)/examples/harbour-city"
    for path in filesBelow("\(source)/content") {
      try folder.write("content/\(path)", contents(of: "\(source)/content/\(path)") ?? [])
    }
    let bytes = try exported(folder, part)
    #expect(try shapeProblems(of: bytes, part) == [])
    try expectValid(bytes, part)
  }

  @Test(arguments: [StratMLPart.one, .two]) func aPlanOfEverythingIsValid(part: StratMLPart) throws {
    try expectValid(try exported(TemporaryFolder(StratMLOutTests.plan), part), part)
  }

  /// Nil where the document is refused.
  private func imported(_ name: String) throws -> (TemporaryFolder, ImportedContent)? {
    let content = importStratML(contents(of: "\(samplesFolder)/\(name)") ?? [], path: name, untitled: "plan")
    if content.files.isEmpty { return nil }
    let folder = try TemporaryFolder()
    _ = try write([(content: content, folder: folder.path)])
    return (folder, content)
  }

  /// Asks xmllint, which Debian has in libxml2-utils.
  private func expectValid(_ bytes: [UInt8], _ part: StratMLPart) throws {
    let folder = try TemporaryFolder()
    try folder.write("plan.xml", bytes)
    let schema = part == .one ? "StratML-Part1-ISO-20140401.xsd" : "StratML-Part2-ANSI-AIIM22-20160216.xsd"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "xmllint", "--noout", "--nonet", "--schema", ConformanceData.besides("stratml/xsd/\(schema)"),
      folder.path + "/plan.xml",
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}

/// Each text of a document, with the element that it is in and the one around that, and how often it is there. Marks of the
/// layout, and what only says in which way a text is divided, do not count.
private func words(of root: Node) -> [String: Int] {
  var counts: [String: Int] = [:]
  func visit(_ node: Node, _ parent: String) {
    let name = today[node.name.lowercased()] ?? node.name
    if node.children.isEmpty, name != "Identifier", name != "ReferentIdentifier" {
      var text = node.text.replacing("^", with: " ").replacing("ˆ", with: " ")
      text = text.replacing(#/[*•\u{200E}\u{FEFF}]/#, with: " ")
      if let facts = text.firstRange(of: "Facts that have no element:") { text = String(text[..<facts.lowerBound]) }
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { counts["\(parent)/\(name): \(words)", default: 0] += 1 }
    }
    let isWrapper = ["StrategicPlanCore", "PerformancePlanOrReport", "StrategicPlan"].contains(name)
    for child in node.children { visit(child, isWrapper ? "Plan" : name) }
  }
  visit(root, "")
  return counts
}

private let today = ["firstname": "GivenName", "lastname": "Surname", "unitofmeasure": "UnitOfMeasurement"]

private let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized.path
private let samplesFolder = ConformanceData.besides("stratml/samples")
private let samples = filesBelow(samplesFolder)
