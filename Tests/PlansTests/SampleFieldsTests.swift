// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Foundation
import JSON
import TestSupport
import Testing

@testable import Plans

/// What is written, exported and promised of fields, tried on every file of the sample plan.
@Suite struct SampleFieldsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../content").path
  static let texts = filesBelow(folder).filter { $0.hasSuffix(".md") }

  @Test(arguments: texts) func areReadBackAsTheyWere(path: String) throws {
    let bytes = try #require(contents(of: "\(Self.folder)/\(path)"))
    let item = try #require(interpreted(bytes, path: "content/\(path)").item)
    let written = writeFields(item.values, declared: item.kind.declarations)
    let again = try #require(interpreted(Array("---\n\(written)---\n".utf8), path: "content/\(path)").item)
    #expect(again.values == item.values)
    #expect(differences(item.values, again.values) == [])
  }

  @Test(arguments: texts) func areOfTheSchema(path: String) throws {
    let bytes = try #require(contents(of: "\(Self.folder)/\(path)"))
    var report = Report()
    let parts = try #require(divide(bytes, path: path, &report))
    let root = try #require(parseYAML(parts.frontMatter, path: path, firstLine: 2, report: &report))
    let kind = try #require(interpreted(bytes, path: "content/\(path)").item).kind
    #expect(violations(of: schema(of: kind.declarations), in: root) == [])
  }

  @Test(
    arguments: [
      ("titel: A", [" has no title", ".titel is not known"]), ("title: [A]", [".title is of no type that it may have"]),
      ("title: A\nstatus: actve", [".status is none of what it may be"]),
      ("title: A\npartners: [{role: x}]", [".partners is none of what it may be"]),
      ("title: A\ndate: soon", nil),
      ("title: A\ndate: 2026-03-31T10:00:00+01:00", []), ("title: A\ndate: 2026-03-31 10:00", []),
      ("title: A\ndate: 2026-03T10:00", nil),
      ("title: A\ndate: 20240101", [".date is too large"]),
      ("title: A\nweight: 1.5", [".weight is not of type integer"]),
      ("title: A\nextra: {a: [b]}", [".extra is of no type that it may have"]), ("title: 1.10\ndate: 2024\nid: 7", []),
      ("title: A\npartners: me\ntags: x\naligns-to: {ref: n}\nextra: {a: 1}", []), ("title: A\nid: my goal", nil),
      ("title: A\nformer-ids: [a/b, été]", []), ("title: A\nformer-ids: a//b", nil),
    ] as [(String, [String]?)])
  func areRefusedByTheSchemaWhereTheyAreWrong(fields: String, expected: [String]?) throws {
    var report = Report()
    let root = try #require(parseYAML(Array(fields.utf8)[...], path: "a.md", firstLine: 1, report: &report))
    let kind = try #require(Kinds.builtIn.named("goal"))
    let found = violations(of: schema(of: kind.declarations), in: root)
    if let expected { #expect(found.sorted() == expected) } else { #expect(found.count == 1) }
  }
}
