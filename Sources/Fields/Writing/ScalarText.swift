// SPDX-License-Identifier: Apache-2.0

/// A value that is not made of others, as a file says it.
package func scalarText(_ value: FieldValue) -> String {
  switch value {
  case .text(let text), .choice(let text), .reference(let text), .file(let text): text
  case .number(let number): number.text
  case .integer(let number): String(number)
  case .flag(let isTrue): isTrue ? "true" : "false"
  case .date(let date): date.iso
  case .span(let span): span.text
  case .time(let time): time.text
  case .list, .record: ""
  }
}
