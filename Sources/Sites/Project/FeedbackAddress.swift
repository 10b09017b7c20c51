// SPDX-License-Identifier: Apache-2.0

import Fields

/// Where readers comment on an item: a mail address, or a form whose address has places for what the comment is about, such
/// as `https://example.org/new?title={id}&body={address}`.
package struct FeedbackAddress: Sendable {
  /// As typed.
  let text: String
  /// A full address, with places.
  private let template: String

  /// Nil for what is no such address.
  init?(_ text: String) {
    self.text = text
    let isMailto = text.utf8.starts(with: "mailto:".utf8)
    let mail = isMailto ? String(text.dropFirst("mailto:".count)) : text
    if isMailAddress(mail), !mail.contains(":") {
      template = "mailto:\(mail)?subject={id}%3A%20{title}&body={address}"
      return
    }
    template = text
    // What is filled in may not decide who gets it.
    let receiver: Substring
    if isMailto {
      receiver = mail.prefix { $0 != "?" }
      guard isMailAddress(String(receiver)) else { return nil }
    } else {
      guard isWebAddress(text), let slashes = text.firstRange(of: "//") else { return nil }
      receiver = text[slashes.upperBound...].prefix { !"/?#".contains($0) }
    }
    guard !receiver.contains("{"), Self.places.contains(where: { text.contains($0) }) else { return nil }
  }

  /// `values` are those of `{id}`, `{title}` and `{address}`, in this order.
  func filled(_ values: [String]) -> String {
    var address = template
    for (place, value) in zip(Self.places, values.map(percentEncoded)) {
      address = address.replacing(place, with: value)
    }
    return address
  }

  private static let places = ["{id}", "{title}", "{address}"]
}

extension FieldType where Value == FeedbackAddress {
  static let feedbackAddress = FieldType(
    shape: .text(.line),
    read: { node, reader in
      guard let text = FieldType<String>.text.read(node, &reader) else { return nil }
      if let address = FeedbackAddress(text) { return address }
      reader.wrong(
        node, "a mail address, or the web address of a form with `{id}` in it",
        help:
          "write `office@example.org`, or an address such as `\"https://example.org/new?title={id}&body={address}\"`")
      return nil
    }, value: { .text($0.text) })
}

/// As a part of an address (RFC 3986, 2.1): all but letters, digits and `-._~` are encoded.
func percentEncoded(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += "%\(digits.count == 1 ? "0" : "")\(digits)"
    }
  }
  return encoded
}
