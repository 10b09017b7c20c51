// SPDX-License-Identifier: Apache-2.0

/// A readable fragment made from a heading's text, as code hosts make it: lower case, letters, digits, `-` and `_` kept,
/// each space a hyphen, one that does not break, too, everything else dropped. Never empty.
func slug(_ text: String) -> String {
  asciiSlug(text) ?? anySlug(text)
}

/// Nil for text beyond ASCII.
func asciiSlug(_ text: String) -> String? {
  var text = text
  return text.withUTF8 { bytes in
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let slug = String(unsafeUninitializedCapacity: bytes.count) { slug in
      var count = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug[count] = byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          slug[count] = byte
        case UInt8(ascii: " "): slug[count] = UInt8(ascii: "-")
        default: continue
        }
        count += 1
      }
      return count
    }
    return slug.isEmpty ? "section" : slug
  }
}

func anySlug(_ text: String) -> String {
  var slug = String.UnicodeScalarView()
  for scalar in text.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9", "-", "_": slug.append(scalar)
    case " ", "\u{A0}", "\u{202F}", "\u{2007}": slug.append("-")
    case _
    where !scalar.isASCII
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark):
      slug.append(scalar)
    default: break
    }
  }
  return slug.isEmpty ? "section" : String(slug)
}

/// Takes ` {#id}` off the end of a heading's text. Ids contain ASCII letters, digits, `-`, `_`, `.` and `:`.
func splitExplicitID(_ text: String) -> (title: String, id: String)? {
  guard text.utf8.last == UInt8(ascii: "}"), let open = text.range(ofLast: "{#") else { return nil }
  let id = text[open.upperBound...].dropLast()
  guard isExplicitID(id) else { return nil }
  var title = text[..<open.lowerBound]
  while title.last == " " { title.removeLast() }
  return (String(title), String(id))
}

extension String {
  fileprivate func range(ofLast needle: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var start = startIndex
    while let range = self[start...].firstRange(of: needle) {
      found = range
      start = range.upperBound
    }
    return found
  }
}
