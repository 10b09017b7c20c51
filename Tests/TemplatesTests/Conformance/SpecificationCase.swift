// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import HTML
import Templates
import TestSupport

/// One test in the form of the Mustache specification: data in place of views.
struct SpecificationCase {
  let name: String
  let data: Any
  let template: String
  let partials: [String: String]
  let expected: String

  /// The tests of a module.
  static func read(_ module: String) throws -> [SpecificationCase] {
    let bytes = try ConformanceData.read("mustache/\(module).json")
    guard let object = try JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let tests = object["tests"] as? [[String: Any]]
    else { throw CocoaError(.fileReadCorruptFile) }
    return tests.map { test in
      SpecificationCase(
        name: test["name"] as? String ?? "", data: test["data"] ?? [:] as [String: Any],
        template: test["template"] as? String ?? "", partials: test["partials"] as? [String: String] ?? [:],
        expected: test["expected"] as? String ?? "")
    }
  }

  /// What the template prints, or the first error.
  func render() -> String {
    let reader = DataReader(htmlNames: namesInThreeBraces())
    let shape = reader.rootShape(of: data)
    var report = Report()
    var files = partials.map { TemplateFile(name: $0, path: $0, bytes: Array($1.utf8)) }
    files.append(TemplateFile(name: "the test", path: "the test", bytes: Array(template.utf8)))
    let set = compileTemplates(files, roots: [("the test", shape)], words: [:], report: &report)
    guard let template = set?.template("the test", for: shape) else {
      return "error: \(report.diagnostics.map(\.message))"
    }
    var writer = HTMLWriter()
    do {
      try template.render(reader.rootRecord(of: data, shape), root: "", into: &writer)
    } catch {
      return "error: \(error)"
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Fields are declared as HTML where the test prints them unescaped.
  private func namesInThreeBraces() -> Set<String> {
    var names: Set<String> = []
    for text in [template] + partials.values {
      for match in text.matches(of: /\{\{(\{|&)\s*([^}\s]+)\s*\}\}/) {
        let name = String(match.2)
        names.insert(name == "." ? "." : name.split(separator: ".").last.map(String.init) ?? name)
      }
    }
    return names
  }
}

/// Makes a shape and a record from the data of a test: what the tests leave to the run, a view declares.
struct DataReader {
  let htmlNames: Set<String>

  func rootShape(of data: Any) -> Shape {
    shape(of: [data], name: "root")
  }

  func rootRecord(of data: Any, _ shape: Shape) -> Record {
    record(of: data, shape)
  }

  private func shape(of items: [Any], name: String) -> Shape {
    let objects = items.compactMap { $0 as? [String: Any] }
    guard objects.count == items.count else {
      return Shape(name, [ShapeField(".", type(of: items, name: ".", in: name), "")])
    }
    let keys = Set(objects.flatMap(\.keys)).sorted()
    return Shape(
      name, keys.map { key in ShapeField(key, type(of: objects.compactMap { $0[key] }, name: key, in: name), "") })
  }

  private func type(of values: [Any], name: String, in outer: String) -> ValueType {
    let present = values.filter { !($0 is NSNull) }
    let entries = present.compactMap { $0 as? [Any] }
    if !entries.isEmpty {
      if name == outer { return .nested }
      return .list(shape(of: entries.flatMap { $0 }, name: name))
    }
    if !present.isEmpty, present.allSatisfy({ $0 is [String: Any] }) { return .record(shape(of: present, name: name)) }
    if !present.isEmpty, present.allSatisfy(isFlag) { return .flag }
    return htmlNames.contains(name) ? .html : .text
  }

  private func isFlag(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private func record(of data: Any, _ shape: Shape) -> Record {
    let object = data as? [String: Any]
    return Record(shape.fields.map { value(of: object == nil ? data : object?[$0.name], $0.type, in: shape) })
  }

  private func value(of data: Any?, _ type: ValueType, in shape: Shape) -> Value {
    guard let data, !(data is NSNull) else { return .none }
    switch type {
    case .flag: return .flag((data as? NSNumber)?.boolValue ?? false)
    case .record(let inner): return .record(record(of: data, inner))
    case .list(let inner): return .list((data as? [Any] ?? []).map { record(of: $0, inner) })
    case .nested: return .list((data as? [Any] ?? []).map { record(of: $0, shape) })
    default:
      let text = (data as? NSNumber)?.stringValue ?? data as? String ?? ""
      return type.isHTML ? .html(Array(text.utf8)) : .text(text)
    }
  }
}

extension ValueType {
  fileprivate var isHTML: Bool {
    if case .html = self { true } else { false }
  }
}
