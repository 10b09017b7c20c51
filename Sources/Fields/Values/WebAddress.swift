// SPDX-License-Identifier: Apache-2.0

/// Whether a text is the address of something on the web (RFC 3986, 3: http or https, and a host), in full and without
/// characters that no address has.
package func isWebAddress(_ text: String) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
  let host = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
  return !host.isEmpty && hasAddressBytesOnly(text)
}

/// The same without a query and fragment, so that paths can be added.
package func isBaseAddress(_ text: String) -> Bool {
  isWebAddress(text) && !text.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
}

/// A web address, or a mail address after `mailto:`.
func isWebOrMailAddress(_ text: String) -> Bool {
  if isWebAddress(text) { return true }
  return text.hasPrefix("mailto:") && text.utf8.count > "mailto:".utf8.count && hasAddressBytesOnly(text)
}

/// Whether a text is a mail address by itself, such as `office@example.org`.
package func isMailAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count == 2 && !parts.contains("") && hasAddressBytesOnly(text) && !text.utf8.contains(UInt8(ascii: "?"))
}

private func hasAddressBytesOnly(_ text: String) -> Bool {
  !text.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x3E }
}
