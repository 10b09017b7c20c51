// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@testable import Tables

/// What spreadsheet programs make of values, and what is made of that.
@Suite struct CellFormsTests {
  @Test(arguments: [
    ("1250000", "1250000"), ("1.5", "1.5"), ("-7", "-7"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
    ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234.567,89", "1234567.89"), ("1,5", "1.5"),
    ("0,125", "0.125"), ("1234,567", "1234.567"), ("1 234,5", "1234.5"), ("1\u{202F}234", "1234"),
    ("1\u{A0}234\u{A0}567", "1234567"), ("1'234.50", "1234.50"), ("1’234", "1234"), ("'0123", "0123"),
    ("\u{2212}3,5", "-3.5"), ("+12", "12"), ("-1.234,5", "-1234.5"), ("1.234", "1.234"), ("0.125", "0.125"),
    // What is no number stays what it is, and the field says so.
    ("about 12", "about 12"), ("12.34.56", "12.34.56"), ("1,23,456", "1,23,456"), ("1 23", "1 23"), ("", ""),
  ])
  func readsNumbers(_ text: String, _ expected: String) {
    #expect(plainValue(of: text, for: .number, CellForms()) == .clear(expected))
  }

  @Test func doesNotGuessWhatCanBeReadInTwoWays() {
    let semicolons = CellForms(hasSemicolons: true)
    #expect(help("1,234", CellForms())?.contains("write `1234` or `1.234`") == true)
    #expect(help("1,234", CellForms())?.contains("`decimals: comma` for `1.234`, `decimals: point` for `1234`") == true)
    #expect(help("1.234", semicolons)?.contains("`decimals: comma` for `1234`, `decimals: point` for `1.234`") == true)
    #expect(plainNumber("1.2345", semicolons) == .clear("1.2345"))
    #expect(plainNumber("1.234", CellForms(decimals: .comma)) == .clear("1234"))
    #expect(plainNumber("1.234", CellForms(decimals: .point, hasSemicolons: true)) == .clear("1.234"))
    #expect(plainNumber("1,234", CellForms(decimals: .comma)) == .clear("1.234"))
    #expect(plainNumber("1,234", CellForms(decimals: .point)) == .clear("1234"))
    #expect(help("12.5", CellForms(decimals: .comma))?.hasPrefix("write `12,5`") == true)
  }

  @Test func readsWhatStandsForARecordAsTheFieldThatItIs() {
    let amount = FieldShape.record(
      RecordShape(
        name: "amount", fields: [FieldDeclaration("amount", .number, ""), FieldDeclaration("note", .text(.line), "")],
        shorthand: "amount"))
    #expect(plainValue(of: "1.234,5", for: amount, CellForms()) == .clear("1234.5"))
    #expect(plainValue(of: "1,234", for: amount, CellForms()) != .clear("1,234"))
  }

  @Test func explainsWhatSpreadsheetProgramsLose() {
    #expect(help("1,2E+06", CellForms())?.hasPrefix("the spreadsheet program has shortened it") == true)
    #expect(help("12,5 %", CellForms())?.hasPrefix("write `12.5`") == true)
    #expect(help("#REF!", CellForms())?.hasPrefix("the spreadsheet program could not work this cell out") == true)
    #expect(help("#N/A", CellForms()) != nil)
    #expect(plainValue(of: "#1 of the list", for: .text(.line), CellForms()) == .clear("#1 of the list"))
  }

  @Test(arguments: [
    ("2025-11-02", "2025-11-02"), ("2025", "2025"), ("02.11.2025", "2025-11-02"), ("2.11.2025", "2025-11-02"),
    ("02.11.2025 00:00", "2025-11-02"), ("2025-11-02 00:00:00", "2025-11-02"), ("2025-11-02T10:00:00Z", "2025-11-02"),
    ("25/11/2025", "2025-11-25"), ("11/25/2025 12:00:00 AM", "2025-11-25"), ("2 November 2025", "2025-11-02"),
    ("11/2025", "2025-11"), ("soon", "soon"), ("'2025-11-02", "2025-11-02"),
  ])
  func readsDates(_ text: String, _ expected: String) {
    #expect(plainValue(of: text, for: .date, CellForms()) == .clear(expected))
  }

  @Test func explainsDatesThatCanBeReadInTwoWaysAndCountsOfDays() {
    func value(_ text: String, _ dates: DateOrder?) -> CellValue {
      plainValue(of: text, for: .date, CellForms(dates: dates))
    }
    #expect(value("02/11/2025", .dayFirst) == .clear("2025-11-02"))
    #expect(value("02/11/2025", .monthFirst) == .clear("2025-02-11"))
    guard case .unclear(_, let twoWays) = value("02/11/2025", nil), case .unclear(_, let count) = value("45963", nil)
    else {
      Issue.record("these are not clear")
      return
    }
    #expect(twoWays.hasPrefix("write `2025-11-02` if the day comes first, or `2025-02-11`"))
    #expect(count.hasPrefix("write `2025-11-02`: "))
  }

  @Test(arguments: [
    ("2026/2030", "2026/2030"), ("2026–2030", "2026/2030"), ("01.04.2026 - 30.09.2027", "2026-04-01/2027-09-30"),
    ("Q2 2027", "2027-Q2"), ("2027 Q2", "2027-Q2"), ("Q1 2026 – Q3 2026", "2026-Q1/2026-Q3"),
    ("31.12.2026", "2026-12-31"),
    ("later", "later"),
  ])
  func readsSpans(_ text: String, _ expected: String) {
    #expect(plainValue(of: text, for: .span, CellForms()) == .clear(expected))
  }

  @Test func readsFlagsAndWords() {
    #expect(plainValue(of: "TRUE", for: .flag, CellForms()) == .clear("true"))
    #expect(plainValue(of: "maybe", for: .flag, CellForms()) == .clear("maybe"))
    let choice = Choice(
      [Choice.Option("under-way", meaning: ""), Choice.Option("done", meaning: "", label: "Erledigt")], wordsPrefix: "x"
    )
    for (text, word) in [("Under way", "under-way"), ("under-way", "under-way"), ("erledigt", "done"), ("x", "x")] {
      #expect(plainValue(of: text, for: .choice(choice), CellForms()) == .clear(word))
    }
    #expect(plainValue(of: "TRUE", for: .text(.line), CellForms()) == .clear("TRUE"))
  }

  private func help(_ text: String, _ forms: CellForms) -> String? {
    guard case .unclear(_, let help) = plainValue(of: text, for: .number, forms) else { return nil }
    return help
  }
}
