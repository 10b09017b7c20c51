// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A field that a name in a template means.
struct Target {
  let path: Path
  let type: ValueType
}

/// A name means nothing at its place, or is used as what it is not.
struct WrongName: Error {
  let rule: Rule
  let message: String
  let help: String?
}

extension Scope {
  /// Finds what a name means, from the innermost record outwards.
  ///
  /// Mustache, interpolation: the first part of a dotted name decides where the others are looked for.
  func find(_ name: Name, paths: inout PathTable) throws(WrongName) -> Target {
    if name.isCurrent { return try findCurrent(name) }
    for slot in records.indices.reversed() {
      let shape = records[slot].shape
      guard let index = shape.index(of: name.parts[0]) else { continue }
      let step = Step(shape: shape, index: index)
      if name.parts.count > 1 { return try follow(name, from: step, slot: slot, paths: &paths) }
      return Target(path: Path(slot: Int32(slot), field: Int32(index)), type: step.type)
    }
    throw unknown(name.parts[0], of: name, shapes: records.reversed().map(\.shape))
  }

  private struct Step {
    let shape: Shape
    let index: Int

    var type: ValueType {
      if case .nested = shape.fields[index].type { return .list(shape) }
      return shape.fields[index].type
    }
  }

  private func findCurrent(_ name: Name) throws(WrongName) -> Target {
    if case .value(let path, let leaf) = current {
      return Target(path: path, type: leaf.type)
    }
    let slot = records.count - 1
    let shape = records[slot].shape
    guard let index = shape.index(of: name.parts[0]) else {
      throw WrongName(
        rule: .wrongUse, message: "`.` is the whole `\(shape.name)` here, not a text",
        help: "name one of its fields: " + listNames(of: [shape]))
    }
    return Target(path: Path(slot: Int32(slot), field: Int32(index)), type: Step(shape: shape, index: index).type)
  }

  private func follow(
    _ name: Name, from start: Step, slot: Int, paths: inout PathTable
  ) throws(WrongName) -> Target {
    var step = start
    var fields = [Int32(start.index)]
    for (number, part) in name.parts.enumerated().dropFirst() {
      guard case .record(let shape) = step.type else {
        let texts = name.parts.map(\.text)
        let before = texts[..<number].joined(separator: ".")
        let section = "open a section: `{{#\(before)}}…{{\(texts[number...].joined(separator: "."))}}…{{/\(before)}}`"
        throw WrongName(
          rule: .wrongUse, message: "`\(before)` is \(step.type.phrase) and has no field `\(part.text)`",
          help: step.type.isList ? section : nil)
      }
      guard let index = shape.index(of: part) else {
        throw unknown(part, of: name, shapes: [shape])
      }
      fields.append(Int32(index))
      step = Step(shape: shape, index: index)
    }
    return Target(path: paths.path(slot: slot, fields: fields), type: step.type)
  }

  private func unknown(_ part: NamePart, of name: Name, shapes: [Shape]) -> WrongName {
    let part = part.text
    var help = ""
    if let near = nearest(to: part, among: shapes.flatMap { $0.fields.map(\.name) }) {
      help = "did you mean `\(near)`? "
    }
    help += listNames(of: shapes)
    if let place = inclusion?.place {
      help += " (for the template as it is included in `\(place.path)`, line \(place.line))"
    }
    let inner = shapes.first?.name ?? ""
    let whole = part == name.text ? "" : ", as `\(name)` asks"
    return WrongName(rule: .unknownName, message: "`\(inner)` has no field `\(part)`\(whole)", help: help)
  }
}

/// The names that exist, if they are few enough to read.
private func listNames(of shapes: [Shape]) -> String {
  var lists: [String] = []
  var seen: Set<ObjectIdentifier> = []
  for shape in shapes where seen.insert(ObjectIdentifier(shape)).inserted {
    let names = shape.fields.map { "`\($0.name)`" }
    lists.append(
      names.isEmpty
        ? "`\(shape.name)` has no fields" : "`\(shape.name)` has \(names.joined(separator: ", "))")
  }
  let count = shapes.reduce(0) { $0 + $1.fields.count }
  if count <= Limits.listedNames { return lists.joined(separator: "; ") }
  return "docs/views.md lists the fields" + (shapes.first.map { " of `\($0.name)`" } ?? "")
}

extension Scope.Leaf {
  fileprivate var type: ValueType {
    switch self {
    case .text: .text
    case .html: .html
    case .address: .address
    }
  }
}
