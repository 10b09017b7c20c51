/// Whether a text is the address of something on the web (RFC 3986, 3: http or https, and a host) without characters that
/// no address has.
package func isWebAddress(_ text: String) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
  let host = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
  return !host.isEmpty && holdsAddressBytesOnly(text)
}

private func holdsAddressBytesOnly(_ text: String) -> Bool {
  !text.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x3E }
}

extension FieldType where Value == String {
  /// The address of a page or a site.
  package static let webAddress: FieldType<String> = FieldType(
    name: "web address",
    read: { node, reader in
      guard let text = text.read(node, &reader) else { return nil }
      guard isWebAddress(text) else {
        reader.wrong(node, "a web address", help: "write it in full, such as `https://example.org/plan`")
        return nil
      }
      return text
    }, shown: { [.link($0)] })

  /// A web or mail address.
  package static let address: FieldType<String> = FieldType(
    name: "web or mail address",
    read: { node, reader in
      guard let text = text.read(node, &reader) else { return nil }
      let isMail = text.hasPrefix("mailto:") && text.utf8.count > "mailto:".utf8.count && holdsAddressBytesOnly(text)
      guard isMail || isWebAddress(text) else {
        reader.wrong(node, "a web address", help: "write it in full, such as `https://example.org/plan`")
        return nil
      }
      return text
    }, shown: { [.link($0)] })
}
