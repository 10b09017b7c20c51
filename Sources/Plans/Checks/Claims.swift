// SPDX-License-Identifier: Apache-2.0

import Fields

/// What a sentence states of what it leads to.
struct Claim: Equatable {
  enum Fact: Equatable {
    case due(DateSpan)
    case completed(DateSpan)
    /// With the time that it is for, where the sentence says it.
    case target(DecimalNumber, DateSpan?)
    case baseline(DecimalNumber)
    case actual(DecimalNumber, DateSpan)
  }
  let fact: Fact
  /// The date or the figure as it is written.
  let words: String
}

/// What is stated of a link by the words behind it, or by those before and behind it together.
///
/// Only a few forms of sentences in English are understood, and only where the link is what they are about, since a wrong alarm
/// is worse than none: `… is due by March 2027`, `… (due March 2027)`, `… has a target of 20 rooms`, `the target of … is 20`,
/// `… was reached on 3 May 2026`, `… stood at 9 in the first quarter of 2026`.
///
/// - `unit`: that of the figures of what is linked to; a figure in another unit is another figure.
func claim(before: String, after: String, unit: String?) -> Claim? {
  let before = Phrase(before)
  var reader = ClaimReader(phrase: Phrase(after), unit: unit)
  if let topic = Topic.allCases.first(where: { topic in topic.nouns.contains(where: before.ends(with:)) }) {
    return reader.takeIs() ? reader.value(of: topic) : nil
  }
  if reader.phrase.take("(") { return reader.aside() }
  if reader.phrase.take(",") {
    if isOwned(before) { return nil }
    return reader.phrase.take("which") ? reader.sentence() : reader.aside()
  }
  return isSubject(before) ? reader.sentence() : nil
}

/// Whether what comes next begins a sentence, so that it is what the sentence is about.
private func isSubject(_ before: Phrase) -> Bool {
  guard let last = before.last else { return true }
  let kinds = ["milestone", "measure", "action", "indicator", "objective", "goal"]
  return [".", ";", ":", "!", "?", "but", "while"].contains(last) || kinds.contains(last)
}

/// Whether what comes next belongs to something else: `the report on`.
private func isOwned(_ before: Phrase) -> Bool {
  before.last.map { ["of", "for", "on", "about", "to", "from", "in", "at", "and", "or"].contains($0) } ?? false
}

private enum Topic: CaseIterable {
  case due, target, baseline

  var nouns: [[String]] {
    switch self {
    case .due: [["due", "date"], ["deadline"]]
    case .target: [["target"]]
    case .baseline: [["baseline"]]
    }
  }
}

private struct ClaimReader {
  var phrase: Phrase
  let unit: String?

  private static let articles: Set<String> = ["a", "the", "its"]
  private static let now: Set<String> = ["now", "still", "currently"]

  /// What follows a link that the sentence is about.
  mutating func sentence() -> Claim? {
    if phrase.take("'s") { return topic().flatMap { takeIs() ? value(of: $0) : nil } }
    if phrase.takeOne(of: ["is", "remains", "stays"]) {
      _ = phrase.takeOne(of: Self.now)
      return phrase.take("due") ? value(of: .due) : phrase.take("to", "be") ? toBeDone() : nil
    }
    if phrase.take("has", "to", "be") || phrase.take("must", "be") || phrase.take("should", "be")
      || phrase.take("will", "be")
    {
      return toBeDone()
    }
    if phrase.take("was") {
      if phrase.take("measured", "at") { return actual() }
      return phrase.takeOne(of: ["reached", "completed", "finished"]) ? completed() : nil
    }
    if phrase.take("stood", "at") || phrase.take("stands", "at") { return actual() }
    if phrase.take("has") { return figure() }
    _ = phrase.takeOne(of: [":", "–", "—", "-"])
    return aside()
  }

  /// What is said of it by the way, or in a column of a table.
  mutating func aside() -> Claim? {
    if phrase.take("with") { return figure() }
    if phrase.takeOne(of: ["completed", "reached"]) { return phrase.take(":") ? completed() : nil }
    if phrase.take("due") {
      _ = phrase.take("date")
      _ = phrase.take(":")
      return value(of: .due)
    }
    guard let topic = topic() else { return nil }
    _ = phrase.take(":") || phrase.take("of")
    return value(of: topic)
  }

  mutating func takeIs() -> Bool {
    guard phrase.takeOne(of: ["is", "remains", ":"]) else { return false }
    _ = phrase.takeOne(of: Self.now)
    return true
  }

  private mutating func topic() -> Topic? {
    if phrase.take("due", "date") || phrase.take("deadline") { return .due }
    return phrase.take("target") ? .target : phrase.take("baseline") ? .baseline : nil
  }

  /// `a target of 20`
  private mutating func figure() -> Claim? {
    _ = phrase.takeOne(of: Self.articles)
    guard let topic = topic(), topic != .due, phrase.take("of") else { return nil }
    return value(of: topic)
  }

  mutating func value(of topic: Topic) -> Claim? {
    switch topic {
    case .due: return date().map { Claim(fact: .due($0.span), words: $0.words) }
    case .baseline: return number().map { Claim(fact: .baseline($0.value), words: $0.words) }
    case .target:
      guard let (number, words) = number() else { return nil }
      if phrase.ends { return Claim(fact: .target(number, nil), words: words) }
      return date().map { Claim(fact: .target(number, $0.span), words: words) }
    }
  }

  private mutating func toBeDone() -> Claim? {
    guard phrase.takeOne(of: ["done", "reached", "completed", "finished", "met", "achieved", "delivered"]),
      phrase.begins(with: ["by"])
    else { return nil }
    return value(of: .due)
  }

  private mutating func completed() -> Claim? { date().map { Claim(fact: .completed($0.span), words: $0.words) } }

  private mutating func actual() -> Claim? {
    guard let (number, words) = number(), let (span, _) = date() else { return nil }
    return Claim(fact: .actual(number, span), words: words)
  }

  /// A number that stands by itself, or has the unit behind it.
  private mutating func number() -> (value: DecimalNumber, words: String)? {
    guard let number = phrase.takeNumber() else { return nil }
    if unit == "%" {
      return phrase.take("%") || phrase.take("per", "cent") || phrase.take("percent") ? number : nil
    }
    if let unit, phrase.take(unit: unit) { return number }
    return phrase.ends || phrase.begins(with: ["by", "for", "in", "at"]) ? number : nil
  }

  private mutating func date() -> (span: DateSpan, words: String)? {
    _ = phrase.takeOne(of: ["by", "on", "in", "at", "for"])
    return phrase.takeDate()
  }
}
