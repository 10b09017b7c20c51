// SPDX-License-Identifier: Apache-2.0

/// A span of time, from the first to the last of its days: `2025-03-01/2026-02`, a time interval by its start and its end
/// (ISO 8601-1:2019, 5.5.1), or the day, month, year or quarter (`2025-Q3`) that it takes. Beginning and end may be quarters,
/// too.
package struct DateSpan: Sendable, Hashable {
  /// What people say in one breath.
  package enum Part: Sendable, Hashable {
    case date(CalendarDate)
    /// 1…4.
    case quarter(Int, year: Int)
  }

  /// As typed.
  package let text: String
  /// One, or its beginning and its end.
  package let parts: [Part]
  package let start: CalendarDate
  package let end: CalendarDate

  /// Nil when `text` is not of the form, or the end comes before the start.
  package init?(_ text: String) {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
    let parts = pieces.compactMap { Part($0) }
    guard (1...2).contains(pieces.count), parts.count == pieces.count else { return nil }
    let (start, end) = (parts[0].start, parts[parts.count - 1].end)
    guard end.last >= start.first else { return nil }
    (self.text, self.start, self.end) = (text, start, end)
    // The same twice is said once.
    self.parts = parts.count == 2 && parts[0] == parts[1] ? [parts[0]] : parts
  }

  /// The day by which it has certainly begun: of `2026/2030`, the last one of 2026.
  package var begunBy: Int { parts[0].end.last }

  /// The day on which it has certainly not ended yet: of `2026/2030`, the first one of 2030.
  package var lastsTo: Int { parts[parts.count - 1].start.first }

  /// As ISO 8601 writes it, which has no quarters: `2025-07/2025-09`.
  package var iso: String { start == end ? start.iso : "\(start.iso)/\(end.iso)" }
}

extension DateSpan.Part {
  fileprivate init?(_ text: Substring) {
    let pieces = text.split(separator: "-Q", omittingEmptySubsequences: false)
    if pieces.count == 2, pieces[1].utf8.count == 1, let quarter = Int(pieces[1]), (1...4).contains(quarter),
      let year = CalendarDate(String(pieces[0])), year.month == nil
    {
      self = .quarter(quarter, year: year.year)
    } else if let date = CalendarDate(String(text)) {
      self = .date(date)
    } else {
      return nil
    }
  }

  fileprivate var start: CalendarDate {
    switch self {
    case .date(let date): date
    case .quarter(let quarter, let year): CalendarDate(year: year, month: quarter * 3 - 2)
    }
  }

  fileprivate var end: CalendarDate {
    switch self {
    case .date(let date): date
    case .quarter(let quarter, let year): CalendarDate(year: year, month: quarter * 3)
    }
  }
}
