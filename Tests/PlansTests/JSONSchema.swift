// SPDX-License-Identifier: Apache-2.0

import Fields
import JSON

/// What is wrong with a file's fields by a schema (JSON Schema 2020-12), as far as planpress makes use of it.
func violations(of schema: JSONValue, in node: YAMLNode, at path: String = "") -> [String] {
  guard case .object(let members) = schema else { return [] }
  return members.flatMap { member in
    violation(of: member, members, in: node, at: path)
  }
}

private func violation(
  of member: JSONMember, _ schema: [JSONMember], in node: YAMLNode, at path: String
) -> [String] {
  switch (member.name, member.value) {
  case ("type", .string(let type)): node.types.contains(type) ? [] : ["\(path) is not of type \(type)"]
  case ("type", .array(let types)):
    types.contains { node.types.map(JSONValue.string).contains($0) } ? [] : ["\(path) is of no type that it may have"]
  case ("const", let value): node.scalar.map(JSONValue.string) == value ? [] : ["\(path) is not \(value)"]
  case ("pattern", .string(let pattern)):
    if node.types.contains("string"), let text = node.scalar, (try? Regex(pattern).firstMatch(in: text)) ?? nil == nil {
      ["\(path) is not of the form \(pattern)"]
    } else {
      []
    }
  case ("minimum", .integer(let least)): node.integer.map { $0 < least } ?? false ? ["\(path) is too small"] : []
  case ("maximum", .integer(let most)): node.integer.map { $0 > most } ?? false ? ["\(path) is too large"] : []
  case ("items", let items):
    node.elements.enumerated().flatMap { violations(of: items, in: $1, at: "\(path)[\($0)]") }
  case ("properties", .object(let properties)):
    node.pairs.flatMap { pair in
      properties.filter { $0.name == pair.key }.flatMap {
        violations(of: $0.value, in: pair.value, at: "\(path).\(pair.key)")
      }
    }
  case ("required", .array(let names)):
    names.compactMap { name in
      guard case .string(let name) = name, !node.pairs.contains(where: { $0.key == name }) else { return nil }
      return "\(path) has no \(name)"
    }
  case ("additionalProperties", let value):
    node.pairs.filter { pair in !schema.properties.contains(pair.key) }.flatMap { pair in
      value == false ? ["\(path).\(pair.key) is not known"] : violations(of: value, in: pair.value, at: path)
    }
  case ("anyOf", .array(let options)), ("oneOf", .array(let options)):
    options.contains { violations(of: $0, in: node, at: path).isEmpty } ? [] : ["\(path) is none of what it may be"]
  default: []
  }
}

extension [JSONMember] {
  fileprivate var properties: [String] {
    guard case .object(let properties)? = first(where: { $0.name == "properties" })?.value else { return [] }
    return properties.map(\.name)
  }
}

/// What an editor takes a piece of YAML for (YAML 1.2.2, 10.3.2).
extension YAMLNode {
  fileprivate var types: [String] {
    switch content {
    case .list: ["array"]
    case .map: ["object"]
    case .scalar(_, isPlain: false): ["string"]
    case .scalar(let text, isPlain: true):
      switch text {
      case "true", "false": ["boolean"]
      case "", "~", "null": ["null"]
      case _ where Int(text) != nil: ["integer", "number"]
      case _ where Double(text) != nil: ["number"]
      default: ["string"]
      }
    }
  }

  fileprivate var scalar: String? { if case .scalar(let text, _) = content { text } else { nil } }
  fileprivate var integer: Int? { types.contains("integer") ? scalar.flatMap { Int($0) } : nil }
  fileprivate var elements: [YAMLNode] { if case .list(let nodes) = content { nodes } else { [] } }
  fileprivate var pairs: [Pair] { if case .map(let pairs) = content { pairs } else { [] } }
}
