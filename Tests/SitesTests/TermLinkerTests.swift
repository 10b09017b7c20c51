// SPDX-License-Identifier: Apache-2.0

import HTML
import TestSupport
import Testing

@testable import Sites

/// Terms are linked where they are words of the running text.
@Suite struct TermLinkerTests {
  /// The text with links written as `[words|item]`. Item 0 is the one whose text it is.
  private func linked(_ html: String, _ names: String...) -> String {
    let glossary = Glossary(
      names.enumerated().map { number, name in
        let writing: Glossary.Writing = name.hasPrefix("=") ? .abbreviation : name.hasPrefix("#") ? .identifier : .word
        return Glossary.Name(
          text: writing == .word ? name : String(name.dropFirst()), writing: writing, item: number + 1)
      }, [String](repeating: "", count: names.count + 1))
    var linker = TermLinker(glossary: glossary, ownItem: 0)
    var writer = HTMLWriter()
    linker.write(Array(html.utf8)[...], into: &writer) { item, writer in writer.number(item) }
    return String(decoding: writer.bytes, as: UTF8.self)
      .replacing(/<a class="term" href="(\d+)">([^<]*)<\/a>/) { "[\($0.output.2)|\($0.output.1)]" }
  }

  @Test func onlyTheFirstUseIsLinked() {
    #expect(linked("<p>A sewer, a sewer.</p>", "sewer") == "<p>A [sewer|1], a sewer.</p>")
  }

  @Test func theLongestNameWins() {
    #expect(linked("a combined sewer", "sewer", "combined sewer") == "a [combined sewer|2]")
    #expect(linked("a combined\nsewer", "combined sewer") == "a [combined\nsewer|1]")
  }

