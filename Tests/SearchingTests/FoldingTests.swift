// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Searching

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Größe", "grosse"), ("Maßnahmen", "massnahmen"), ("ÉTÉ", "ete"), ("E\u{301}te\u{301}", "ete"), ("ＷＩＤＥ１", "wide1"),
    ("Schiff\u{AD}fahrt", "schifffahrt"), ("ﬁnal", "final"), ("Łódź", "lodz"), ("Ἀθῆναι", "αθηναι"), ("ΟΔΟΣ", "οδοσ"),
    ("مُدِيرٌ", "مدير"), ("كتـــاب", "كتاب"), ("١٢٣", "123"), ("ガード", "カート"), ("ｶﾞ", "カ"), ("İstanbul", "istanbul"),
    ("ǣ", "ae"), ("Ёж", "еж"),
  ])
  func foldsWhatReadersDoNotTellApart(_ text: String, _ folded: String) {
    #expect(Folding.fold(text).unicodeScalars.elementsEqual(folded.unicodeScalars), "\(Folding.fold(text))")
  }
}
