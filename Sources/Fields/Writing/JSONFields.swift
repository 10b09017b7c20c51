// SPDX-License-Identifier: Apache-2.0

import JSON

/// An item's fields as a JSON object (RFC 8259).
package func jsonObject(of entries: [FieldEntry]) -> JSONValue {
  .object(entries.map { JSONMember($0.name, jsonValue(of: $0.value)) })
}

/// Numbers keep all their digits; dates and spans of time are strings in the form of ISO 8601.
package func jsonValue(of value: FieldValue) -> JSONValue {
  switch value {
  case .text(let text), .choice(let text), .reference(let text), .file(let text): .string(text)
  case .number(let number): .number(number.plain)
  case .integer(let number): .integer(number)
  case .flag(let isTrue): .bool(isTrue)
  case .date(let date): .string(date.iso)
  case .span(let span): .string(span.iso)
  case .time(.span(let span)): .string(span.iso)
  case .time(let time): .string(time.text)
  case .list(let values): .array(values.map(jsonValue))
  case .record(let entries): jsonObject(of: entries)
  }
}
