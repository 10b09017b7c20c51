// SPDX-License-Identifier: Apache-2.0

import Diagnostics

@testable import Fields

/// What a text says in fields that are declared for the test.
struct ReadFields {
  var values = CustomFields()
  var places = FieldPlaces()
  var problems: [String] = []

  init(_ text: String, _ fields: [FieldDeclaration]) {
    var report = Report()
    if let root = parseYAML(Array(text.utf8)[...], path: "a.md", firstLine: 1, report: &report) {
      places = readFields(
        root, into: &values, fields: fields.map { Field($0) }, of: "the file", path: "a.md", &report)
    }
    problems = report.diagnostics.map { problem in
      "\(problem.place?.line ?? 0):\(problem.place?.column ?? 0) \(problem.message) (\(problem.help ?? ""))"
    }
  }
}

extension FieldDeclaration {
  init(_ name: String, _ shape: FieldShape) { self.init(name, shape, "A field.") }
}
