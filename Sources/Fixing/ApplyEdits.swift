// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Edits that can be made at once: all of a problem's or none, and none that touches what another one changes.
struct ChosenEdits {
  private(set) var byPath = PathMap<[LocatedEdit]>()

  /// Whether the edits were taken.
  mutating func take(_ edits: [LocatedEdit]) -> Bool {
    var fresh: [LocatedEdit] = []
    for edit in edits {
      let others = byPath[edit.path, default: []] + fresh.filter { bytesEqual($0.path, edit.path) }
      if others.contains(edit) { continue }
      if others.contains(where: { touch($0.range, edit.range) }) { return false }
      fresh.append(edit)
    }
    for edit in fresh { byPath[edit.path, default: []].append(edit) }
    return true
  }

  private func touch(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.isEmpty || b.isEmpty ? a.lowerBound <= b.upperBound && b.lowerBound <= a.upperBound : a.overlaps(b)
  }
}

/// A file's bytes with its edits made; lines that they bring end as the file's do.
func apply(_ edits: [LocatedEdit], to bytes: [UInt8]) -> [UInt8] {
  let end = lineEnd(of: bytes)
  var result: [UInt8] = []
  var offset = 0
  for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
    result += bytes[offset..<edit.range.lowerBound]
    for byte in edit.replacement.utf8 {
      if byte == 0x0A { result += end } else { result.append(byte) }
    }
    offset = edit.range.upperBound
  }
  return result + bytes[offset...]
}

/// That of the first line: LF, CRLF or CR.
private func lineEnd(of bytes: [UInt8]) -> [UInt8] {
  guard let first = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), bytes[first] == 0x0D else { return [0x0A] }
  return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
}
