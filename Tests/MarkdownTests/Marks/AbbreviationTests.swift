// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

/// Short forms in capitals, and what only looks like them.
@Suite struct AbbreviationTests {
  private func uses(_ text: String) -> [String] {
    findAbbreviations(in: Array(text.utf8)[...], firstLine: 1).filter { $0.count > 0 }.map { "\($0.word) \($0.count)" }
  }

  private func explained(_ text: String) -> [String] {
    findAbbreviations(in: Array(text.utf8)[...], firstLine: 1).filter(\.isExplained).map(\.word)
  }

  @Test func countsThemAndKnowsWhereTheFirstIs() {
    let text =
      "Of rivers.\n\n- It asks the **NWP**, as the NWP's office does.\n- All NWPs, and a non-NWP office; NWP-led too. The ÖPNV.\n"
    let found = findAbbreviations(in: Array(text.utf8)[...], firstLine: 5)
    #expect(
      found == [
        UsedAbbreviation(word: "NWP", count: 5, isExplained: false, line: 7, column: 17),
        UsedAbbreviation(word: "ÖPNV", count: 1, isExplained: false, line: 8, column: 52),
      ])
  }

  @Test(arguments: [
    "Part III and chapter XIV of volume MMXXVI.", "See GV.OC-01, CVE-2024-1234, NWP2 and DS-GVO.",
    "As FIPS 140 and NWP 12 ask.",
    "In `NWP`, ``the `NWP` `` and `a\nNWP b`.", "At https://example.org/NWP?NWP=NWP, <https://example.org/NWP>.",
    "[it](NWP.md \"NWP of it\") and [it][NWP].\n\n[NWP]: https://example.org/NWP",
    "The file NWP.md, docs/NWP and NWP/index.md.",
    "```\nNWP here\n```\n\n~~~ text\nthe NWP\n~~~\n", "Words.\n\n    the NWP in code\n",
    "<!-- the NWP\nand the NWP --> Words.",
    "# ALL THE CAPITALS\n\n## AIMS\n\n| STATE | OWNER |\n|---|---|\n| OPEN | it |",
    "PLEASE READ this. We do SAY IT loud.",
    "MAX_NWP and _NWP_X, $NWP, %NWP, NWP=1, @NWP, #NWP, &NWP;, TLP:RED.", "> [!NWP]\n> words[^NWP]",
    "It is \\NWP or \\*NWP.".replacing("or \\*NWP", with: "so"),
    "EU, UN, UK and US have two letters; INTERNATIONAL has many.",
  ]) func passesOverWhatOnlyLooksLikeOne(text: String) {
    #expect(uses(text) == [])
  }

  @Test(arguments: [
    ("- Item\n\n    the NWP, in the item", "NWP 1"), ("The NWP in 2027.", "NWP 1"),
    ("| who | the NWP |\n|---|---|\n", "NWP 1"),
    ("The US NWP asks.", "NWP 1"), ("A ` alone, and the NWP.", "NWP 1"), ("`code` and the NWP", "NWP 1"),
    ("[the NWP](plan:nwp)", "NWP 1"), ("the NWP/GWB and", "NWP 1, GWB 1"), ("l'ONU demande", "ONU 1"),
    ("So (see NWP).", "NWP 1"),
    ("A NWP: it asks.", "NWP 1"), ("# The NWP", "NWP 1"),
  ]) func seesThemWhereTheyAreMeant(text: String, wanted: String) {
    #expect(uses(text).joined(separator: ", ") == wanted)
    #expect(explained(text) == [])
  }

  @Test(arguments: [
    "The National Water Plan (NWP) asks.", "National Water\nPlan (NWPs)", "National Water Plan (the **NWP**)",
    "Plan (hereafter “NWP”)",
    "the National Water Plan (NWP, of 2020)", "NWP (National Water Plan)", "NWP, the National Water Plan",
    "The NWP: the National Water Plan",
    "- **NWP:** National Water Plan", "- NWP – National Water Plan", "| NWP | National Water Plan |",
    "NWP\n: National Water Plan",
    "NWP stands for National Water Plan", "*[NWP]: National Water Plan", "NWP = national water plan",
    "[National Water Plan](a.md) (*NWP*)",
    "# NWP (NATIONAL WATER PLAN)",
  ]) func seesThatTheyAreExplained(text: String) {
    #expect(explained(text) == ["NWP"])
  }

  @Test func readsOnlyThoseFieldsThatAreProse() {
    let fields = """
      title: Words of the NWP
      lead: ABC
      description: >
        More of the DEF,
        and of it
      native-id: "GHI of it"  # of the JKL
      history:
        - due: 2027-Q1
          reason: The MNO asked.
      progress: { state: done, note: "the PQR, of it", assessed-by: the STU }
      """
    let found = findAbbreviations(inFields: Array(fields.utf8)[...], firstLine: 2) {
      ["title", "description", "reason", "note"].contains($0)
    }
    #expect(found.map { "\($0.word) \($0.line):\($0.column)" } == ["NWP 2:21", "DEF 5:15", "MNO 10:17", "PQR 11:37"])
  }

  @Test func looksAtNoMoreThanAnybodyReads() {
    let letters = Array("ABCDEFGHJKNOPQRSTUWYZ")
    let words = (0..<400).map { "the \(letters[$0 % 20])\(letters[$0 / 20 % 20])\(letters[$0 / 400])Q of it" }
    #expect(uses(words.joined(separator: "\n")).count == UsedAbbreviation.mostInText)
  }
}
