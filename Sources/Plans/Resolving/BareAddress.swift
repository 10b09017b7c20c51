// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// Byte by byte, without expressions: ten thousand links that lead nowhere are asked for.

/// Whether a path is in truth a mail address, such as `office@example.org`.
func isMailAddress(_ path: String) -> Bool {
  let parts = path.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[0].isEmpty else { return false }
  return parts[0].allSatisfy { isLetterOrDigit($0) || "._%+-".utf8.contains($0) } && labels(of: parts[1]).count > 1
}

/// Whether a path is in truth the name of a host, perhaps with a path behind it: it begins with `www.`, or ends as the names
/// of most organizations do.
func isHostWithPath(_ path: String) -> Bool {
  if path.utf8.count > 4, path.utf8.prefix(4).elementsEqual("www.".utf8, by: { $0 | 0x20 == $1 | 0x20 }) { return true }
  let names = labels(of: path.utf8.prefix { $0 != UInt8(ascii: "/") })
  guard names.count > 1, let last = names.last.map({ String(decoding: $0, as: UTF8.self) }) else { return false }
  return endings.contains(last) && !names.contains { $0.contains { (0x41...0x5A).contains($0) } }
}

private let endings: Set<String> = ["org", "com", "net", "gov", "edu", "int", "eu"]

/// The names between the points of a host; none where it is no host.
private func labels(of host: Substring.UTF8View) -> [Substring.UTF8View] {
  let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  let areNames = labels.allSatisfy { label in
    !label.isEmpty && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }
  return areNames ? labels : []
}

/// Of ASCII.
func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}
