// SPDX-License-Identifier: Apache-2.0

import JSON

extension [UInt8] {
  /// Adds an item's fields as a JSON object (RFC 8259), as bytes, since every item of a plan is written so.
  package mutating func appendJSON(_ entries: [FieldEntry]) {
    append(UInt8(ascii: "{"))
    for (number, entry) in entries.enumerated() {
      if number > 0 { append(UInt8(ascii: ",")) }
      appendJSON(entry.name, forScript: false)
      append(UInt8(ascii: ":"))
      appendJSON(entry.value)
    }
    append(UInt8(ascii: "}"))
  }

  /// Numbers keep all their digits, and are strings where JSON has no such number, as `007.50`; dates are strings in the form of ISO 8601, and spans of time as typed, so that a quarter stays
  /// one.
  package mutating func appendJSON(_ value: FieldValue) {
    switch value {
    case .text(let text), .choice(let text), .reference(let text), .file(let text): appendJSON(text, forScript: false)
    case .number(let number):
      if number.plain == number.text { self += number.text.utf8 } else { appendJSON(number.text, forScript: false) }
    case .integer(let number): self += String(number).utf8
    case .flag(let isTrue): self += (isTrue ? "true" : "false").utf8
    case .date(let date): appendJSON(date.iso, forScript: false)
    case .span(let span): appendJSON(span.text, forScript: false)
    case .time(let time): appendJSON(time.text, forScript: false)
    case .list(let values):
      append(UInt8(ascii: "["))
      for (number, value) in values.enumerated() {
        if number > 0 { append(UInt8(ascii: ",")) }
        appendJSON(value)
      }
      append(UInt8(ascii: "]"))
    case .record(let entries): appendJSON(entries)
    }
  }
}
