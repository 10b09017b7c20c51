import Diagnostics

extension FieldType where Value == String {
  /// Text on one line or more, as typed.
  package static let text: FieldType<String> = FieldType(
    name: "text",
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.wrong(node, "a text", help: "write `\(reader.field): text`, in quotation marks if it holds `: ` or ` #`")
        return nil
      }
      // Escapes in quotation marks can make what no file may hold.
      if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) {
        reader.wrong(node, "a text without control characters", help: "remove the escape from the quoted text")
        return nil
      }
      return text
    }, shown: { [.text($0)] })

  /// A mail address (RFC 5322, addr-spec): something, an at sign, something.
  package static let email: FieldType<String> = FieldType(
    name: "mail address",
    read: { node, reader in
      guard let text = text.read(node, &reader) else { return nil }
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts.contains(""),
        !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C })
      else {
        reader.wrong(node, "a mail address", help: "write it alone, such as `\(reader.field): office@example.org`")
        return nil
      }
      return text
    }, shown: { [.text($0)] })

  /// A file beside the text, by its relative path; checked later.
  package static let file: FieldType<String> = FieldType(name: "path of a file", read: FieldType<String>.text.read)

  /// An identifier that an item had before; that of a page may be its path.
  package static let formerIdentifier: FieldType<String> = FieldType(
    name: "identifier",
    read: { node, reader in
      guard let text = text.read(node, &reader) else { return nil }
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ isIdentifier(String($0)) }) else {
        reader.wrong(
          node, "an identifier: letters, digits, `-`, `_` and `.`", help: "write the identifier as it was before")
        return nil
      }
      return text
    })

  /// An item's identifier, unresolved.
  package static let identifier: FieldType<String> = FieldType(
    name: "identifier",
    read: { node, reader in
      guard let text = text.read(node, &reader) else { return nil }
      guard isIdentifier(text) else {
        reader.wrong(
          node, "an identifier: letters, digits, `-`, `_` and `.`",
          help: "write `\(reader.field): \(makeIdentifier(from: text))`")
        return nil
      }
      return text
    })
}

extension FieldType where Value == Reference {
  /// The identifier of an item, of the named kind or of any.
  package static func reference(to kind: String? = nil) -> FieldType<Reference> {
    FieldType(
      name: "identifier of \(withArticle(kind ?? "item"))",
      read: { node, reader in
        guard let id = FieldType<String>.text.read(node, &reader) else { return nil }
        return Reference(id: id, place: reader.place(node), kind: kind)
      }, shown: { [.item($0.id)] }, references: { [$0] })
  }
}

extension FieldType where Value == CalendarDate {
  package static let date: FieldType<CalendarDate> = FieldType(
    name: "date",
    read: { node, reader in
      guard case .scalar(let text, _) = node.content, let date = CalendarDate(text) else {
        reader.wrong(
          node, "a date that exists", help: "write year, month and day, such as `\(reader.field): 2026-03-31`")
        return nil
      }
      return date
    }, shown: { [.date($0)] })
}

extension FieldType where Value == Bool {
  package static let flag: FieldType<Bool> = FieldType(
    name: "true or false",
    read: { node, reader in
      switch node.content {
      case .scalar("true", _): return true
      case .scalar("false", _): return false
      default:
        reader.wrong(node, "`true` or `false`", help: "write `\(reader.field): true` or `\(reader.field): false`")
        return nil
      }
    }, shown: { [.flag($0)] })
}

extension FieldType where Value == Int {
  package static let integer: FieldType<Int> = FieldType(
    name: "whole number",
    read: { node, reader in
      guard case .scalar(let text, _) = node.content, let number = Int(text) else {
        reader.wrong(node, "a whole number", help: "write `\(reader.field): 10`")
        return nil
      }
      return number
    }, shown: { [.text(String($0))] })
}

extension FieldType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a closed set of words. `words` is the prefix of their keys in the words file.
  package static func choice(_ words: String) -> FieldType {
    let names = Value.allCases.map(\.rawValue)
    return FieldType(
      name: "one of \(names.joined(separator: ", "))",
      read: { node, reader in
        if case .scalar(let text, _) = node.content {
          if let value = Value(rawValue: text) { return value }
          let near = nearest(to: text, among: names)
          reader.wrong(
            node, "one of \(quoted(names))",
            help: near.map { "did you mean `\(reader.field): \($0)`?" } ?? "write `\(reader.field): \(names[0])`")
        } else {
          reader.wrong(node, "one word", help: "write `\(reader.field): \(names[0])`")
        }
        return nil
      }, shown: { [.word("\(words)-\($0.rawValue)")] })
  }
}
