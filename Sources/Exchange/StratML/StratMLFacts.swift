// SPDX-License-Identifier: Apache-2.0

import Fields

/// What a plan says and StratML has no element for: lines at the end of OtherInformation, each a path and a value, such as
/// `progress.state: done` or `series.2.period: 2026-Q1`, elements of lists counted from 1. The first line says what they are.
struct StratMLFacts {
  struct Fact {
    let path: [String]
    let text: String
  }

  /// What stands before the lines.
  static let heading = "Facts that have no element:"

  var all: [Fact] = []

  init() {}

  mutating func add(_ path: String..., text: String) { add(path, text: text) }

  mutating func add(_ path: [String], text: String) {
    guard !text.isEmpty else { return }
    all.append(Fact(path: path, text: text))
  }

  /// A value, a line for each part of it. `name` says what a reference is called here.
  mutating func add(_ value: FieldValue, at path: [String], _ shape: FieldShape, naming name: (String) -> String) {
    switch value {
    case .record(let entries):
      for entry in entries { add(entry.value, at: path + [entry.name], shape.field(entry.name), naming: name) }
    case .list(let values):
      let texts = values.map { text($0, shape.element, name) }
      if !values.contains(where: \.isCompound), !texts.contains(where: { $0.contains(";") || $0.contains("\n") }) {
        all.append(Fact(path: path, text: texts.joined(separator: "; ")))
        return
      }
      for (number, value) in values.enumerated() {
        add(value, at: path + [String(number + 1)], shape.element, naming: name)
      }
    default: all.append(Fact(path: path, text: text(value, shape, name)))
    }
  }

  private func text(_ value: FieldValue, _ shape: FieldShape, _ name: (String) -> String) -> String {
    shape.mentionsItems ? name(scalarText(value)) : scalarText(value)
  }

}

/// The lines of a value.
private func lines(of text: Substring) -> [String] {
  var lines = [""]
  var rest = text
  while let sign = rest.popFirst() {
    if sign != stratMLLineEnd {
      lines[lines.count - 1].append(sign)
    } else if rest.first == stratMLLineEnd {
      lines[lines.count - 1].append(sign)
      rest.removeFirst()
    } else {
      lines.append("")
    }
  }
  return lines.map { collapsed($0) }
}

extension StratMLFacts {
  /// Takes the lines off the end of a text.
  init(takenFrom text: inout PlainText) {
    guard case .list(let items)? = text.blocks.last, case .paragraph([Self.heading])? = text.blocks.dropLast().last
    else {
      return
    }
    text.blocks.removeLast(2)
    for line in items {
      guard let colon = line.firstRange(of: ": ") else { continue }
      let path = line[..<colon.lowerBound].split(separator: ".").map(String.init)
      let text = lines(of: line[colon.upperBound...]).joined(separator: "\n")
      if !path.isEmpty { all.append(Fact(path: path, text: text)) }
    }
  }

  /// The value of a fact that is one word, taken out of the others.
  mutating func take(_ name: String) -> String? {
    guard let place = all.firstIndex(where: { $0.path == [name] }) else { return nil }
    return all.remove(at: place).text
  }

  /// The facts below a name, such as `indicators.2`, by their numbers; taken out of the others.
  mutating func takeNumbered(_ name: String) -> [StratMLFacts] {
    var found: [Int: StratMLFacts] = [:]
    all.removeAll { fact in
      guard fact.path.count > 2, fact.path[0] == name, let number = Int(fact.path[1]),
        (1...mostElements).contains(number)
      else { return false }
      found[number, default: StratMLFacts()].all.append(Fact(path: Array(fact.path.dropFirst(2)), text: fact.text))
      return true
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Puts the facts in the place of fields; those that are none of `fields` are returned.
  func apply(to entries: inout [FieldEntry], _ fields: [FieldDeclaration]) -> [Fact] {
    var others: [Fact] = []
    for fact in all {
      guard let field = fields.first(where: { $0.name == fact.path[0] }) else {
        others.append(fact)
        continue
      }
      let value = changed(entries[field.name], field.shape, fact.path.dropFirst(), fact.text)
      entries.put(value, field.name)
    }
    return others
  }
}

/// A list that a fact makes longer has at most so many elements.
private let mostElements = 10_000

private func changed(
  _ value: FieldValue?, _ shape: FieldShape, _ path: ArraySlice<String>, _ text: String
) -> FieldValue {
  switch shape {
  case .list(let element):
    guard let name = path.first else {
      return .list(text.split(separator: "; ").map { changed(nil, element, [], String($0)) })
    }
    var values: [FieldValue] = if case .list(let values)? = value { values } else { [] }
    guard let number = Int(name), (1...mostElements).contains(number) else { return value ?? .text(text) }
    while values.count < number { values.append(.record([])) }
    values[number - 1] = changed(values[number - 1], element, path.dropFirst(), text)
    return .list(values)
  case .record(let record):
    let name = path.first ?? record.shorthand
    var entries: [FieldEntry] = if case .record(let entries)? = value { entries } else { [] }
    // A period under a name of its own needs no days beside it.
    if name == "period" { entries.removeAll { $0.name == "start" || $0.name == "end" } }
    entries.put(changed(entries[name], shape.field(name), path.dropFirst(), text), name)
    return .record(entries)
  case .entries(let element):
    var entries: [FieldEntry] = if case .record(let entries)? = value { entries } else { [] }
    entries.put(changed(nil, element, [], text), path.joined(separator: "."))
    return .record(entries)
  default: return .text(text)
  }
}

extension [FieldEntry] {
  fileprivate mutating func put(_ value: FieldValue, _ name: String) {
    if let index = firstIndex(where: { $0.name == name }) {
      self[index] = FieldEntry(name, value)
    } else {
      append(FieldEntry(name, value))
    }
  }
}

extension FieldValue {
  fileprivate var isCompound: Bool {
    switch self {
    case .list, .record: true
    default: false
    }
  }
}
