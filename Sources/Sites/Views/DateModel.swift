// SPDX-License-Identifier: Apache-2.0

import Fields
import Templates

/// A date for people and for machines.
struct DateModel: Sendable {
  var label = ""
  let iso: String
  let text: String

  static let view = View<DateModel>(
    "date",
    [
      .init("iso", .text, "ISO 8601, for `datetime` attributes.") { .text($0.iso) },
      .init("text", .text, "In words.") { .text($0.text) },
    ])

  static let labelledView = View<DateModel>(
    "labelled-date",
    [
      .init("label", .text, "What happened on the date.") { .text($0.label) },
      .init("iso", .text, "ISO 8601, for `datetime` attributes.") { .text($0.iso) },
      .init("text", .text, "In words.") { .text($0.text) },
    ])
}

func dateModel(_ date: CalendarDate, _ words: Words, label: String = "") -> DateModel {
  DateModel(label: label, iso: date.iso, text: words.date(date))
}
