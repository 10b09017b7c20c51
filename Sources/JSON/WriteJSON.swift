// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
  /// Without white space, and safe inside a script element.
  package var compact: [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.write(self, depth: 0)
    return writer.bytes
  }

  /// Without white space, for a file of its own.
  package var fileBytes: [UInt8] {
    var writer = JSONWriter(isPretty: false, isForScript: false)
    writer.write(self, depth: 0)
    return writer.bytes
  }

  /// A line for each member, for people to read.
  package var pretty: String {
    var writer = JSONWriter(isPretty: true, isForScript: false)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  let isPretty: Bool
  let isForScript: Bool
  private(set) var bytes: [UInt8] = []

  init(isPretty: Bool, isForScript: Bool = true) { (self.isPretty, self.isForScript) = (isPretty, isForScript) }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: add("null")
    case .bool(let isTrue): add(isTrue ? "true" : "false")
    case .integer(let number): add(String(number))
    case .number(let text): add(text)
    case .string(let text): bytes.appendJSON(text, forScript: isForScript)
    case .array(let elements) where isPretty && elements.allSatisfy(\.isScalar):
      add("[")
      for (number, element) in elements.enumerated() {
        if number > 0 { add(", ") }
        write(element, depth: depth)
      }
      add("]")
    case .array(let elements):
      add("[")
      for (number, element) in elements.enumerated() {
        begin(number, depth)
        write(element, depth: depth + 1)
      }
      end("]", isEmpty: elements.isEmpty, depth)
    case .object(let members):
      add("{")
      for (number, member) in members.enumerated() {
        begin(number, depth)
        bytes.appendJSON(member.name, forScript: isForScript)
        add(isPretty ? ": " : ":")
        write(member.value, depth: depth + 1)
      }
      end("}", isEmpty: members.isEmpty, depth)
    }
  }

  private mutating func begin(_ number: Int, _ depth: Int) {
    if number > 0 { add(",") }
    if isPretty { addLine(depth + 1) }
  }

  private mutating func end(_ bracket: String, isEmpty: Bool, _ depth: Int) {
    if isPretty, !isEmpty { addLine(depth) }
    add(bracket)
  }

  private mutating func addLine(_ depth: Int) { add("\n" + String(repeating: "  ", count: depth)) }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
