// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Which values of a field a condition such as `cost = high` lets through.
enum Matcher {
  case text(String)
  case choice(String)
  case flag(Bool)
  case number(DecimalNumber)
  /// A day, month or year matches all that touches it.
  case time(DateSpan)

  enum Made {
    case matching(Matcher)
    /// `correction` is what was nearly typed.
    case refused(expected: String, help: String, correction: String? = nil)
  }

  /// What `text` stands for in a condition on a field of such a shape.
  static func make(_ text: String, _ shape: FieldShape) -> Made {
    switch shape {
    case .list(let element): return make(text, element)
    case .choice(let choice):
      if let option = choice.options.first(where: { $0.word == text || $0.label == text }) {
        return .matching(.choice(option.word))
      }
      return .refused(
        expected: "one of \(quoted(choice.options.map(\.word)))", help: choice.help(insteadOf: text) { $0 },
        correction: slip(of: text, among: choice.options.map(\.word)))
    case .flag:
      if let flag = Bool(text) { return .matching(.flag(flag)) }
      return .refused(expected: "`true` or `false`", help: "write one of the two")
    case .number, .integer:
      if let number = DecimalNumber(text) { return .matching(.number(number)) }
      return .refused(expected: "a number", help: "write digits alone, such as `1250000` or `1.5`")
    case .date, .span, .time:
      if let span = DateSpan(text) { return .matching(.time(span)) }
      return .refused(
        expected: shape == .date ? "a date" : "a span of time",
        help: "write a day, a month or a year, such as `2026-03`")
    default: return .matching(.text(text))
    }
  }

  /// The word of a choice, which can also be asked for by what pages show.
  var word: String? { if case .choice(let word) = self { word } else { nil } }

  func matches(_ value: FieldValue) -> Bool {
    switch (self, value) {
    case (_, .list(let values)): values.contains(where: matches)
    case (_, .record(let entries)): entries.contains { matches($0.value) }
    case (.text(let wanted), .text(let text)): folded(text) == folded(wanted)
    case (.text(let wanted), .reference(let text)), (.text(let wanted), .file(let text)): text == wanted
    case (.choice(let wanted), .choice(let word)): word == wanted
    case (.flag(let wanted), .flag(let flag)): flag == wanted
    case (.number(let wanted), .number(let number)): !number.precedes(wanted) && !wanted.precedes(number)
    case (.number, .integer(let number)): matches(.number(DecimalNumber(number)))
    case (.time(let wanted), .date(let date)): date.last >= wanted.start.first && date.first <= wanted.end.last
    case (.time(let wanted), .span(let span)):
      span.end.last >= wanted.start.first && span.start.first <= wanted.end.last
    // What goes on without an end touches all times.
    case (.time, .time(let time)): time.span.map { matches(.span($0)) } ?? true
    default: false
    }
  }
}
