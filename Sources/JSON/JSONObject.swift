// SPDX-License-Identifier: Apache-2.0

/// A JSON object (RFC 8259) in the making; empty values are left out.
package struct JSONObject: Sendable {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  package init(_ values: [(String, String)] = []) {
    for (name, value) in values { add(name, value) }
  }

  package mutating func add(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    begin(name)
    bytes.appendJSON(value)
  }

  /// A number as it is written (RFC 8259, section 6): whoever makes one answers for its form.
  package mutating func add(number: String, _ name: String) {
    begin(name)
    bytes.append(contentsOf: number.utf8)
  }

  package mutating func add(_ name: String, _ value: JSONObject) {
    begin(name)
    bytes += value.text
  }

  package mutating func add(_ name: String, _ values: [JSONObject]) {
    guard !values.isEmpty else { return }
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += value.text
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.appendJSON(name)
    bytes.append(UInt8(ascii: ":"))
  }

  package var text: [UInt8] { bytes + [UInt8(ascii: "}")] }
}
