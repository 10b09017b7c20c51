// SPDX-License-Identifier: Apache-2.0

/// The most bytes of an identifier: names of folders are made of it.
package let identifierLength = 120

/// Whether a text may be an item's identifier: letters, digits, `-`, `_` and `.`, not beginning with a point, or with a mark
/// that belongs on the letter before it.
package func isIdentifier(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, first != ".", !isMark(first) else { return false }
  return text.utf8.count <= identifierLength && text.unicodeScalars.allSatisfy(isIdentifierScalar)
}

/// The identifier that is most like a text, such as a file's name.
package func makeIdentifier(from text: String) -> String {
  isMadeIdentifier(text) ? text : makeAnyIdentifier(from: text)
}

/// Whether a text stays as it is when an identifier is made of it, as most do; false also for some that do.
func isMadeIdentifier(_ text: String) -> Bool {
  guard let first = text.utf8.first else { return false }
  return first != UInt8(ascii: ".") && first != UInt8(ascii: "-") && text.utf8.last != UInt8(ascii: "-")
    && text.utf8.allSatisfy(isASCIIIdentifierByte)
}

/// An identifier of at most sixty bytes, cut between two words where that is possible: one made of a title is read and typed.
package func shortenedIdentifier(_ id: String) -> String {
  guard id.utf8.count > 60 else { return id }
  var words: [Substring] = []
  var length = 0
  for word in id.split(separator: "-") {
    length += word.utf8.count + 1
    if length > 61 { break }
    words.append(word)
  }
  if !words.isEmpty { return words.joined(separator: "-") }
  var short = ""
  for character in id where short.utf8.count + character.utf8.count <= 60 { short.append(character) }
  return short
}

func makeAnyIdentifier(from text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isIdentifierScalar(scalar) {
      scalars.append(scalar)
    } else if let last = scalars.last, last != "-", !scalar.isUnseen {
      scalars.append("-")
    }
  }
  while let first = scalars.first, first == "." || first == "-" || isMark(first) { scalars.removeFirst() }
  while scalars.last == "-" { scalars.removeLast() }
  return scalars.isEmpty ? "item" : String(scalars)
}

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark: true
  default: false
  }
}

private func isIdentifierScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
  case _ where scalar.isASCII: false
  default:
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.canonicalCombiningClass != .notReordered
  }
}

private func isASCIIIdentifierByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
    true
  default: false
  }
}
