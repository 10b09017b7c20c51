// SPDX-License-Identifier: Apache-2.0

import Diagnostics

@testable import Markdown

/// A text rendered the way a page shows it, with every hole filled in a way that tests can read.
struct Rendered {
  let html: String
  let document: Document
  let report: Report

  var rules: [String] { report.diagnostics.map(\.rule.name) }
}

func rendered(
  _ text: String, smart: Bool = false, reserving reservedIDs: ReservedIDs = ReservedIDs(), firstLine: Int = 1,
  isRightToLeft: Bool = false, language: String? = nil
) -> Rendered {
  var report = Report()
  var options = MarkdownOptions(
    typographicPunctuation: smart, reservedIDs: reservedIDs, isRightToLeft: isRightToLeft)
  options.language = language
  let parsed = parseMarkdown(
    Array(text.utf8)[...], path: "page.md", firstLine: firstLine,
    options: options, report: &report)
  // What the plan answers is reported by it.
  for unmade in parsed?.document.unmadeLinks ?? [] {
    report.add(
      unmade.rule == "foreign-mark" ? .foreignMark : .brokenLink, unmade.message,
      at: Place("page.md", line: unmade.line, column: unmade.column, excerpt: unmade.typed), help: unmade.help)
  }
  return Rendered(
    html: parsed.map { filled($0.prose, $0.document) } ?? "", document: parsed?.document ?? Document(), report: report)
}

private func filled(_ prose: Prose, _ document: Document) -> String {
  var bytes: [UInt8] = []
  var offset = 0
  for hole in prose.holes {
    bytes += prose.html(offset..<hole.offset)
    offset = hole.offset
    switch hole.content {
    case .address(let index): bytes += Array(escaped(document.links[index].destination).utf8)
    case .title(let index): bytes += Array("title of \(document.links[index].destination)".utf8)
    case .image(let index): bytes += Array("src=\"\(escaped(document.links[index].destination))\"".utf8)
    case .captions(let index): bytes += Array("<track src=\"\(escaped(document.links[index].destination))\">".utf8)
    case .directive(let index): bytes += Array("<!-- \(document.directives[index].name) -->".utf8)
    case .word(.headingLink): bytes += Array("heading-link ".utf8)
    case .word(.figureNumber): bytes += Array("Figure ".utf8)
    case .word(.tableNumber): bytes += Array("Table ".utf8)
    case .wordEnd: break
    case .word(let word): bytes += Array(word.rawValue.utf8)
    }
  }
  return String(decoding: bytes + prose.html(offset..<prose.html.count), as: UTF8.self)
}

private func escaped(_ destination: String) -> String {
  let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*(),%#@?=;:/$~".utf8)
  return destination.utf8.map { byte in
    if byte == UInt8(ascii: "&") { return "&amp;" }
    if byte == UInt8(ascii: "'") { return "&#x27;" }
    if kept.contains(byte) { return String(UnicodeScalar(byte)) }
    let hex = String(byte, radix: 16, uppercase: true)
    return "%" + (hex.count == 1 ? "0" : "") + hex
  }.joined()
}
