// SPDX-License-Identifier: Apache-2.0

/// Time as plans state it: from and to, a day, month, quarter or year; something that goes on without an end; or a band that
/// the plan has a name for, such as `short`.
package enum PlanTime: Sendable, Hashable {
  case span(DateSpan)
  case ongoing
  case band(TimeBand)

  static let ongoingWord = "ongoing"

  /// As typed.
  package var text: String {
    switch self {
    case .span(let span): span.text
    case .ongoing: Self.ongoingWord
    case .band(let band): band.name
    }
  }

  /// Where it is one day, month or year, as HTML's `time` takes it.
  package var day: CalendarDate? {
    guard case .span(let span) = self, span.parts.count == 1, case .date(let date) = span.parts[0] else { return nil }
    return date
  }

  /// Nil for what has neither beginning nor end.
  package var span: DateSpan? {
    switch self {
    case .span(let span): span
    case .ongoing: nil
    case .band(let band): band.span
    }
  }
}

/// A span of time under a name of the plan's own.
package struct TimeBand: Sendable, Hashable {
  package let name: String
  package let span: DateSpan

  /// Nil where the name means something else already: a date, or `ongoing`.
  package init?(_ name: String, _ span: DateSpan) {
    guard name != PlanTime.ongoingWord, let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
      return nil
    }
    (self.name, self.span) = (name, span)
  }
}
