// SPDX-License-Identifier: Apache-2.0

import Fields

/// How the file of a table writes what can be read in two ways; nil where nobody has said so.
package struct CellForms: Sendable, Equatable {
  package var decimals: DecimalSign?
  package var dates: DateOrder?
  /// Whether cells are divided by semicolons, as spreadsheet programs do where the comma is the decimal sign.
  package var hasSemicolons: Bool

  package init(decimals: DecimalSign? = nil, dates: DateOrder? = nil, hasSemicolons: Bool = false) {
    (self.decimals, self.dates, self.hasSemicolons) = (decimals, dates, hasSemicolons)
  }
}

/// The sign before the decimals.
package enum DecimalSign: String, FieldChoice {
  case comma
  case point

  package static let wordsPrefix = "decimals"
  package var meaning: String { self == .comma ? "`1.234,5`" : "`1,234.5`" }
}

/// What a date such as `02/11/2025` begins with.
package enum DateOrder: String, FieldChoice {
  case dayFirst = "day-first"
  case monthFirst = "month-first"

  package static let wordsPrefix = "dates"
  package var meaning: String { self == .dayFirst ? "`31/12/2026`" : "`12/31/2026`" }
}

/// A cell's text in the form that fields take.
package enum CellValue: Sendable, Equatable {
  /// What it says for certain, or the text as it is.
  case clear(String)
  /// What the cell has to be, such as `a number`, and what to write instead.
  case unclear(expected: String, help: String)
}

/// What a cell says, as the field that reads it takes it: spreadsheet programs write dates, numbers and flags in the manner of
/// their country. What is certain is brought into our form; what could be read in two ways is not guessed.
package func plainValue(of text: String, for shape: FieldShape, _ forms: CellForms) -> CellValue {
  guard let first = text.utf8.first else { return .clear(text) }
  if first == UInt8(ascii: "#"), isFault(text) {
    return .unclear(
      expected: "a value",
      help: "the spreadsheet program could not work this cell out: correct its formula, or empty it")
  }
  switch shape.element {
  case .number: return plainNumber(text, forms)
  case .integer: return plainNumber(text, forms)
  case .date: return plainDate(text, forms) { CalendarDate($0) != nil }
  case .span, .time: return plainSpan(text, forms)
  case .flag: return .clear(text.utf8.count <= 5 ? text.lowercased() : text)
  case .choice(let choice): return .clear(word(meant: text, of: choice))
  // A text stands for a record by one of its fields.
  case .record(let record):
    let field = record.fields.first { $0.name == record.shorthand }
    return field.map { plainValue(of: text, for: $0.shape, forms) } ?? .clear(text)
  default: return .clear(text)
  }
}

/// `#N/A`, `#REF!`, `#NAME?` and the like in other languages.
private func isFault(_ text: String) -> Bool {
  ["#N/A", "#NV"].contains(text)
    || (text.hasSuffix("!") || text.hasSuffix("?"))
      && text.dropFirst().dropLast().allSatisfy { $0.isUppercase || $0 == "/" || $0.isNumber }
}

/// `Under way` is the word `under-way`.
private func word(meant text: String, of choice: Choice) -> String {
  if choice[text] != nil { return text }
  let plain = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: "-")
  if choice[plain] != nil { return plain }
  return choice.options.first { $0.label?.lowercased() == text.lowercased() }?.word ?? text
}

// MARK: - Numbers