  @Test func namesThatBeginAlikeAreToldApart() {
    let names = "sewer, sewer pipe, sewer pipes, sewer pipe of clay"
    #expect(
      linked(names, "sewer pipe", "sewer", "sewer pipe of clay", "sewer pipes")
        == "[sewer|2], [sewer pipe|1], [sewer pipes|4], [sewer pipe of clay|3]")
    #expect(
      linked("sewer pipe of wood. Sewer pipe of.", "sewer", "sewer pipe of clay", "sewer pipe")
        == "[sewer pipe|3] of wood. [Sewer|1] pipe of.")
  }

  @Test func ofTwoWithOneNameTheSecondUseIsTheOthers() {
    #expect(linked("sewer sewer sewer", "sewer", "Sewer") == "[sewer|1] [sewer|2] sewer")
    #expect(linked("Ab ab AB", "=AB", "ab") == "[Ab|2] ab [AB|1]")
    #expect(linked("AB AB", "=AB", "ab") == "[AB|1] [AB|2]")
  }

  @Test func identifiersAreLinkedAsTheyAreWrittenAndWhole() {
    let names = ["#13(c)", "#GV.OC", "#GV.OC-01"]
    func linked(_ text: String) -> String { self.linked(text, names[0], names[1], names[2]) }
    #expect(linked("Norm 13(c), see 13(c).") == "Norm [13(c)|1], see 13(c).")
    #expect(linked("(13(c))") == "([13(c)|1])")
    #expect(linked("2.13(c) and 13(c)(ii), 113(c), 13(C)") == "2.13(c) and 13(c)(ii), 113(c), 13(C)")
    #expect(linked("GV.OC-01, then GV.OC.") == "[GV.OC-01|3], then [GV.OC|2].")
    #expect(linked("GV.OC-02, gv.oc") == "GV.OC-02, gv.oc")
  }

  /// Ten thousand terms of which each begins with the same word take as long as others.
  @Test func manyNamesMayBeginWithOneWord() {
    let numbers = 0..<10_000
    let names = numbers.map { Glossary.Name(text: "term number\($0) word", item: $0 + 1) }
    let glossary = Glossary(names, [String](repeating: "", count: names.count + 1))
    var linker = TermLinker(glossary: glossary, ownItem: 0)
    var writer = HTMLWriter()
    var found: [Int] = []
    let took = workTime {
      for number in numbers {
        linker.write(Array("the term number\(number) word, ".utf8)[...], into: &writer) { item, _ in found.append(item)
        }
      }
    }
    #expect(took < .seconds(30))
    #expect(found == numbers.map { $0 + 1 })
  }

  @Test func partsOfWordsAreNotLinked() {
    #expect(linked("sewers resewer sewer2 Abwasser", "sewer", "wasser", "ab") == "sewers resewer sewer2 Abwasser")
    #expect(linked("Größe Größer", "größ") == "Größe Größer")
  }

  @Test(arguments: [
    ("Öffentlichkeit", "die ÖFFENTLICHKEIT", "die [ÖFFENTLICHKEIT|1]"),
    ("öffentlichkeit", "Öffentlichkeit", "[Öffentlichkeit|1]"),
    ("Δίκτυο", "το δίκτυο", "το [δίκτυο|1]"),
    ("Οδός", "ΟΔΌΣ", "[ΟΔΌΣ|1]"),
    ("Водопровод", "ВОДОПРОВОД", "[ВОДОПРОВОД|1]"),
    ("Ước", "ƯỚC ước", "[ƯỚC|1] ước"),
  ])
  func upperAndLowerCaseAreTheSameInEveryAlphabet(name: String, text: String, expected: String) {
    #expect(linked(text, name) == expected)
  }

  @Test func anAbbreviationIsFoundAsItIsWritten() {
    #expect(linked("cso CSO", "=CSO") == "cso [CSO|1]")
    #expect(linked("öpnv ÖPNV", "=ÖPNV") == "öpnv [ÖPNV|1]")
  }

  @Test(arguments: [
    ("com\u{AD}bined sew\u{AD}er", "[com\u{AD}bined sew\u{AD}er|1]"),
    ("combined\u{202F}sewer", "[combined\u{202F}sewer|1]"),
    ("combined \u{200B}sewer\u{200B}.", "[combined \u{200B}sewer|1]\u{200B}."),
    ("combined sewer\u{AD}s", "combined sewer\u{AD}s"),
  ])
  func signsThatNobodySeesMakeNoDifference(text: String, expected: String) {
    #expect(linked(text, "Combined sewer") == expected)
    #expect(linked(text, "Com\u{AD}bined\u{A0}sewer") == expected)
  }

  @Test(arguments: [
    ("“combined sewer”", "“[combined sewer|1]”"), ("«combined sewer»", "«[combined sewer|1]»"),
    ("„combined sewer“…", "„[combined sewer|1]“…"), ("—combined sewer–", "—[combined sewer|1]–"),
    ("combined sewer’s", "[combined sewer|1]’s"), ("combined\u{A0}sewer", "[combined\u{A0}sewer|1]"),
  ])
  func typographicMarksAreNoLetters(text: String, expected: String) {
    #expect(linked(text, "Combined sewer") == expected)
  }

  @Test func anApostropheMayBeStraightOrNot() {
    #expect(linked("children’s plan", "Children's plan") == "[children’s plan|1]")
  }

  @Test(arguments: [
    ("下水道", "合流式下水道は", "合流式[下水道|1]は"),
    ("流域", "改善流域。", "改善[流域|1]。"),
    ("SBOM", "提供SBOM清单", "提供[SBOM|1]清单"),
    ("データ", "データベースのデータを", "データベースの[データ|1]を"),
    ("하수관", "새하수관 하수관은", "새하수관 [하수관|1]은"),
    ("น้ำ", "แม่น้ำสะอาด", "แม่[น้ำ|1]สะอาด"),
  ])
  func writingWithoutBlanksNeedsNone(name: String, text: String, expected: String) {
    #expect(linked(text, name) == expected)
  }

  @Test func nothingIsLinkedInTagsLinksHeadingsAndCode() {
    for html in [
      "<a href=\"x\">sewer</a>", "<h2 id=\"sewer\">sewer</h2>", "<code>sewer</code>", "<pre><code>sewer</code></pre>",
      "<th>sewer</th>", "<sup>sewer</sup>", "<img alt=\"sewer\">",
    ] {
      #expect(linked(html, "sewer") == html)
      #expect(linked(html + "sewer", "sewer") == html + "[sewer|1]")
    }
  }

  @Test func signsAreFoundAsTheyAreEscaped() {
    #expect(linked("R&amp;D and AT&amp;T", "AT&T", "R&D") == "[R&amp;D|2] and [AT&amp;T|1]")
    #expect(linked("fish &amp; amp", "amp") == "fish &amp; [amp|1]")
  }

  @Test func bytesThatEndWithinACharacterAreCopied() {
    let glossary = Glossary([Glossary.Name(text: "é", item: 0)], ["", ""])
    var linker = TermLinker(glossary: glossary, ownItem: 1)
    var writer = HTMLWriter()
    linker.write([0x61, 0xC3], into: &writer) { _, _ in }
    linker.write([0xA9, 0xF0, 0x9F], into: &writer) { _, _ in }
    #expect(writer.bytes == [0x61, 0xC3, 0xA9, 0xF0, 0x9F])
  }
}
