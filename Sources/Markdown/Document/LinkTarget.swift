// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Where a link leads, known by the form of its destination.
package enum LinkTarget: Sendable, Equatable {
  /// `plan:ID` or `plan:ID#anchor`: an item by its identifier.
  case item(id: String, anchor: String?)
  /// A heading of the same page; empty for the top.
  case anchor(String)
  /// A file of the source by its path relative to the text, percent-encoding decoded.
  case file(path: String, anchor: String?)
  /// A web address, a mail address or a telephone number, written as it is.
  case external
  case refused(Refusal)

  package enum Refusal: Sendable, Equatable {
    /// A scheme other than http, https, mailto and tel.
    case scheme(String)
    /// `/path`: what it means depends on where the site is published.
    case rooted
    /// `//host/path`
    case hostOnly
    /// NUL or bytes that are not text, after decoding.
    case unreadable
  }

  /// Reads a destination as it is written in the text.
  package init(_ destination: String) {
    self = Self.isPlainPath(destination) ? .file(path: destination, anchor: nil) : LinkTarget(any: destination)
  }

  init(any destination: String) {
    if destination.utf8.first == UInt8(ascii: "#") {
      self = .anchor(percentDecoded(destination.dropFirst()) ?? String(destination.dropFirst()))
      return
    }
    if let scheme = Self.scheme(of: destination) {
      switch scheme {
      case "http", "https", "mailto", "tel": self = .external
      case "plan":
        let (id, anchor) = Self.split(destination.dropFirst("plan:".utf8.count))
        self = .item(id: id, anchor: anchor)
      default: self = .refused(.scheme(scheme))
      }
      return
    }
    if destination.begins(with: "//") || destination.hasPrefix("\\") {
      self = .refused(.hostOnly)
    } else if destination.begins(with: "/") {
      self = .refused(.rooted)
    } else {
      let (path, anchor) = Self.split(destination[...])
      guard let decoded = percentDecoded(path[...]), !decoded.utf8.contains(where: { $0 < 0x20 }) else {
        self = .refused(.unreadable)
        return
      }
      self = .file(path: decoded, anchor: anchor)
    }
  }

  /// Whether a destination is nothing but a path from the text, as it is spelt: most are.
  static func isPlainPath(_ destination: String) -> Bool {
    guard let first = destination.utf8.first, first != UInt8(ascii: "/") else { return false }
    return destination.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// The scheme in lower case, if the text starts with one (RFC 3986, section 3.1). Browsers skip control characters and
  /// spaces before and inside a scheme, so they count as part of it here and make it one that is refused.
  private static func scheme(of destination: String) -> String? {
    let end = destination.utf8.firstIndex { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
    guard let end, destination.utf8[end] == UInt8(ascii: ":"), end > destination.startIndex else { return nil }
    var scheme = String.UnicodeScalarView()
    for byte in destination.utf8[..<end] {
      scheme.append(Unicode.Scalar((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte))
    }
    return String(scheme)
  }

  private static func split(_ text: Substring) -> (String, String?) {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (String(text), nil) }
    let anchor = text[text.utf8.index(after: mark)...]
    return (String(text[..<mark]), percentDecoded(anchor) ?? String(anchor))
  }
}

/// Decodes `%41` once; nil when what comes out is not UTF-8.
package func percentDecoded(_ text: Substring) -> String? {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexValue),
      let low = rest.dropFirst().first.flatMap(hexValue)
    {
      bytes.append(high << 4 | low)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
