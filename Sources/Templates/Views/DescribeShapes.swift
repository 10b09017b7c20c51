/// The reference of what templates may name, as Markdown: a table for each shape, also for those that the given ones
/// hold, in the order in which they are met.
package func describeShapes(_ shapes: [Shape]) -> String {
  var order = shapes
  var seen: Set<ObjectIdentifier> = []
  var sections: [String] = []
  var next = 0
  while next < order.count {
    let shape = order[next]
    next += 1
    guard seen.insert(ObjectIdentifier(shape)).inserted else { continue }
    sections.append(describe(shape))
    for field in shape.fields {
      switch field.type {
      case .record(let inner), .list(let inner): order.append(inner)
      default: break
      }
    }
  }
  return sections.joined(separator: "\n")
}

private func describe(_ shape: Shape) -> String {
  var lines = ["## `\(shape.name)`", "", "| name | type | what it is |", "|---|---|---|"]
  for field in shape.fields {
    lines.append("| `\(field.name)` | \(phrase(field.type, in: shape)) | \(cell(field.help)) |")
  }
  return lines.joined(separator: "\n") + "\n"
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
