// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates
import TestSupport
import Testing
import Theme

@testable import Sites

/// The words of the interface come from a file for each language.
@Suite struct WordsTests {
  private func english() throws -> String {
    let file = try #require(Theme.files.first { $0.path == "words/en.yml" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func site(_ language: String, words: (name: String, text: String)?) throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\nlanguage: \(language)\n", "content/about.md": "---\ntitle: About\n---\n",
    ])
    if let words { try site.write("templates/words/\(words.name).yml", words.text) }
    return site
  }

  @Test(arguments: ["de", "de-CH", "de-Latn-CH"]) func areThoseOfTheLanguage(language: String) throws {
    let german = try english().replacing(/\nhome: .*\n/, with: "\nhome: Startseite\n")
    let site = try site(language, words: ("de", german))
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let page = try #require(site.text("out/about/index.html"))
    #expect(page.contains("<html lang=\"\(language)\""))
    #expect(page.contains(">Startseite</a>"))
  }

  @Test func areEnglishForItsVariants() throws {
    let site = try site("en-GB", words: ("en-GB", "home: Front door\n"))
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(site.text("out/about/index.html")?.contains(">Front door</a>") == true)
  }

  @Test func areMadeFromTheKeyWhereThereAreNone() {
    let words = Words(table: ["kind-goal": Wording("Ziel")], plurals: PluralRule(language: "de"))
    #expect(words["kind-goal"] == "Ziel")
    #expect(words["kind-measure"] == "Measure")
    #expect(words["kinds-measure"] == "Measures")
    #expect(words["kinds-guiding-policy"] == "Guiding policies")
    #expect(words["field-review-cycle"] == "Review cycle")
  }

  @Test func areComplete() throws {
    let site = try site("de-CH", words: ("de", try english().replacing(/\nhome: .*\n/, with: "\n")))
    #expect(
      printed(try build(site.path), site.path) == """
        templates/words/de.yml: error: the words for `de-CH` lack `home` [missing-word]
          help: add a line `home: …` for each to that file

        """)
  }

  @Test func takeTheFormOfTheirNumber() throws {
    let forms: [PluralCategory: String] = [.one: "{count} wynik", .few: "{count} wyniki", .many: "{count} wyników"]
    let wording = try #require(Wording(forms: forms))
    let words = Words(table: ["page-of": wording], plurals: PluralRule(language: "pl"))
    let said = [1, 2, 5, 12, 22, 25].map { words.sentence(.pageOf, ["count": String($0)]) }
    #expect(said == ["1 wynik", "2 wyniki", "5 wyników", "12 wyników", "22 wyniki", "25 wyników"])
  }

  @Test func haveAnExampleThatIsTheNumber() throws {
    let site = try site("en-IN", words: ("en-IN", "number-example: 12,34,567.8\n"))
    #expect(
      printed(try build(site.path), site.path) == """
        templates/words/en-IN.yml:1:17: error: `number-example` is the number 1234567.89 as the language writes it, not `12,34,567.8` [wrong-type]
          1 | number-example: 12,34,567.8
            |                 ^^^^^^^^^^^
          help: write that very number, such as `number-example: 1.234.567,89`

        """)
  }

  @Test func fillPlacesInTheOrderOfTheLanguage() {
    let words = Words(
      table: ["date-day": Wording("{year}. {month} {day}."), "month-3": Wording("március")],
      plurals: PluralRule(language: "hu"))
    #expect(CalendarDate("2026-03-05").map(words.date) == "2026. március 5.")
  }

  /// What is of another direction, or of none, turns nothing around it; a number keeps its order by itself, and a sentence in a
  /// sentence is of the same direction.
  @Test func keepTheDirectionOfWhatFillsThem() {
    let table = [
      "list-more": Wording("{names}، {name}"), "date-span": Wording("{start} – {end}"), "month-3": Wording("March"),
      "date-day": Wording("{day} {month} {year}"), "page-of": Wording("{page} من {pages}"),
    ]
    let arabic = Words(table: table, plurals: PluralRule(language: "ar"), isRightToLeft: true)
    let days = DateSpan("2026-03-05/2026-03-20")
    #expect(days.map(arabic.span) == "\u{2068}5 March 2026\u{2069} – \u{2068}20 March 2026\u{2069}")
    #expect(arabic.sentence(.pageOf, ["page": "2", "pages": "1,000"]) == "2 من 1,000")
    let names = arabic.sentence(.listMore, ["names": "الماء", "name": "ISO 22301"])
    #expect(names == "\u{2068}الماء\u{2069}، \u{2068}ISO 22301\u{2069}")
    #expect(arabic.sentence(.listMore, ["names": names, "name": "-5"]) == "\(names)، \u{2068}-5\u{2069}")

    let english = Words(table: table, plurals: PluralRule(language: "en"))
    #expect(days.map(english.span) == "5 March 2026 – 20 March 2026")
    #expect(english.sentence(.listMore, ["names": "الماء", "name": "ISO"]) == "\u{2068}الماء\u{2069}، ISO")
  }

  /// A site from right to left prints them so, in tags where there may be some.
  @Test func keepTheirOrderFromRightToLeft() throws {
    let site = try site("fa", words: ("fa", try english()))
    try site.write("content/site.yml", "title: Plan\nlanguage: fa\nbase-url: https://plan.example.org/\n")
    try site.write(
      "content/plan.md", "---\nkind: plan\ntitle: Plan\nstart: 2025-01-01\nend: 2027-12-31\norganizations: Board\n---\n"
    )
    try site.write("content/goals/wells.md", "---\ntitle: Wells\nnumber: 1\n---\n")
    try site.write("content/objectives/deep.md", "---\ntitle: Deep\ngoal: wells\n---\n")
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let page = try #require(site.text("out/index.html"))
    #expect(page.contains("Published by <bdi>Board</bdi>"))
    let goal = try #require(site.text("out/goals/wells/index.html"))
    #expect(goal.contains("\u{2068}https://plan.example.org/<wbr>goals/<wbr>wells/\u{2069}.</p>"))
    // Files of data have none of it.
    let data = try #require(site.text("out/citations.bib"))
    #expect(data.contains("title = {Goal 1: Wells}"))
    #expect(page.contains("<bdi><time datetime=\"2025-01-01\">1\u{A0}January 2025</time></bdi>\u{A0}– <bdi>"))
  }

  @Test func reachThePagesAsWholeSentences() throws {
    let swapped = try english().replacing(
      "\npart-of: \"{kind} of {whole}\"\n", with: "\npart-of: \"{whole} / {kind}\"\n"
    )
    .replacing("\npublished-by: \"Published by {publisher}\"\n", with: "\npublished-by: \"{publisher} (Hg.)\"\n")
    .replacing("\nkind-number: \"{kind} {number}\"\n", with: "\nkind-number: \"{number}. {kind}\"\n")
    .replacing(
      "\nheading-link: \"Link to: {heading}\"\n", with: "\nheading-link: \"{heading} verlinken\"\n")
    let site = try site("de", words: ("de", swapped))
    try site.write("content/plan.md", "---\nkind: plan\ntitle: Plan\norganizations: Water Board\n---\n")
    try site.write("content/goals/wells.md", "---\ntitle: Wells\nnumber: 1\n---\n")
    try site.write("content/objectives/deep.md", "---\ntitle: Deep\ngoal: wells\n---\n\n## Why\n\nWater.\n")
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let page = try #require(site.text("out/objectives/deep/index.html"))
    #expect(page.contains("<a href=\"../../goals/wells/index.html\">1. Goal</a> / Objective</p>"))
    #expect(page.contains("<p>Water Board (Hg.)</p>"))
    #expect(page.contains("aria-label=\"Why verlinken\""))
    #expect(site.text("out/a-z/index.html")?.contains("<span class=\"quiet\">1. Goal</span>") == true)
  }

  /// Each key of the theme is printed by a template, asked for by the program, or made of a name.
  @Test func areAllUsed() throws {
    let keys = try english().split(separator: "\n").filter { $0.first?.isWhitespace == false }.map {
      String($0.prefix { $0 != ":" }).replacing("\"", with: "")
    }
    let files = Theme.files.filter { $0.path.hasSuffix(".html") }.map {
      TemplateFile(name: $0.path, path: $0.path, bytes: $0.bytes)
    }
    let printed = wordsUsed(in: files).values.reduce(into: Set()) { $0.formUnion($1) }
    let known = printed.union(ProgramWord.allCases.map(\.rawValue)).union(
      WordFamily.all(Kinds.builtIn.all).flatMap(\.keys))
    #expect(keys.count > 150)
    #expect(keys.filter { !known.contains($0) } == [])
    #expect(ProgramWord.allCases.map(\.rawValue).filter { !keys.contains($0) } == [])
    #expect(printed.filter { !keys.contains($0) } == [])
  }
}