/// A number in our form: digits, a point, and no sign that groups them.
package func plainNumber(_ text: String, _ forms: CellForms) -> CellValue {
  if isPlainNumber(text), forms.decimals != .comma || !text.utf8.contains(UInt8(ascii: ".")),
    !(forms.decimals == nil && forms.hasSemicolons && hasOneGroup(text, "."))
  {
    return .clear(text)
  }
  var rest = text[...]
  // A mark that makes a spreadsheet program take a number for a text.
  if rest.first == "'" { rest = rest.dropFirst() }
  let isNegative = rest.first == "-" || rest.first == "\u{2212}"
  if isNegative || rest.first == "+" { rest = rest.dropFirst() }
  let signs: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "'", "\u{2019}"]
  guard let digits = withoutGroups(rest, by: signs) else { return .clear(text) }
  if let percent = percentage(digits) {
    return .unclear(expected: "a number", help: "write `\(percent)`; the unit belongs in the title of the column")
  }
  if digits.wholeMatch(of: /\d+(?:[.,]\d+)?[eE][+\-]?\d+/) != nil {
    return .unclear(
      expected: "a number in full",
      help: "the spreadsheet program has shortened it, and digits are lost: give the column the format “Number”, and "
        + "save the table again")
  }
  switch decimal(digits, forms) {
  case .clear(let number): return .clear((isNegative ? "-" : "") + number)
  case let unclear: return unclear
  }
}

private func isPlainNumber(_ text: String) -> Bool { DecimalNumber(text) != nil }

/// Groups of three digits after the first, between the marks; nil where the marks stand elsewhere.
private func withoutGroups(_ text: Substring, by signs: Set<Character>) -> String? {
  let parts = text.split(omittingEmptySubsequences: false) { signs.contains($0) }
  if parts.count == 1 { return String(text) }
  // `12 %` has a blank before what is no digit.
  if parts.count == 2, parts[1] == "%" { return String(parts[0]) + "%" }
  let groups = parts.dropFirst().enumerated().allSatisfy { number, part in
    let digits = part.prefix { $0.isASCII && $0.isNumber }
    return digits.count == 3 && (digits.count == part.count || number == parts.count - 2)
  }
  guard groups, (1...3).contains(parts[0].count) else { return nil }
  return parts.joined()
}

private func percentage(_ text: String) -> String? {
  guard text.hasSuffix("%") else { return nil }
  let number = String(text.dropLast())
  return isPlainNumber(number) ? number : isPlainNumber(withPoint(number)) ? withPoint(number) : nil
}

private func withPoint(_ text: String) -> String { text.split(separator: ",").joined(separator: ".") }

/// Whether there is one `mark`, and three digits after it: it may group them.
private func hasOneGroup(_ text: String, _ mark: Character) -> Bool {
  let parts = text.drop { $0 == "-" }.split(separator: mark, omittingEmptySubsequences: false)
  return parts.count == 2 && isGrouped(parts)
}

/// Whether digits could be parted into groups: up to three, then three each.
private func isGrouped(_ parts: [Substring]) -> Bool {
  guard let first = parts.first, (1...3).contains(first.count), first != "0" else { return false }
  return parts.dropFirst().allSatisfy { $0.count == 3 }
    && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
}

