// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files

/// A text as lists are sorted by it: runs of digits by their value, so that 1.2 comes before 1.10; letters without regard to
/// case. Made once for each text, since a sort compares each many times.
package struct ReadingKey: Sendable, Comparable {
  private let letters: [UInt8]
  private let text: String

  package init(_ text: String) {
    self.text = text
    letters = Array(folded(text).utf8)
  }

  package static func < (a: ReadingKey, b: ReadingKey) -> Bool {
    var (i, j) = (0, 0)
    while i < a.letters.count, j < b.letters.count {
      if isDigit(a.letters[i]), isDigit(b.letters[j]) {
        let (x, y) = (number(in: a.letters, from: &i), number(in: b.letters, from: &j))
        if x.count != y.count { return x.count < y.count }
        if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
      } else if a.letters[i] != b.letters[j] {
        return a.letters[i] < b.letters[j]
      } else {
        i += 1
        j += 1
      }
    }
    if i == a.letters.count && j == b.letters.count { return a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
    return i == a.letters.count
  }

  package static func == (a: ReadingKey, b: ReadingKey) -> Bool { bytesEqual(a.text, b.text) }
}

/// Lower case, with the letters of Western languages reduced to their base: `É` sorts and files under `e`. Signs that nobody
/// sees are left out.
package func folded(_ text: String) -> String {
  var text = text.lowercased()
  let isASCII = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
  if isASCII { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let base = baseLetters[scalar] {
      scalars.append(contentsOf: base.unicodeScalars)
    } else if scalar.properties.canonicalCombiningClass == .notReordered, !scalar.isUnseen {
      scalars.append(scalar.isHardBlank ? " " : scalar)
    }
  }
  return String(scalars)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The digits from `index` on, without zeros in front; `index` moves past them.
private func number(in letters: [UInt8], from index: inout Int) -> ArraySlice<UInt8> {
  let digits = letters[index...].prefix(while: isDigit)
  index = digits.endIndex
  return digits.drop { $0 == 0x30 }
}

private let baseLetters: [Unicode.Scalar: String] = {
  let groups: [(String, String)] = [
    ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"),
    ("t", "ţťŧț"),
    ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
  ]
  var table: [Unicode.Scalar: String] = [:]
  for (base, letters) in groups { for letter in letters.unicodeScalars { table[letter] = base } }
  return table
}()
