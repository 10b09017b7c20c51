// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import JSON

/// What becomes of HTML and addresses where a record is written as data.
package protocol RecordDataForm {
  /// What addresses of the site begin with in HTML.
  var root: String { get }

  /// Adds HTML as JSON.
  mutating func appendHTML(_ html: [UInt8], to bytes: inout [UInt8])

  /// Nil for an address that leads nowhere from here.
  mutating func address(_ address: Address) -> String?
}

extension Record {
  /// Adds a record as a JSON object, with the names of its shape. What is absent is left out, and so are the flags of lists.
  package func appendData(
    _ shape: Shape, _ form: inout some RecordDataForm, to bytes: inout [UInt8]
  ) throws(Problem) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (field, value) in zip(shape.fields, values) {
      if case .none = value { continue }
      if case .text("") = value { continue }
      if case .flag = value, field.name.utf8.starts(with: "has-".utf8) { continue }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes.appendJSON(field.name, forScript: false)
      bytes.append(UInt8(ascii: ":"))
      try value.appendData(field.type, in: shape, &form, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension Value {
  fileprivate func appendData(
    _ type: ValueType, in shape: Shape, _ form: inout some RecordDataForm, to bytes: inout [UInt8]
  ) throws(Problem) {
    switch self {
    case .none: bytes += "null".utf8
    case .text(let text): bytes.appendJSON(text, forScript: false)
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .address(let address):
      if let text = form.address(address) {
        bytes.appendJSON(text, forScript: false)
      } else {
        bytes += "null".utf8
      }
    case .html(let html): form.appendHTML(html, to: &bytes)
    case .writes(_, _, let write):
      var writer = HTMLWriter()
      try write(&writer, form.root)
      form.appendHTML(writer.bytes, to: &bytes)
    case .record(let record): try record.appendData(type.inner ?? shape, &form, to: &bytes)
    case .list(let records):
      bytes.append(UInt8(ascii: "["))
      for (number, record) in records.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        try record.appendData(type.inner ?? shape, &form, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }
}

extension ValueType {
  /// The shape of its records; nil where that is the one that they are in.
  fileprivate var inner: Shape? {
    switch self {
    case .record(let shape), .list(let shape): shape
    default: nil
    }
  }
}
