// SPDX-License-Identifier: Apache-2.0

import Fields
import Markdown
import Plans
import Templates

/// The words of the interface in the site's language, by their keys in `templates/words/LANGUAGE.yml`.
///
/// A class, since all threads hand them on: one count of references goes up and down, and not those of all parts.
package final class Words: Sendable {
  let table: [String: Wording]
  /// Which form of a text goes with a number.
  let plurals: PluralRule
  /// Whether the language is written from right to left.
  let isRightToLeft: Bool
  let numbers: NumberForm
  /// Taken apart once: texts contain thousands of them.
  private let ofTexts: [ProseWord: ProseWording]

  init(table: [String: Wording], plurals: PluralRule, isRightToLeft: Bool = false) {
    (self.table, self.plurals, self.isRightToLeft) = (table, plurals, isRightToLeft)
    numbers = table[ProgramWord.numberExample.rawValue]?.plain.flatMap { NumberForm(example: $0) } ?? .usual
    ofTexts = Dictionary(
      uniqueKeysWithValues: ProseWord.allCases.map { ($0, ProseWording(table[$0.rawValue] ?? Wording($0.rawValue))) })
  }

  subscript(word: ProgramWord) -> String { self[word.rawValue] }

  /// The words for `key`, or the key itself made readable: a kind of one's own needs no words of its own, and its list
  /// has the plural as its title.
  subscript(key: String) -> String {
    if let wording = table[key] { return wording.plain ?? wording.forScripts }
    let bare = key.split(separator: "-").drop { ["field", "kind", "kinds", "relation"].contains($0) }
    let text = bare.joined(separator: " ")
    return text.prefix(1).uppercased() + (key.hasPrefix("kinds-") ? plural(of: text) : text).dropFirst()
  }

  /// What one item of a kind is called: by the plan, else by the words file.
  func one(_ kind: Kind) -> String { kind.one ?? self["kind-\(kind.name)"] }

  /// What the items of a kind are called together.
  func many(_ kind: Kind) -> String { kind.many ?? self["kinds-\(kind.name)"] }

  /// So many items of a kind, such as `11 norms`.
  func count(_ number: Int, of kind: Kind) -> String {
    let key = "counted-\(kind.name)"
    if kind.one == nil, kind.many == nil, table[key] != nil { return tally(key, number) }
    return sentence(.countOf, ["number": self.number(number), "kinds": number == 1 ? one(kind) : many(kind)])
  }

  /// What a kind is, in one line; empty where nobody says so.
  func explanation(of kind: Kind) -> String { kind.explanation ?? table["explained-\(kind.name)"]?.plain ?? "" }

  /// What pages and citations call an item; nothing where its kind is not worth a word.
  func kind(of item: Item) -> String { item.kind.isNamed ? one(item.kind) : "" }

  /// What pages call a field.
  func label(_ field: FieldDeclaration) -> String { field.label ?? self["field-\(field.name)"] }

  /// A sentence with its places filled; `count` among the values chooses its form. What is read in the other direction keeps
  /// its own inside the sentence.
  func sentence(_ word: ProgramWord, _ values: KeyValuePairs<String, String>) -> String {
    sentence(word.rawValue, values)
  }

  /// What is read as one word, such as a date or a number with its unit, whose parts belong to each other.
  func compound(_ word: ProgramWord, _ values: KeyValuePairs<String, String>) -> String {
    sentence(word.rawValue, values) { $0 }
  }

  /// So many of something, such as `4 on track`.
  func tally(_ key: String, _ count: Int) -> String { sentence(key, [Wording.count: String(count)]) }

  private func sentence(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    sentence(key, values) { isolated($0, in: isRightToLeft) }
  }

  private func sentence(
    _ key: String, _ values: KeyValuePairs<String, String>, placing placed: (String) -> String
  ) -> String {
    guard let wording = table[key] else { return self[key] }
    func value(_ name: String) -> String { values.first { $0.key == name }?.value ?? "" }
    let category = wording.categories.isEmpty ? nil : Int(value(Wording.count)).map(plurals.category)
    return wording.pieces(for: category).map { piece in
      switch piece {
      case .text(let text): text
      case .place(let name): placed(value(name))
      }
    }.joined()
  }

  /// What stands in texts for `word`.
  subscript(word: ProseWord) -> ProseWording { ofTexts[word] ?? ProseWording(Wording(word.rawValue)) }

  /// A sentence with one place, filled.
  func sentence(around word: ProseWord, _ value: String) -> String {
    self[word].before + value + self[word].after
  }

  /// Several names one after the other, such as `Goals, Strategies and Actions`.
  func list(_ names: [String]) -> String {
    guard var list = names.first else { return "" }
    for (number, name) in names.enumerated().dropFirst() {
      list = sentence(number == names.count - 1 ? .listLast : .listMore, ["names": list, "name": name])
    }
    return list
  }

  /// A date in words, such as `29 October 2024`, by the language's own pattern.
  func date(_ date: CalendarDate) -> String {
    let year = String(date.year)
    guard let month = date.month else { return year }
    let name = self["month-\(month)"]
    guard let day = date.day else { return compound(.dateMonth, ["month": name, "year": year]) }
    return compound(.dateDay, ["day": String(day), "month": name, "year": year])
  }

  /// A span of time by its beginning and end; what is one day, month, year or quarter by itself.
  func span(_ span: DateSpan) -> String {
    let parts = span.parts.map(part)
    return parts.count == 1 ? parts[0] : sentence(.dateSpan, ["start": parts[0], "end": parts[1]])
  }

  /// From the beginning of one to the end of another: `1 January 2025 – 31 March 2026`.
  func span(from first: DateSpan, to last: DateSpan) -> String {
    let (start, end) = (first.parts[0], last.parts[last.parts.count - 1])
    return start == end ? part(start) : sentence(.dateSpan, ["start": part(start), "end": part(end)])
  }

  /// Time as plans state it; a band by its name and what that stands for.
  func time(_ time: PlanTime) -> String {
    switch time {
    case .span(let span): self.span(span)
    case .ongoing: self[.timeOngoing]
    case .band(let band): sentence(.timeBand, ["band": readable(band.name), "time": span(band.span)])
    }
  }

  private func part(_ part: DateSpan.Part) -> String {
    switch part {
    case .date(let date): self.date(date)
    case .quarter(let quarter, let year):
      compound(.dateQuarter, ["quarter": String(quarter), "year": String(year)])
    }
  }

  /// A number as the language writes it, with every digit as typed.
  func number(_ number: DecimalNumber) -> String { numbers.text(number) }

  func number(_ number: Int) -> String { numbers.text(DecimalNumber(number)) }
}

/// A text of the interface inside a writer's text: what comes before its place, and what after; all of one without a place
/// comes before.
struct ProseWording: Sendable {
  let before: String
  let after: String

  init(_ wording: Wording) {
    let parts = wording.pieces(for: nil).split(maxSplits: 1, omittingEmptySubsequences: false) { piece in
      if case .place = piece { true } else { false }
    }.map { part in
      part.map { piece in if case .text(let text) = piece { text } else { "" } }.joined()
    }
    (before, after) = (parts.first ?? "", parts.dropFirst().first ?? "")
  }
}
