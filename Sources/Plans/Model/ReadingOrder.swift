/// Compares as people read: runs of digits by their value, so that 1.2 comes before 1.10; letters without regard to case.
package func precedesInReading(_ a: String, _ b: String) -> Bool {
  var (x, y) = (Substring(folded(a)).utf8, Substring(folded(b)).utf8)
  while let p = x.first, let q = y.first {
    if isDigit(p), isDigit(q) {
      let (m, n) = (number(&x), number(&y))
      if m.count != n.count { return m.count < n.count }
      if !m.elementsEqual(n) { return m.lexicographicallyPrecedes(n) }
    } else if p != q {
      return p < q
    } else {
      x.removeFirst()
      y.removeFirst()
    }
  }
  if x.isEmpty && y.isEmpty { return a.utf8.lexicographicallyPrecedes(b.utf8) }
  return x.isEmpty
}

/// Lower case, with the letters of Western languages reduced to their base: `É` sorts and files under `e`.
package func folded(_ text: String) -> String {
  var text = text.lowercased()
  let isASCII = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
  if isASCII { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let base = baseLetters[scalar] {
      scalars.append(contentsOf: base.unicodeScalars)
    } else if scalar.properties.canonicalCombiningClass == .notReordered {
      scalars.append(scalar)
    }
  }
  return String(scalars)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func number(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
  let digits = text.prefix(while: isDigit)
  text = text.dropFirst(digits.count)
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
