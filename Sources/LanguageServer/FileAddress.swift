// SPDX-License-Identifier: Apache-2.0

/// The address of a file (RFC 8089) as a path; nil for what is no file of this machine.
func filePath(of address: String) -> String? {
  guard address.utf8.starts(with: "file://".utf8) else { return nil }
  let rest = address.utf8.dropFirst("file://".utf8.count)
  // `file://localhost/path` is the same file.
  guard let slash = rest.firstIndex(of: UInt8(ascii: "/")),
    slash == rest.startIndex || rest[..<slash].elementsEqual("localhost".utf8)
  else { return nil }
  var bytes: [UInt8] = []
  var index = slash
  while index < rest.endIndex {
    let byte = rest[index]
    rest.formIndex(after: &index)
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let digits = rest[index...].prefix(2)
    guard digits.count == 2, let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), number != 0 else {
      return nil
    }
    bytes.append(number)
    index = rest.index(index, offsetBy: 2)
  }
  return String(validating: bytes, as: UTF8.self)
}

/// A path as the address of a file.
func fileAddress(of path: String) -> String {
  var address = "file://"
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      address.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      address += "%\(digits.utf8.count == 1 ? "0" : "")\(digits)"
    }
  }
  return address
}
