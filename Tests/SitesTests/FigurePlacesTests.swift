// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import Theme

/// Sentence, drawing, table, file, JSON-LD and data say the same figure: for readers as their language writes it, for programs
/// as JSON does, in both with every digit that was typed.
@Suite struct FigurePlacesTests {
  /// Figures as they are typed.
  struct Figures: Sendable {
    let baseline: String
    let target: String
    let actual: String
  }

  /// How a language writes 1234567.89.
  struct Writing: Sendable {
    let language: String
    let example: String

    func written(_ number: String) -> String {
      let parts = number.split(separator: ".")
      let signs = example.filter { !$0.isNumber }.map(String.init)
      var digits = parts[0].drop { $0 == "-" }
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits = digits.dropLast(3)
      }
      let whole = ([String(digits)] + groups).joined(separator: signs[0])
      return (number.hasPrefix("-") ? "\u{2212}" : "") + whole + (parts.count > 1 ? signs[2] + parts[1] : "")
    }
  }

  private static let figures = [
    Figures(baseline: "4", target: "20", actual: "17"), Figures(baseline: "0.10", target: "1.50", actual: "1.10"),
    Figures(baseline: "-1.0", target: "-2.50", actual: "-12.30"),
    Figures(baseline: "0", target: "0.000", actual: "0.00"),
    Figures(
      baseline: "1000", target: "98765432109876543210.125", actual: "12345678901234567890123.4567890123456789012"),
    Figures(baseline: "0.1", target: "0.3", actual: "0.30000000000000004"),
  ]
  private static let writings = [
    Writing(language: "en", example: "1,234,567.89"), Writing(language: "de", example: "1.234.567,89"),
    Writing(language: "fr", example: "1 234 567,89"), Writing(language: "fa", example: "1٬234٬567٫89"),
  ]

  @Test(arguments: figures, writings) func sayTheSame(figures: Figures, writing: Writing) throws {
    let indicator = """
      ---
      title: Rooms
      of: g
      unit: rooms
      baseline: {value: \(figures.baseline), period: 2025}
      series: [{period: 2026-Q1, target: \(figures.target), actual: \(figures.actual)}]
      ---
      """
    let english = try #require(Theme.files.first { $0.path == "words/en.yml" })
    let words = String(decoding: english.bytes, as: UTF8.self).replacing(
      /\nnumber-example: .*\n/, with: "\nnumber-example: \(writing.example)\n")
    let site = try TemporaryFolder([
      "content/site.yml":
        "title: T\nlanguage: \(writing.language)\nbase-url: https://example.org/\nas-of: 2026-04-01\n",
      "content/plan.md": "---\ntitle: P\nkind: plan\n---\n", "content/goals/g.md": "---\ntitle: G\n---\n",
      "content/indicators/i.md": indicator, "templates/words/\(writing.language).yml": words,
    ])
    #expect(try !build(site.path, to: site.path + "/out").report.hasErrors)
    // From right to left, signs that nobody sees are around what fills a sentence.
    func text(_ path: String) throws -> String {
      try #require(site.text("out/" + path)).replacing(/[\u{2068}\u{2069}]/, with: "")
    }

    let page = try text("indicators/i/index.html")
    let (actual, target, baseline) = (
      writing.written(figures.actual), writing.written(figures.target), writing.written(figures.baseline)
    )
    // The sentence, here and where progress is listed.
    let says = try #require(all(/<p class="says">.*<\/span> (.*)<\/p>/, in: page).first)
    #expect(says.hasPrefix("\(actual)\u{A0}rooms by ") && says.contains("target \(target)\u{A0}rooms"), "\(says)")
    #expect(try text("progress/by-goal/index.html").contains(says))
    // The drawing, and what it says to those who do not see it.
    // Labels too long for a drawing are left out, and others may be there twice, for narrow and wide ones.
    let labels = [
      (all(/<text class="actual-label[^>]*>([^<]*)</, in: page), ["\(actual)\u{A0}rooms", actual]),
      (all(/<text class="target-label[^>]*>([^<]*)</, in: page), ["target \(target)"]),
      (all(/<text class="baseline-label[^>]*>([^<]*)</, in: page), ["baseline \(baseline)"]),
    ]
    for (drawn, expected) in labels {
      #expect(Set(drawn).isSubset(of: expected), "\(drawn)")
      #expect(!drawn.isEmpty || actual.count > 20, "\(expected)")
    }
    #expect(
      all(/<desc>([^<]*)</, in: page) == [
        "Measured: \(actual)\u{A0}rooms (Q1\u{A0}2026). Target: \(target)\u{A0}rooms (Q1\u{A0}2026)."
      ])
    // The table.
    #expect(all(/<td class="number">([^<]*)</, in: page) == ["", baseline, target, actual])
    // The files.
    let row = "2026-01-01,2026-03-31,\(figures.target),\(figures.actual),"
    #expect(try text("indicators/i/series.csv").contains("\n" + row))
    #expect(try text("data/series.csv").contains("\ni," + row + "rooms,"))
    #expect(try text("data/items.csv").contains(",\(figures.baseline),2025,"))
    // What programs read; numbers in JSON have no zeros or quotation marks of their own.
    let data = try #require(all(/<script type="application\/ld\+json">(.*)<\/script>/, in: page).first)
    #expect(all(/"value":(-?[0-9][^,}]*)[,}]/, in: data) == [figures.actual, figures.target])
    for path in ["data/plan.json", "indicators/i/index.json"] {
      let json = try text(path)
      #expect(all(/"baseline":\{"value":([^,}]*)[,}]/, in: json) == [figures.baseline], "\(path)")
      #expect(all(/"target":([^,}]*)[,}]/, in: json) == [figures.target], "\(path)")
      #expect(all(/"actual":([^,}]*)[,}]/, in: json) == [figures.actual], "\(path)")
    }
  }
}
