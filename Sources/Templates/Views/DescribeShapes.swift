// SPDX-License-Identifier: Apache-2.0

/// The fields of a view as a table in Markdown; those of which `isShown` says so.
package func describeFields(of shape: Shape, _ isShown: (ShapeField) -> Bool = { _ in true }) -> String {
  var lines = ["| name | type | what it is |", "|---|---|---|"]
  for field in shape.fields where isShown(field) {
    lines.append("| `\(field.name)` | \(phrase(field.type, in: shape)) | \(cell(field.help)) |")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// What the records and lists of some views are made of, in the order in which they are met.
package func shapesWithin(_ shapes: [Shape]) -> [Shape] {
  var waiting = shapes
  var seen = Set(shapes.map { ObjectIdentifier($0) })
  var found: [Shape] = []
  var next = 0
  while next < waiting.count {
    for field in waiting[next].fields {
      switch field.type {
      case .record(let inner), .list(let inner):
        guard seen.insert(ObjectIdentifier(inner)).inserted else { continue }
        found.append(inner)
        waiting.append(inner)
      default: break
      }
    }
    next += 1
  }
  return found
}

private func phrase(_ type: ValueType, in shape: Shape) -> String {
  switch type {
  case .text: "text"
  case .html: "HTML"
  case .address: "address"
  case .flag: "yes or no"
  case .record(let inner): "`\(inner.name)`, or none"
  case .list(let inner): "list of `\(inner.name)`"
  case .nested: "list of `\(shape.name)`"
  }
}

/// A vertical bar would end the cell, a line break the table.
private func cell(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).joined(separator: " ").split(separator: "|", omittingEmptySubsequences: false)
    .joined(separator: "\\|")
}
