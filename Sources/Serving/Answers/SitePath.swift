// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The path of a request, decoded once and relative to the site's root; nil for one that no file of a site has. It is looked up
/// in the list of the site's files, and never on the disk.
func sitePath(_ path: String) -> String? {
  var bytes: [UInt8] = []
  var rest = path.utf8.dropFirst()
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else { return nil }
    bytes.append(high << 4 | low)
  }
  guard let decoded = String(validating: bytes, as: UTF8.self),
    !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
  else { return nil }
  let parts = decoded.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  // An empty part is fine at the end alone, where a folder is meant.
  let isFine = parts.enumerated().allSatisfy { number, part in
    !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8) && (!part.isEmpty || number == parts.count - 1)
  }
  return isFine ? decoded : nil
}

func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
