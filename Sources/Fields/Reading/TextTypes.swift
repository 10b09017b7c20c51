// SPDX-License-Identifier: Apache-2.0

extension FieldType where Value == String {
  package static let text = text(.line)
  package static let words = text(.words)
  package static let paragraph = text(.paragraph)
  /// An item's identifier, unresolved.
  package static let identifier = text(.identifier)
  package static let formerIdentifier = text(.formerIdentifier)
  package static let webAddress = text(.webAddress)
  package static let baseAddress = text(.baseAddress)
  package static let address = text(.address)
  package static let mailAddress = text(.mailAddress)
  package static let languageTag = text(.languageTag)

  /// A file beside the text, by its relative path; checked later.
  package static let file = FieldType(
    shape: .file, read: { node, reader in readText(node, &reader) }, value: { .file($0) })

  /// The identifier of an item, of one of the named kinds or of any, or a text that names something else.
  package static func nameOrText(of kinds: String...) -> FieldType { nameOrText(of: kinds) }

  static func nameOrText(of kinds: [String]) -> FieldType {
    FieldType(shape: .nameOrText(of: kinds), read: { node, reader in readText(node, &reader) }, value: { .text($0) })
  }

  package static func text(_ form: TextForm) -> FieldType {
    FieldType(
      shape: .text(form),
      read: { node, reader in
        guard let text = readText(node, &reader) else { return nil }
        guard let fault = form.fault(in: text, of: reader.field) else {
          return form.isRead && reader.typographicPunctuation ? typographic(text) : text
        }
        reader.wrong(node, fault.expected, help: fault.help, writing: fault.instead)
        return nil
      }, value: { .text($0) })
  }
}

/// Text on one line or more, as typed.
func readText(_ node: YAMLNode, _ reader: inout FieldReader) -> String? {
  guard case .scalar(let text, _) = node.content else {
    reader.wrongList(node)
    return nil
  }
  // Escapes in quotation marks can make what no file may contain.
  if holdsControl(text) {
    reader.wrong(node, "a text without control characters", help: "remove the escape from the quoted text")
    return nil
  }
  return text
}

/// Looks at every byte without stopping, which lets the compiler take sixteen at a time.
private func holdsControl(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var found: UInt8 = 0
    for byte in bytes {
      let isLow: UInt8 = byte < 0x20 ? 1 : 0
      let isSpace: UInt8 = byte == 0x0A || byte == 0x09 ? 1 : 0
      found |= (isLow & ~isSpace) | (byte == 0x7F ? 1 : 0)
    }
    return found != 0
  }
}

extension TextForm {
  /// Whether people read it as a part of the page's text.
  fileprivate var isRead: Bool { self == .words || self == .paragraph }

  /// What a text of the form has to be, and what to write in `field` instead, where it is not of the form; `instead` is the
  /// very text, where it is known.
  fileprivate func fault(in text: String, of field: String) -> (expected: String, help: String, instead: String?)? {
    switch self {
    case .line, .words, .paragraph: return nil
    case .identifier:
      if isIdentifier(text) { return nil }
      let made = makeIdentifier(from: text)
      let isLike = text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      let isLong = text.utf8.count > identifierLength
      return (
        isLong ? "an identifier of at most \(identifierLength) bytes" : Self.identifierRule,
        isLong ? "write a shorter one" : "write `\(field): \(made)`", isLike && !isLong ? made : nil
      )
    case .formerIdentifier:
      let path = text.first == "/" ? text.dropFirst() : text[...]
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      if parts.allSatisfy({ isIdentifier(String($0)) }) { return nil }
      return (Self.identifierRule, "write the identifier as it was before", nil)
    case .webAddress, .address:
      if self == .address ? isWebOrMailAddress(text) : isWebAddress(text) { return nil }
      return ("a web address", "write it in full, such as `https://example.org/plan`", nil)
    case .baseAddress:
      if isBaseAddress(text) { return nil }
      let base = String(text.prefix { $0 != "?" && $0 != "#" })
      if !isBaseAddress(base) { return Self.webAddress.fault(in: base, of: field) }
      return ("a web address without `?` and `#`", "write `\(field): \(base)`", base)
    case .mailAddress:
      if isMailAddress(text) { return nil }
      return ("a mail address", "write it alone, such as `\(field): office@example.org`", nil)
    case .languageTag:
      if isLanguageTag(text) { return nil }
      let likely = likelyLanguageTag(for: text)
      return ("a language tag (BCP 47)", likely.map { "write `\(field): \($0)`" } ?? Self.languageHelp, likely)
    }
  }

  private static let languageHelp =
    "write the short form of the language, such as `en` or `pt-BR`; "
    + "https://www.iana.org/assignments/language-subtag-registry lists them"
  private static let identifierRule = "an identifier: letters, digits, `-`, `_` and `.`"
}
