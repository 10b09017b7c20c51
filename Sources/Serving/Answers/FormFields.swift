// SPDX-License-Identifier: Apache-2.0

/// The fields of a form or of a query (URL Standard, application/x-www-form-urlencoded); of those of one name, the first counts.
struct FormFields: Sendable {
  private var values: [String: String] = [:]

  init(_ text: some Sequence<UInt8>) {
    for pair in Array(text).split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = decoded(parts[0])
      if values[name] == nil { values[name] = parts.count > 1 ? decoded(parts[1]) : "" }
    }
  }

  subscript(name: String) -> String? { values[name] }
}

private func decoded(_ text: ArraySlice<UInt8>) -> String {
  var bytes: [UInt8] = []
  var rest = text
  while let byte = rest.popFirst() {
    let digits = rest.prefix(2).compactMap(hexValue)
    if byte == UInt8(ascii: "%"), digits.count == 2 {
      bytes.append(digits[0] << 4 | digits[1])
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
