// SPDX-License-Identifier: Apache-2.0

extension CalendarDate {
  /// A day with a clock and a zone after it, as ISO 8601 (5.4) and other tools write them: `2026-03-31T10:00:00+02:00`,
  /// `2026-03-31 10:00:00 +0200`. The day is the one that is written, in whichever zone.
  package init?(withClock text: String) {
    guard let split = text.firstIndex(where: { "Tt ".contains($0) }), let date = CalendarDate(String(text[..<split])),
      date.day != nil, text[text.index(after: split)...].firstMatch(of: Self.clock) != nil
    else { return nil }
    self = date
  }

  private static var clock: Regex<Substring> {
    /^ *[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)? ?(?:Z|z|UTC|GMT|[+-][0-2]\d(?::?[0-5]\d)?)?$/
  }
}

/// The days, months or years that a date in another form can mean: one where it is certain, and two where day and month
/// could be exchanged, the day first.
package func likelyDates(for text: String) -> [CalendarDate] {
  let parts = text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "of" }
  let separators = text.filter { !$0.isLetter && !$0.isNumber && $0 != " " && $0 != "," }
  guard (1...3).contains(parts.count), text.utf8.count <= 40, parts.count(where: { month($0) != nil }) < 2 else {
    return []
  }
  let found: [CalendarDate?]
  if parts.count == 1, parts[0].utf8.count == 8, Int(parts[0]) != nil {
    found = [date(parts[0].prefix(4), parts[0].dropFirst(4).prefix(2), parts[0].suffix(2))]
  } else if let named = parts.firstIndex(where: { month($0) != nil }), let name = month(parts[named]) {
    let others = parts.enumerated().filter { $0.offset != named }.map { withoutOrdinal($0.element) }
    guard let year = others.first(where: { $0.count == 4 }) else { return [] }
    found = [date(year, String(name)[...], others.first { $0.count <= 2 })]
  } else if parts.count == 3, parts[0].count == 4 {
    found = [date(parts[0][...], parts[1][...], parts[2][...])]
  } else if parts.count == 3, parts[2].count == 4 {
    let dayFirst = date(parts[2][...], parts[1][...], parts[0][...])
    let monthFirst = separators == ".." ? nil : date(parts[2][...], parts[0][...], parts[1][...])
    found = [dayFirst, monthFirst == dayFirst ? nil : monthFirst]
  } else if parts.count == 2, let year = parts.first(where: { $0.count == 4 }),
    let month = parts.first(where: { $0.count <= 2 })
  {
    found = [date(year[...], month[...], nil)]
  } else {
    found = []
  }
  return found.compactMap { $0 }
}

private func date(_ year: Substring, _ month: Substring, _ day: Substring?) -> CalendarDate? {
  func padded(_ text: Substring) -> String { text.count == 1 ? "0" + text : String(text) }
  return CalendarDate(([year, month] + (day.map { [$0] } ?? [])).map(padded).joined(separator: "-"))
}

/// `2nd` is 2.
private func withoutOrdinal(_ text: String) -> Substring {
  let digits = text.prefix { $0.isNumber }
  return ["st", "nd", "rd", "th"].contains(text.dropFirst(digits.count).lowercased()) ? digits : text[...]
}

/// The number of a month by its English name, in full or cut after three letters or more.
private func month(_ name: String) -> Int? {
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  guard name.count >= 3 else { return nil }
  return names.firstIndex { $0.hasPrefix(name.lowercased()) }.map { $0 + 1 }
}
