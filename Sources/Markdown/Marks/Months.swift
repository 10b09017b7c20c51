// SPDX-License-Identifier: Apache-2.0

/// Words that make a date of a number with a full stop before them.
enum Months {
  static func contains(_ word: String) -> Bool {
    let letters = word.lowercased().prefix { $0.isLetter }
    return names.contains { letters.count >= 3 && $0.hasPrefix(letters) }
  }

  /// In the languages that write a day with a full stop, and in English.
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier",
    "février",
    "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "ledna", "února",
    "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince", "maj",
    "desember", "januari", "februari", "maart", "mei", "augustus", "tammikuuta", "helmikuuta", "maaliskuuta",
  ]
}
