import Diagnostics

/// A field that a name in a template means.
struct Target {
  let path: Path
  let type: FieldType
}

extension Compiler {
  /// Finds what a name means, from the innermost record outwards; reports and returns nil if it means nothing.
  ///
  /// Mustache, interpolation: the first part of a dotted name decides where the others are looked for.
  mutating func resolve(_ name: String, tag: Range<Int>, in scope: Scope) -> Target? {
    if name == "." { return resolveCurrent(tag: tag, in: scope) }
    let parts = name.split(separator: ".").map(String.init)
    for slot in scope.shapes.indices.reversed() {
      guard let index = scope.shapes[slot].index(of: parts[0]) else { continue }
      let start = Step(shape: scope.shapes[slot], index: index)
      return follow(parts, from: start, slot: slot, tag: tag, in: scope)
    }
    reportUnknown(parts[0], of: name, shapes: scope.shapes.reversed(), tag: tag, in: scope)
    return nil
  }

  private struct Step {
    let shape: Shape
    let index: Int

    var type: FieldType {
      if case .nested = shape.fields[index].type { return .list(shape) }
      return shape.fields[index].type
    }
  }

  private mutating func resolveCurrent(tag: Range<Int>, in scope: Scope) -> Target? {
    if case .value(let path, let leaf) = scope.current {
      return Target(path: path, type: leaf.type)
    }
    let slot = scope.shapes.count - 1
    let shape = scope.shapes[slot]
    guard let index = shape.index(of: ".") else {
      add(
        .wrongUse, "`.` is the whole `\(shape.name)` here, not a text", tag, scope,
        help: "name one of its fields: " + listNames(of: [shape]))
      return nil
    }
    return Target(path: Path(slot: Int32(slot), field: Int32(index)), type: Step(shape: shape, index: index).type)
  }

  private mutating func follow(
    _ parts: [String], from start: Step, slot: Int, tag: Range<Int>, in scope: Scope
  ) -> Target? {
    var step = start
    var tail: [Int32] = []
    for (number, part) in parts.enumerated().dropFirst() {
      guard case .record(let shape) = step.type else {
        let before = parts[..<number].joined(separator: ".")
        add(
          .wrongUse, "`\(before)` is \(step.type.phrase) and has no field `\(part)`", tag, scope,
          help: step.type.isList
            ? "open a section: `{{#\(before)}}…{{\(parts[number...].joined(separator: "."))}}…{{/\(before)}}`" : nil)
        return nil
      }
      guard let index = shape.index(of: part) else {
        reportUnknown(part, of: parts.joined(separator: "."), shapes: [shape], tag: tag, in: scope)
        return nil
      }
      tail.append(Int32(index))
      step = Step(shape: shape, index: index)
    }
    let path = Path(
      slot: Int32(slot), field: Int32(start.index), tail: tail.isEmpty ? 0 : code.addTail(tail),
      tailCount: Int32(tail.count))
    return Target(path: path, type: step.type)
  }

  private mutating func reportUnknown(
    _ part: String, of name: String, shapes: [Shape], tag: Range<Int>, in scope: Scope
  ) {
    var help = ""
    if let near = nearest(to: part, among: shapes.flatMap { $0.fields.map(\.name) }) {
      help = "did you mean `\(near)`? "
    }
    help += listNames(of: shapes)
    if let place = scope.includedAt {
      help += " (for the template as it is included in `\(place.path)`, line \(place.line))"
    }
    let inner = shapes.first?.name ?? ""
    let whole = part == name ? "" : ", as `\(name)` asks"
    add(.unknownName, "`\(inner)` has no field `\(part)`\(whole)", tag, scope, help: help)
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
}

extension FieldType {
  /// What a field is, for a sentence.
  var phrase: String {
    switch self {
    case .text: "plain text"
    case .html: "HTML"
    case .address: "an address"
    case .flag: "a yes or no"
    case .record(let shape): "a record, `\(shape.name)`,"
    case .list(let shape): "a list of `\(shape.name)`"
    case .nested: "a list"
    }
  }

  var isList: Bool {
    switch self {
    case .list, .nested: true
    default: false
    }
  }
}

extension Scope.Leaf {
  var type: FieldType {
    switch self {
    case .text: .text
    case .html: .html
    case .address: .address
    }
  }
}
