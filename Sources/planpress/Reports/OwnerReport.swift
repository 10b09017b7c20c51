// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Sites

// The review of a plan for its owner: as a page that needs nothing else, and as text for a terminal or a mail.

/// What both forms say, in order.
private struct ReviewSection {
  let title: String
  var sentences: [String] = []
  var heads: [String] = []
  var rows: [[String]] = []
}

private func sections(_ review: PlanReview) -> [ReviewSection] {
  var sections = [
    ReviewSection(
      title: "What is there",
      sentences: [
        "\(count(review.items, "item")) with \(number(review.words)) words in their texts make \(count(review.pages, "page"))."
      ],
      heads: ["Kind", "Items", "Words"],
      rows: review.kinds.map { [$0.name, number($0.items), number($0.words)] })
  ]
  if !review.heldBack.isEmpty {
    sections.append(
      ReviewSection(
        title: "What is held back", heads: ["File and reason"], rows: review.heldBack.prefix(50).map { [$0] }))
  }
  sections.append(missing(review))
  if !review.shares.isEmpty {
    sections.append(
      ReviewSection(
        title: "What the plan says of itself", heads: ["So many of all"],
        rows: review.shares.map { ["\(number($0.count)) of \(number($0.all)) \($0.what)"] }))
  }
  if !review.progress.isEmpty || !review.indicators.isEmpty {
    sections.append(
      ReviewSection(
        title: "How far it is", heads: ["State", "How many"],
        rows: review.progress.map { ["parts: \($0.name)", number($0.count)] }
          + review.indicators.map { ["indicators: \($0.name)", number($0.count)] }))
  }
  return sections + reading(review)
}

private func missing(_ review: PlanReview) -> ReviewSection {
  var section = ReviewSection(title: "What is missing or wrong, the heaviest first")
  if review.missing.isEmpty {
    section.sentences = ["Nothing that planpress asks for."]
    return section
  }
  section.heads = ["Weight", "How many", "What is asked", "Where, for example"]
  section.rows = review.missing.map { missing in
    let examples = missing.first.map { "\($0.place): \($0.message)" }.joined(separator: "; ")
    return [
      missing.severity.rawValue, number(missing.count), "\(missing.rule.summary) [\(missing.rule.name)]", examples,
    ]
  }
  return section
}

private func reading(_ review: PlanReview) -> [ReviewSection] {
  var ease = ReviewSection(
    title: "How it reads",
    sentences: [
      "Reading ease is 100 for the easiest texts and 0 for the hardest; newspapers are at about 60. It counts words in sentences "
        + "and syllables in words, and says which texts to look at, not which are good."
    ], heads: ["Language", "Words", "Reading ease"],
    rows: review.readability.map { language in
      [
        language.language, number(language.words),
        language.score.map(number) ?? (language.hasFormula ? "too few words" : "no formula for this language"),
      ]
    })
  if review.readability.isEmpty { ease = ReviewSection(title: "How it reads", sentences: ["There are no texts."]) }
  func texts(_ title: String, _ texts: [PlanReview.Text]) -> ReviewSection? {
    texts.isEmpty
      ? nil
      : ReviewSection(
        title: title, heads: ["Text", "File", "Words", "Reading ease"],
        rows: texts.map { [$0.title, $0.path, number($0.words), $0.score.map(number) ?? "–"] })
  }
  return [ease, texts("The hardest texts", review.hardest), texts("The longest texts", review.longest)]
    .compactMap { $0 }
}

/// For a terminal or a mail: columns one below the other.
func reviewText(_ review: PlanReview) -> String {
  var lines = ["\(review.title): review of \(review.asOf.iso)"]
  for section in sections(review) {
    lines += ["", section.title, String(repeating: "-", count: section.title.count)] + section.sentences
    lines += section.rows.map { row in
      row.count == 1 ? row[0] : zip(section.heads, row).map { "\($0): \($1)" }.joined(separator: " · ")
    }
  }
  return lines.map(printable).joined(separator: "\n") + "\n"
}

/// A page that needs no other file.
func reviewPage(_ review: PlanReview) -> [UInt8] {
  var writer = HTMLWriter(reserving: 16 << 10)
  func element(_ name: StaticString, _ text: String) {
    writer.markup("<")
    writer.markup(name)
    writer.markup(">")
    writer.text(text)
    writer.markup("</")
    writer.markup(name)
    writer.markup(">\n")
  }
  writer.markup(
    """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">

    """)
  element("title", "\(review.title): review of \(review.asOf.iso)")
  writer.markup(
    """
    <style>
    :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
    body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; }
    th, td { padding: .3rem 1rem .3rem 0; border-bottom: 1px solid; text-align: start; vertical-align: top; }
    </style>

    """)
  element("h1", review.title)
  element("p", "A review for the plan's owner, as of \(review.asOf.iso). It is not a part of the site.")
  for section in sections(review) {
    element("h2", section.title)
    for sentence in section.sentences { element("p", sentence) }
    if section.rows.isEmpty { continue }
    writer.markup("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"")
    writer.text(section.title)
    writer.markup("\">\n<table>\n<thead>\n<tr>")
    for head in section.heads {
      writer.markup("<th scope=\"col\">")
      writer.text(head)
      writer.markup("</th>")
    }
    writer.markup("</tr>\n</thead>\n<tbody>\n")
    for row in section.rows {
      writer.markup("<tr>")
      for cell in row {
        writer.markup("<td>")
        writer.text(cell)
        writer.markup("</td>")
      }
      writer.markup("</tr>\n")
    }
    writer.markup("</tbody>\n</table>\n</div>\n")
  }
  writer.markup("</html>\n")
  return writer.bytes
}

/// `12345` as `12,345`.
private func number(_ value: Int) -> String {
  value < 1_000 ? "\(value)" : "\(number(value / 1_000)),\(String(1_000 + value % 1_000).dropFirst())"
}

private func count(_ count: Int, _ what: String) -> String { "\(number(count)) \(what)\(count == 1 ? "" : "s")" }
