// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

/// Warns of characters that turn the direction of writing and are not seen: what is read is not what is written then, and
/// what is around them may be turned as well.
package func reportHiddenDirections(_ bytes: [UInt8], path: String, _ report: inout Report) {
  guard bytes.withUnsafeBufferPointer(mayHoldDirection) else { return }
  for (index, line) in splitLines(bytes).enumerated() {
    let words = String(decoding: line, as: UTF8.self)
    var places: [(Place, Unicode.Scalar)] = []
    var offset = 0
    for scalar in words.unicodeScalars {
      if isDirection(scalar, in: words) {
        places.append((Place(path, line: index + 1, column: offset + 1, excerpt: String(scalar)), scalar))
      }
      offset += UTF8.width(scalar)
    }
    guard let (first, scalar) = places.first else { continue }
    report.add(
      .hiddenDirection,
      "the character U+\(String(scalar.value, radix: 16, uppercase: true)) here is not seen, and turns the direction of what is around it",
      at: first,
      help: places.count == 1
        ? "remove it; a passage in another script gets its direction by `[words]{lang=ar}`"
        : "remove it, and the \(places.count - 1) of its kind after it; a passage in another script gets its direction by `[words]{lang=ar}`",
      edits: places.map { Edit(replacing: $0.0, with: "") })
  }
}

/// Whether one of the first bytes of such a character is there, as in few texts.
private func mayHoldDirection(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let base = bytes.baseAddress else { return false }
  var start = 0
  // The C library looks at many bytes at a time.
  while let next = memchr(base + start, 0xE2, bytes.count - start) {
    let found = UnsafeRawPointer(next) - UnsafeRawPointer(base)
    start = found + 1
    guard found + 2 < bytes.count else { return false }
    let (second, third) = (bytes[found + 1], bytes[found + 2])
    if second == 0x80, third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third) { return true }
    if second == 0x81, (0xA6...0xA9).contains(third) { return true }
  }
  return false
}

/// Embeddings, overrides and isolates. The marks that have no width are of use in a script from right to left.
private func isDirection(_ scalar: Unicode.Scalar, in line: String) -> Bool {
  switch scalar.value {
  case 0x202A...0x202E, 0x2066...0x2069: true
  case 0x200E, 0x200F:
    !line.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value) }
  default: false
  }
}
