// SPDX-License-Identifier: Apache-2.0

/// A span of time, from the first to the last of its days: `2025-03-01/2026-02`, a time interval by its start and its end
/// (ISO 8601-1:2019, 5.5.1), or the day, month, year or quarter (`2025-Q3`) that it takes.
package struct DateSpan: Sendable, Hashable {
  /// As typed.
  package let text: String
  package let start: CalendarDate
  package let end: CalendarDate

  /// Nil when `text` is not of the form, or the end comes before the start.
  package init?(_ text: String) {
    guard let (start, end) = Self.quarter(text) ?? Self.dates(text), end.last >= start.first else { return nil }
    (self.text, self.start, self.end) = (text, start, end)
  }

  /// As ISO 8601 writes it, which has no quarters: `2025-07/2025-09`.
  package var iso: String { start == end ? start.iso : "\(start.iso)/\(end.iso)" }

  private static func dates(_ text: String) -> (CalendarDate, CalendarDate)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { CalendarDate(String($0)) }
    guard (1...2).contains(parts.count), let start = parts[0], let end = parts[parts.count - 1] else { return nil }
    return (start, end)
  }

  private static func quarter(_ text: String) -> (CalendarDate, CalendarDate)? {
    let parts = text.split(separator: "-Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 1, let number = Int(parts[1]), (1...4).contains(number) else {
      return nil
    }
    func month(_ month: Int) -> CalendarDate? { CalendarDate("\(parts[0])-\(month < 10 ? "0" : "")\(month)") }
    guard let start = month(number * 3 - 2), let end = month(number * 3) else { return nil }
    return (start, end)
  }
}
