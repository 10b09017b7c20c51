// SPDX-License-Identifier: Apache-2.0

/// A form that a text takes by its number, as CLDR calls it.
package enum PluralCategory: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// Some of the categories, small enough for an instruction.
struct PluralCategories: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ categories: Set<PluralCategory>) {
    rawValue = categories.reduce(0) { $0 | $1.bit }
  }

  func contains(_ category: PluralCategory) -> Bool { rawValue & category.bit != 0 }
}

extension PluralCategory {
  fileprivate var bit: UInt8 {
    switch self {
    case .zero: 1
    case .one: 2
    case .two: 4
    case .few: 8
    case .many: 16
    case .other: 32
    }
  }
}

/// Which form a language uses for a whole number.
///
/// Unicode CLDR, supplemental/plurals.xml, type cardinal, for whole numbers: what it says of decimals is left out. The
/// last category of a language takes all numbers that the others leave.
package struct PluralRule: Sendable {
  private let categories: [(category: PluralCategory, condition: PluralCondition)]

  /// `language` is a tag such as `de-CH` (BCP 47); one that is not known has a single form.
  package init(language: String) {
    let tag = language.lowercased()
    let primary = String(tag.prefix { $0 != "-" })
    let rule = rulesByLanguage[tag] ?? rulesByLanguage[primary] ?? "other"
    categories = rule.split(separator: ";").map { part in
      let words = part.split(separator: " ", maxSplits: 1)
      let category = words.first.flatMap { PluralCategory(rawValue: String($0)) } ?? .other
      return (category, PluralCondition(words.count > 1 ? words[1] : ""))
    }
  }

  package func category(of number: Int) -> PluralCategory {
    categories.first { $0.condition.holds(for: number.magnitude) }?.category ?? .other
  }

  /// The forms that numbers below a thousand take: those that a text has to have.
  package var usual: [PluralCategory] {
    let found = Set((0..<1000).map(category))
    return PluralCategory.allCases.filter(found.contains)
  }
}

/// A condition of CLDR over a whole number, such as `% 10 = 2..4 and % 100 != 12..14`; `or` binds less than `and`. An empty one
/// always holds.
private struct PluralCondition: Sendable {
  private let alternatives: [[PluralRelation]]

  init(_ text: some StringProtocol) {
    let words = Substring(text).split(separator: " ")
    alternatives = words.split(separator: "or").map { alternative in
      alternative.split(separator: "and").map { PluralRelation(Array($0)) }
    }
  }

  func holds(for number: UInt) -> Bool {
    alternatives.isEmpty || alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
  }
}

/// `% 10 = 2..4,9` or `!= 1`.
private struct PluralRelation: Sendable {
  /// 0 for the number itself.
  private let modulus: UInt
  private let isEqual: Bool
  private let ranges: [ClosedRange<UInt>]

  init(_ words: [Substring]) {
    modulus = words.first == "%" && words.count > 1 ? UInt(words[1]) ?? 0 : 0
    isEqual = words.contains("=")
    ranges = (words.last ?? "").split(separator: ",").compactMap { part in
      let ends = part.split(separator: ".").compactMap { UInt($0) }
      return ends.first.map { $0...max($0, ends.last ?? $0) }
    }
  }

  func holds(for number: UInt) -> Bool {
    let value = modulus == 0 ? number : number % modulus
    return ranges.contains { $0.contains(value) } == isEqual
  }
}

private let rulesByLanguage: [String: String] = Dictionary(
  rules.flatMap { rule in rule.languages.split(separator: " ").map { (String($0), rule.categories) } },
  uniquingKeysWith: { first, _ in first })

private let rules: [(languages: String, categories: String)] = [
  (
    """
    bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa root sah ses sg su th to \
    tpi vi wo yo yue zh
    """,
    "other"
  ),
  ("am as bn doi fa gu hi kn pcm zu ff hy kab si ak bho csw guw ln mg nso pa ti wa", "one = 0,1;other"),
  (
    """
    ast de en et fi fy gl ia io ji lij nl sc sv sw ur yi af an asa az bal bem bez bg brx ce cgg chr ckb \
    da dv ee el eo eu fo fur gsw ha haw hu jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg mas mgo ml mn \
    mr nah nb nd ne nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sd sdh seh sn so sq ss ssy st syr \
    ta te teo tig tk tn tr ts ug uz ve vo vun wae xh xog
    """,
    "one = 1;other"
  ),
  ("tzm", "one = 0..1,11..99;other"),
  ("is mk", "one % 10 = 1 and % 100 != 11;other"),
  ("ceb fil tl", "one = 1,2,3 or % 10 != 4,6,9;other"),
  ("lv prg", "zero % 10 = 0 or % 100 = 11..19;one % 10 = 1 and % 100 != 11;other"),
  ("lag ksh blo", "zero = 0;one = 1;other"),
  ("iu naq sat se sma smi smj smn sms", "one = 1;two = 2;other"),
  ("he iw", "one = 1;two = 2;other"),
  ("shi", "one = 0,1;few = 2..10;other"),
  ("mo ro", "one = 1;few = 0 or % 100 = 1..19;other"),
  ("bs hr sh sr", "one % 10 = 1 and % 100 != 11;few % 10 = 2..4 and % 100 != 12..14;other"),
  ("fr pt", "one = 0,1;many != 0 and % 1000000 = 0;other"),
  ("ca es it pt-pt lld scn vec", "one = 1;many != 0 and % 1000000 = 0;other"),
  ("gd", "one = 1,11;two = 2,12;few = 3..10,13..19;other"),
  ("sl dsb hsb", "one % 100 = 1;two % 100 = 2;few % 100 = 3..4;other"),
  ("cs sk", "one = 1;few = 2..4;other"),
  ("pl", "one = 1;few % 10 = 2..4 and % 100 != 12..14;many"),
  ("be ru uk", "one % 10 = 1 and % 100 != 11;few % 10 = 2..4 and % 100 != 12..14;many"),
  ("lt", "one % 10 = 1 and % 100 != 11..19;few % 10 = 2..9 and % 100 != 11..19;other"),
  (
    "br",
    """
    one % 10 = 1 and % 100 != 11,71,91;two % 10 = 2 and % 100 != 12,72,92;few % 10 = 3..4,9 and % 100 != \
    10..19,70..79,90..99;many != 0 and % 1000000 = 0;other
    """
  ),
  ("mt", "one = 1;two = 2;few = 0 or % 100 = 3..10;many % 100 = 11..19;other"),
  ("ga", "one = 1;two = 2;few = 3..6;many = 7..10;other"),
  ("gv", "one % 10 = 1;two % 10 = 2;few % 100 = 0,20,40,60,80;other"),
  (
    "kw",
    """
    zero = 0;one = 1;two % 100 = 2,22,42,62,82 or % 1000 = 0 and % 100000 = \
    1000..20000,40000,60000,80000 or != 0 and % 1000000 = 100000;few % 100 = 3,23,43,63,83;many != 1 and \
    % 100 = 1,21,41,61,81;other
    """
  ),
  ("ar ars", "zero = 0;one = 1;two = 2;few % 100 = 3..10;many % 100 = 11..99;other"),
  ("cy", "zero = 0;one = 1;two = 2;few = 3;many = 6;other"),
]
