// SPDX-License-Identifier: Apache-2.0

extension FieldType where Value == Reference {
  /// The identifier of an item, of one of the named kinds or of any.
  package static func reference(to kinds: String...) -> FieldType { reference(to: kinds) }

  package static func reference(to kinds: [String]) -> FieldType {
    FieldType(
      shape: .reference(to: kinds), read: { node, reader in readText(node, &reader).map { Reference($0) } },
      value: { .reference($0.id) })
  }
}

extension FieldType where Value == DecimalNumber {
  package static let number = FieldType(
    shape: .number,
    read: { node, reader in
      if case .scalar(let text, _) = node.content, let number = DecimalNumber(text) {
        if text.utf8.count <= DecimalNumber.mostDigits { return number }
        reader.wrong(node, "a number of at most \(DecimalNumber.mostDigits) digits", help: "round it")
        return nil
      }
      let only = node.onlyNumber
      reader.wrong(
        node, "a number",
        help: only.map {
          "write digits alone: `\(reader.field): \($0)`; what else is to be said goes into another field"
        }
          ?? "write digits alone, such as `\(reader.field): 1250000` or `1.5`")
      return nil
    }, value: { .number($0) })
}

extension YAMLNode {
  /// The number of a text that has one and no other: of `40 %` or `approx. 3.5`.
  fileprivate var onlyNumber: String? {
    guard case .scalar(let text, _) = content, text.utf8.count < 60 else { return nil }
    let numbers = text.matches(of: /[-−]?\d[\d.,]*/).map { String($0.output) }
    // Where digits have a comma between, or blanks, somebody has to say what it stands for.
    guard numbers.count == 1, let number = numbers.first?.replacing("−", with: "-"), !number.contains(",") else {
      return nil
    }
    return DecimalNumber(number) == nil ? nil : number
  }
}

extension FieldType where Value == Int {
  package static let integer = FieldType(
    shape: .integer,
    read: { node, reader in
      if case .scalar(let text, _) = node.content, let number = Int(text) { return number }
      reader.wrong(node, "a whole number", help: "write `\(reader.field): 10`")
      return nil
    }, value: { .integer($0) })
}

extension FieldType where Value == Bool {
  package static let flag = FieldType(
    shape: .flag,
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.wrong(node, "`true` or `false`", help: "write `\(reader.field): true` or `\(reader.field): false`")
        return nil
      }
      if text == "true" || text == "false" { return text == "true" }
      let meant = ["yes": true, "on": true, "true": true, "no": false, "off": false, "false": false][text.lowercased()]
      reader.wrong(
        node, "`true` or `false`",
        help: meant.map { "write `\(reader.field): \($0)`" }
          ?? "write `\(reader.field): true` or `\(reader.field): false`",
        writing: meant.map(String.init))
      return nil
    }, value: { .flag($0) })
}

extension FieldType where Value == CalendarDate {
  package static let date = FieldType(
    shape: .date,
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.wrong(node, "a date", help: dateHelp(reader.field, []))
        return nil
      }
      if let date = CalendarDate(text) ?? CalendarDate(withClock: text) { return date }
      let likely = likelyDates(for: text)
      let isOfDigits = text.utf8.allSatisfy { (0x2D...0x39).contains($0) }
      let expected = isOfDigits ? "a date that exists" : "a date"
      reader.wrong(
        node, likely.isEmpty ? expected : "a date written as year, month and day", help: dateHelp(reader.field, likely),
        writing: likely.count == 1 ? likely[0].iso : nil)
      return nil
    }, value: { .date($0) })
}

func dateHelp(_ field: String, _ likely: [CalendarDate]) -> String {
  switch likely.count {
  case 1: "write `\(field): \(likely[0].iso)`"
  case 2: "write `\(field): \(likely[0].iso)` if the day comes first, or `\(field): \(likely[1].iso)`"
  default: "write year, month and day, such as `\(field): 2026-03-31`"
  }
}

extension FieldType where Value == DateSpan {
  package static let span = FieldType(
    shape: .span,
    read: { node, reader in
      let form =
        "write its first and last day, such as `\(reader.field): 2026-03-01/2027-02-28`, or `2026`, or `2026-Q1/2026-Q3`"
      guard case .scalar(let text, _) = node.content else {
        reader.wrong(node, "a span of time", help: form)
        return nil
      }
      if let span = DateSpan(text) { return span }
      let (likely, days) = (likelySpan(for: text), likelyDates(for: text))
      reader.wrong(
        node, "a span of time",
        help: likely.map { "write `\(reader.field): \($0.text)`" }
          ?? (days.count == 2 ? dateHelp(reader.field, days) : form),
        writing: likely?.text)
      return nil
    }, value: { .span($0) })
}

extension FieldType where Value: FieldChoice {
  /// One of a closed set of words. `otherwise` is what is meant where the field is not given.
  package static func choice(otherwise: Value? = nil) -> FieldType {
    let choice = Value.choice(otherwise: otherwise)
    return FieldType(
      shape: .choice(choice),
      read: { node, reader in readChoice(node, choice, &reader).flatMap { Value(rawValue: $0) } },
      value: { .choice($0.rawValue) })
  }
}

func readChoice(_ node: YAMLNode, _ choice: Choice, _ reader: inout FieldReader) -> String? {
  guard case .scalar(let text, _) = node.content else {
    reader.wrong(node, "one word", help: (["write one of these words:"] + choice.explained).joined(separator: "\n"))
    return nil
  }
  if choice[text] != nil { return text }
  let field = reader.field
  reader.wrong(
    node, "one of \(quoted(choice.options.map(\.word)))",
    help: choice.help(insteadOf: text) { "\(field): \($0)" }, writing: choice.slip(of: text))
  return nil
}
