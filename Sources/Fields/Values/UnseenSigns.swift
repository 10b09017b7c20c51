// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// Whether nobody sees it: soft hyphens, which show where a line ends only, and signs without a width.
  package var isUnseen: Bool {
    switch value {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Whether it looks like a blank, and is none to a program.
  package var isHardBlank: Bool { value == 0xA0 || value == 0x2007 || value == 0x202F }
}

/// A text as a reader sees it: without signs that nobody sees, and with plain blanks.
package func seen(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !scalar.isUnseen { scalars.append(scalar.isHardBlank ? " " : scalar) }
  return String(scalars)
}