/// Digits with commas and points among them.
private func decimal(_ text: String, _ forms: CellForms) -> CellValue {
  let commas = text.split(separator: ",", omittingEmptySubsequences: false)
  let points = text.split(separator: ".", omittingEmptySubsequences: false)
  func groupedAndDecimal(_ sign: Character, _ group: Character) -> CellValue {
    let parts = text.split(separator: sign, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    let whole = groups.joined()
    let number = parts.count == 1 ? whole : "\(whole).\(parts[1])"
    if parts.count <= 2, groups.count == 1 || isGrouped(groups), isPlainNumber(number) { return .clear(number) }
    // The field would take it, and against what the table says of itself.
    guard isPlainNumber(text) else { return .clear(text) }
    return .unclear(
      expected: "a number with a comma before its decimals",
      help: "write `\(points.joined(separator: ","))`, or remove `decimals: comma` from the file beside the table")
  }
  switch forms.decimals {
  case .comma: return groupedAndDecimal(",", ".")
  case .point: return groupedAndDecimal(".", ",")
  case nil: break
  }
  switch (commas.count, points.count) {
  case (1, 1): return .clear(text)
  case (2..., 2...):
    // The last of them is before the decimals.
    let lastIsComma = commas[commas.count - 1].allSatisfy { $0 != "." }
    return lastIsComma ? groupedAndDecimal(",", ".") : groupedAndDecimal(".", ",")
  case (3..., 1): return groupedAndDecimal(".", ",")
  case (1, 3...): return groupedAndDecimal(",", ".")
  case (2, 1):
    if !hasOneGroup(text, ",") { return groupedAndDecimal(",", ".") }
    return twoWays(commas.joined(), commas.joined(separator: "."), meantByComma: commas.joined(separator: "."))
  default:
    guard hasOneGroup(text, ".") else { return .clear(text) }
    return twoWays(points.joined(), text, meantByComma: points.joined())
  }
}

private func twoWays(_ grouped: String, _ decimal: String, meantByComma: String) -> CellValue {
  let meantByPoint = meantByComma == grouped ? decimal : grouped
  return .unclear(
    expected: "a number that can be read in one way only",
    help: "write `\(grouped)` or `\(decimal)`; or say how the whole table writes its numbers, in a file beside it: "
      + "`decimals: comma` for `\(meantByComma)`, `decimals: point` for `\(meantByPoint)`")
}

// MARK: - Dates

/// A date in our form; one that is none stays what it is.
private func plainDate(_ text: String, _ forms: CellForms, _ isPlain: (String) -> Bool) -> CellValue {
  if isPlain(text) { return .clear(text) }
  var text = text
  if text.first == "'" { text.removeFirst() }
  if isPlain(text) { return .clear(text) }
  if let date = CalendarDate(withClock: text) { return .clear(date.iso) }
  if let day = dayOfCount(text) {
    return .unclear(
      expected: "a date",
      help:
        "write `\(day.iso)`: this is the number by which a spreadsheet program counts that day; give the column the "
        + "format “Date”, and save the table again")
  }
  // Without a clock after it.
  let day =
    text.firstMatch(of: /^(.*\S)[ T]+\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?$/).map { String($0.output.1) } ?? text
  let likely = likelyDates(for: day)
  switch (likely.count, forms.dates) {
  case (1, _): return .clear(likely[0].iso)
  case (2, .dayFirst?): return .clear(likely[0].iso)
  case (2, .monthFirst?): return .clear(likely[1].iso)
  case (2, nil):
    return .unclear(
      expected: "a date that can be read in one way only",
      help: "write `\(likely[0].iso)` if the day comes first, or `\(likely[1].iso)`; or say for the whole table, in a "
        + "file beside it: `dates: day-first` or `dates: month-first`")
  default: return .clear(text)
  }
}

/// The day that spreadsheet programs count so: of these years only, so that no amount is taken for one.
private func dayOfCount(_ text: String) -> CalendarDate? {
  guard text.utf8.count == 5, let count = Int(text), (32_874..<73_051).contains(count) else { return nil }
  // Day 25,569 is the first of 1970.
  return CalendarDate(secondsSince1970: (count - 25_569) * 86_400)
}

private func plainSpan(_ text: String, _ forms: CellForms) -> CellValue {
  if DateSpan(text) != nil { return .clear(text) }
  if let part = quarter(text) { return .clear(part) }
  let halves = text.split(separator: /\s*[–—]\s*|\s+(?:-|to|bis)\s+/)
  if halves.count == 2 {
    let parts = halves.map { half -> String? in
      if let quarter = quarter(String(half)) { return quarter }
      guard case .clear(let date) = plainDate(String(half), forms, { DateSpan($0) != nil }) else { return nil }
      return date
    }
    if let start = parts[0], let end = parts[1], DateSpan("\(start)/\(end)") != nil { return .clear("\(start)/\(end)") }
  }
  return plainDate(text, forms) { DateSpan($0) != nil }
}

/// `Q2 2027` and `2027 Q2` are `2027-Q2`.
private func quarter(_ text: String) -> String? {
  let parts = text.split { " /-".contains($0) }
  guard parts.count == 2, let year = parts.first(where: { $0.count == 4 && $0.allSatisfy(\.isNumber) }),
    let quarter = parts.first(where: { $0.count == 2 && "Qq".contains($0.prefix(1)) }), let number = quarter.last,
    "1234".contains(number)
  else { return nil }
  return "\(year)-Q\(number)"
}
