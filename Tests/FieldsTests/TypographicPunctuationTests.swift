// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

struct TypographicPunctuationTests {
  @Test(arguments: [
    ("the agency's work", "the agency’s work"),
    ("the cats' food of the '90s", "the cats’ food of the ’90s"),
    ("\"Plan\" and (\"plan\")", "“Plan” and (“plan”)"),
    ("say 'yes' or 'no'", "say ‘yes’ or ‘no’"),
    ("the 'agency's plan' as it is", "the ‘agency’s plan’ as it is"),
    ("\"'yes', she said\"", "“‘yes’, she said”"),
    ("2025--2026", "2025–2026"),
    ("late -- not lost --- and found", "late – not lost — and found"),
    ("build --drafts", "build --drafts"),
    ("and so on...", "and so on…"),
    ("....", "...."),
    ("l'été d'été", "l’été d’été"),
    ("“as it is” – already…", "“as it is” – already…"),
    ("", ""),
    ("\"", "”"),
  ])
  func punctuationIsThatOfPrinters(typed: String, set: String) {
    #expect(typographic(typed) == set)
  }
}
