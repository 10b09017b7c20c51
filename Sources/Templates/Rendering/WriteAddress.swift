// SPDX-License-Identifier: Apache-2.0

import HTML

extension HTMLWriter {
  /// Text within single quotes: `'` is escaped beside what `text` escapes.
  mutating func singleQuotedText(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count where bytes[index] == Byte.singleQuote {
        self.text(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        markup("&#39;")
        start = index + 1
      }
      self.text(UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
    }
  }

  /// An address in an attribute. An external one whose scheme is none of those for reading and writing to people
  /// writes nothing: `javascript:` in a link is a script.
  mutating func address(_ address: Address, root: String) {
    switch address {
    case .site(let path):
      if root.isEmpty, needsDot(path) { markup("./") }
      trusted(root)
      self.address(path)
    case .external(let address):
      if hasAllowedScheme(address) { self.address(address) }
    }
  }

  mutating func addressText(_ address: Address, root: String, isBreakable: Bool) {
    switch address {
    case .site(let path):
      trusted(root)
      isBreakable ? breakable(path) : text(path)
    case .external(let address): isBreakable ? breakable(address) : text(address)
    }
  }
}

/// RFC 3986, 4.2: a relative reference must not begin with what reads as a scheme or a host, and an empty one means
/// the page itself.
private func needsDot(_ path: String) -> Bool {
  for byte in path.utf8 {
    if byte == Byte.slash { return path.utf8.first == Byte.slash }
    if byte == Byte.colon { return true }
  }
  return path.isEmpty
}

/// RFC 3986, 3.1 and 4.2: no scheme, or one of those allowed.
///
/// Every byte that cannot be in a scheme makes the address relative, also for a browser, because `HTMLWriter.address`
/// percent-encodes the blanks and controls that browsers would drop from it.
private func hasAllowedScheme(_ address: String) -> Bool {
  var length = 0
  for byte in address.utf8 {
    if byte == Byte.colon, length > 0 {
      let scheme = address.utf8.prefix(length).lazy.map(Byte.lowercased)
      return allowedSchemes.contains { scheme.elementsEqual($0.utf8) }
    }
    let isRest = Byte.isDigit(byte) || byte == Byte.hyphen || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    guard Byte.isLetter(byte) || length > 0 && isRest else { return true }
    length += 1
  }
  return true
}

private let allowedSchemes = ["https", "http", "mailto", "tel"]
