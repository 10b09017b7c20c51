// SPDX-License-Identifier: Apache-2.0

/// Content must not steer the terminal: control characters, line separators, and the marks that turn the direction of a
/// text, are shown as their number.
package func printable(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
      out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    default: out.append(scalar)
    }
  }
  return String(out)
}
