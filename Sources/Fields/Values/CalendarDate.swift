// SPDX-License-Identifier: Apache-2.0

/// A day, or a month or a year where no more is known (ISO 8601-1:2019, 5.2.2): `2024-10-29`, `2024-10`, `2024`.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  /// 1…12, or nil for a year.
  package let month: Int?
  /// 1…31, or nil for a month or a year.
  package let day: Int?

  /// Nil when `text` is not of the form, or no such day exists.
  package init?(_ text: String) {
    // Without parts of text, since files are full of dates.
    var (year, month, day) = (0, 0, 0)
    let length = text.utf8.count
    guard length == 4 || length == 7 || length == 10 else { return nil }
    for (index, byte) in text.utf8.enumerated() {
      let digit = Int(byte) - 0x30
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else if !(0...9).contains(digit) {
        return nil
      } else if index < 4 {
        year = year * 10 + digit
      } else if index < 7 {
        month = month * 10 + digit
      } else {
        day = day * 10 + digit
      }
    }
    guard year >= 1, length < 7 || (1...12).contains(month),
      length < 10 || (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = length < 7 ? nil : month
    self.day = length < 10 ? nil : day
  }

  /// The day in UTC that is `seconds` after 1970-01-01T00:00:00Z.
  package init(secondsSince1970 seconds: Int) {
    // Days to a date of the proleptic Gregorian calendar, in eras of 400 years that begin on 1 March.
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.month = month
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  }

  /// As it follows a verb: `on 2024-10-29`, `in 2024-10`, `in 2024`.
  package var when: String { "\(day == nil ? "in" : "on") \(iso)" }

  package var iso: String {
    guard (0...9_999).contains(year) else { return String(year) }
    return String(unsafeUninitializedCapacity: 10) { text in
      var length = 0
      func add(_ number: Int, _ width: Int) {
        var rest = number
        for place in stride(from: length + width - 1, through: length, by: -1) {
          text[place] = UInt8(0x30 + rest % 10)
          rest /= 10
        }
        length += width
      }
      add(year, 4)
      for part in [month, day] {
        guard let part else { break }
        text[length] = UInt8(ascii: "-")
        length += 1
        add(part, 2)
      }
      return length
    }
  }

  /// The first day that the date can mean, as a number that grows with time.
  package var first: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  /// The last day that the date can mean.
  package var last: Int { lastDay.first }

  package var firstDay: CalendarDate { CalendarDate(year: year, month: month ?? 1, day: day ?? 1) }

  package var lastDay: CalendarDate {
    let month = month ?? 12
    return CalendarDate(year: year, month: month, day: day ?? Self.days(inMonth: month, of: year))
  }

  /// A month that exists.
  init(year: Int, month: Int) {
    self.year = year
    self.month = month
    day = nil
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { (a.first, a.last) < (b.first, b.last) }

  /// Months from the first day of `start` to the first day of this, whole ones only.
  package func months(since start: CalendarDate) -> Int {
    let months = (year - start.year) * 12 + (month ?? 1) - (start.month ?? 1)
    return (day ?? 1) < (start.day ?? 1) ? months - 1 : months
  }

  /// Months from one day to another, whole ones only; the last day of a month is a whole month after the last of another.
  package func wholeMonths(since start: CalendarDate) -> Int {
    let (first, last) = (start.firstDay, lastDay)
    let months = last.months(since: first)
    let isEndOfMonth = last.day == Self.days(inMonth: last.month ?? 1, of: last.year)
    return isEndOfMonth && (last.day ?? 1) < (first.day ?? 1) ? months + 1 : months
  }

  /// The first day that the date can mean, counted from a day that is the same for all.
  package var dayNumber: Int {
    // By months that begin in March, so that the leap day is the last of its year.
    let (month, day) = (self.month ?? 1, self.day ?? 1)
    let shifted = (month + 9) % 12
    let year = self.year - (shifted >= 10 ? 1 : 0)
    return 365 * year + year / 4 - year / 100 + year / 400 + (shifted * 306 + 5) / 10 + day - 1
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
