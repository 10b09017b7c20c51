// SPDX-License-Identifier: Apache-2.0

import TestSupport

@testable import Fields

/// Values of every shape, made at random, with all that YAML could take for something else.
struct RandomFields {
  var random: SeededRandom

  static let declarations: [FieldDeclaration] = {
    let record = RecordShape(
      name: "record",
      fields: [
        FieldDeclaration("name", .text(.line)), FieldDeclaration("text", .text(.paragraph)),
        FieldDeclaration("many", .list(of: .text(.line))),
        FieldDeclaration(
          "inner", .record(RecordShape(name: "inner", fields: [FieldDeclaration("a", .integer)], shorthand: "a"))),
      ], shorthand: "name")
    let shapes: [(String, FieldShape)] = [
      ("line", .text(.line)), ("paragraph", .text(.paragraph)), ("identifier", .text(.identifier)),
      ("url", .text(.webAddress)), ("number", .number), ("integer", .integer), ("flag", .flag), ("date", .date),
      ("span", .span), ("time", .time), ("choice", .choice(ShapeTests.force)), ("item", .reference(to: [])),
      ("lead", .nameOrText(of: ["partner"])),
      ("file", .file),
      ("options", .options), ("lines", .list(of: .text(.line))), ("dates", .list(of: .date)),
      ("record", .record(record)),
      ("records", .list(of: .record(record))), ("own", .entries(of: .text(.line))),
      ("own-lists", .entries(of: .list(of: .integer))),
    ]
    return shapes.map { FieldDeclaration($0, $1) }
  }()

  mutating func entries() -> [FieldEntry] {
    Self.declarations.filter { _ in Bool.random(using: &random) }.map { FieldEntry($0.name, value($0.shape)) }
  }

  private mutating func value(_ shape: FieldShape) -> FieldValue {
    switch shape {
    case .text(.identifier): .text(pick(["a", "goal-1", "_x", "été", "1.2", "x.y"]))
    case .text(.webAddress): .text(pick(["https://example.org/", "http://a.b/#c", "https://example.org/?q=a:b,[c]"]))
    case .text(.line): .text(text(lines: 1))
    case .text: .text(text(lines: Int.random(in: 1...4, using: &random)))
    case .number:
      DecimalNumber(pick(["0", "-1.50", "007", "12345678901234567890.1"])).map(FieldValue.number) ?? .flag(false)
    case .integer: .integer(Int.random(in: -2_000...2_000, using: &random))
    case .flag: .flag(Bool.random(using: &random))
    case .date:
      CalendarDate(pick(["2024", "2024-02", "2024-02-29", "0001-01-01"])).map(FieldValue.date) ?? .flag(false)
    case .span: DateSpan(pick(["2024", "2024-Q2", "2024-02/2025-01-31"])).map(FieldValue.span) ?? .flag(false)
    case .time:
      pick(["ongoing", "2027-Q2", "2026/2030"]) == "ongoing"
        ? .time(.ongoing) : DateSpan("2027-Q2/2028").map { .time(.span($0)) } ?? .flag(false)
    case .choice(let choice): .choice(pick(choice.options.map(\.word)))
    case .options: .list([.text("low"), .text("high")])
    case .reference: .reference(text(lines: 1))
    case .nameOrText: .text(text(lines: 1))
    case .file: .file(text(lines: 1))
    case .list(let element): .list((0..<Int.random(in: 1...4, using: &random)).map { _ in value(element) })
    case .record(let record):
      .record(
        record.fields.filter { _ in Bool.random(using: &random) }.map { FieldEntry($0.name, value($0.shape)) })
    case .entries(let element):
      .record(
        Set((0..<3).map { _ in text(lines: 1) }).subtracting([""]).sorted().map { FieldEntry($0, value(element)) })
    }
  }

  private mutating func text(lines: Int) -> String {
    // The library drops a mark of the byte order at the beginning of a text.
    let pieces = [
      "a", "Plan", "no", "1.10", "2024-01-01", "~", "null", " ", "  ", ": ", ":", " #", "#", "- ", "-", "---", "...",
      "? ", "?", "!", "&x", "*", "|", ">", ">-", "%", "@", "`", "\"", "'", "''", "\\", "\\n", "[", "]", "{", "}", ",",
      ", ", "=", "<<", "\t", "é", "Ü", "\u{301}", "\u{A0}", "\u{2028}", "x\u{FEFF}", "🧭", "水",
      "it's", "key: value", "&a [b]: *c",
    ]
    return (0..<lines).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in pick(pieces) }.joined()
    }.joined(separator: "\n")
  }

  private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
}
