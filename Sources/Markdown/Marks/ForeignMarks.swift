// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds marks of other tools that stand in braces: attributes, and what templates fill in.
func findForeignMarks(in text: InlineText, _ findings: inout Findings) {
  guard let last = text.bytes.lastIndex(of: UInt8(ascii: "}")) else { return }
  var index = 0
  while index < last {
    guard text[index] == UInt8(ascii: "{"), let finding = foreignMark(text, index) else {
      index += 1
      continue
    }
    findings.add(finding)
    index = max(index + 1, finding.range.upperBound)
  }
}

private func foreignMark(_ text: InlineText, _ start: Int) -> Finding? {
  switch text.at(start + 1) {
  case UInt8(ascii: "{"): templateMark(text, start, "}}")
  case UInt8(ascii: "%"): templateMark(text, start, "%}")
  default: attributes(text, start)
  }
}

// MARK: Templates

private func templateMark(_ text: InlineText, _ start: Int, _ close: StaticString) -> Finding? {
  guard let end = (start + 2..<min(text.count, start + 500)).first(where: { text.hasPrefix(close, at: $0) }) else {
    return nil
  }
  let range = start..<end + 2
  let typed = text.typed(range).words
  if text.at(start - 1) == UInt8(ascii: "("), text.at(start - 2) == UInt8(ascii: "]"),
    let first = linkStart(text, start - 2), let close = text.closing(start - 1)
  {
    let isImage = text[first] == UInt8(ascii: "!")
    let begin = text.sameLine(first, as: start - 2)
    let words = begin == first ? text.typed(first + (isImage ? 2 : 1)..<start - 2).words : nil
    return Finding(
      .foreignMark, "`\(typed)` is a mark of another tool, so this is not a link", at: begin..<close + 1,
      help: helpForTemplate(typed),
      link: UnmadeLink.Parts(text: words, destination: text.typed(start..<close).words, isImage: isImage))
  }
  if isDefined(text, start), let end = text.lines.first(where: { $0.contains(start) })?.upperBound {
    return Finding(
      .foreignMark, "`\(typed)` is a mark of another tool, so this says of no link label where it leads",
      at: start..<end, help: helpForTemplate(typed),
      link: UnmadeLink.Parts(destination: text.typed(start..<end).words, isDefinition: true))
  }
  if let image = imageMark(typed) {
    return Finding(
      .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: range,
      help: helpForTemplate(typed), link: image)
  }
  return Finding(
    .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: range,
    help: helpForTemplate(typed), inManyFiles: templateName(typed).map { "have marks of another tool such as `\($0)`" })
}

/// Whether a mark stands where the label of a link is defined: `[rivers]: {{ site.baseurl }}/rivers`.
private func isDefined(_ text: InlineText, _ start: Int) -> Bool {
  guard text.kind == .paragraph, let line = text.lines.first(where: { $0.contains(start) }), start > line.lowerBound
  else { return false }
  return text.typed(line.lowerBound..<start).words.wholeMatch(of: /\[[^\[\]^][^\[\]]*\]: +/) != nil
}

/// `{% image "rivers.png" "Two rivers" %}`, `{% include figure.html src="rivers.png" alt="Two rivers" %}` and
/// `{{< figure src="rivers.png" alt="Two rivers" >}}`: the file, and what it shows.
private func imageMark(_ typed: String) -> UnmadeLink.Parts? {
  if let match = typed.wholeMatch(
    of: /\{% *image(?:_with_class)? +["“]([^"“”]+)["”](?: +["“][^"“”]*["”])?? +["“]([^"“”]+)["”] *%\}/)
  {
    return UnmadeLink.Parts(text: String(match.output.2), destination: "/" + match.output.1, isImage: true)
  }
  let begin = /^\{[%{]<? *(?:include +)?(?:figure|image|img)(?![A-Za-z_])/
  guard typed.firstMatch(of: begin) != nil, !typed.contains("caption="), !typed.contains("link="),
    let file = typed.firstMatch(of: /\b(?:src|url|file|path|image)=["“]([^"“”{}]+)["”]/),
    let words = typed.firstMatch(of: /\balt=["“]([^"“”{}]+)["”]/)
  else { return nil }
  return UnmadeLink.Parts(text: String(words.output.1), destination: String(file.output.1), isImage: true)
}

/// `{% include … %}`: what marks with other words inside have in common.
private func templateName(_ typed: String) -> String? {
  guard let match = typed.firstMatch(of: /^\{[{%][<%\-]? *([A-Za-z_.]+)/), typed.count >= 4 else { return nil }
  let begin = typed.prefix { !($0.isLetter || $0 == " ") }
  let end = typed.reversed().prefix { "}%>-".contains($0) }
  let isAlone = match.output.0.utf8.count + end.count + 1 >= typed.utf8.count
  return "\(begin) \(match.output.1) \(isAlone ? "" : "… ")\(String(end.reversed()))"
}

private func helpForTemplate(_ typed: String) -> String {
  let words = typed.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "-") }.map(String.init)
  let name = words.first ?? ""
  if words.contains(where: { $0.hasSuffix("baseurl") || $0 == "relURL" || $0 == "site.url" }) {
    return "remove it, and write the path from this file, such as `../goals/goal-1.md`"
  }
  switch name.hasPrefix("end") ? String(name.dropFirst(3)) : name {
  case "figure", "img", "image": return "write `![what it shows](picture.png)`"
  case "ref", "relref", "link", "post_url": return "write the path of the file from this one"
  case "toc", "TOC", "raw": return "remove it"
  case "hint", "notice", "alert", "callout", "admonition", "note", "tip", "warning", "info", "important", "caution":
    return "write a quotation that begins with `> [!NOTE]` or `> [!WARNING]`"
  case "page.title", "title", "site.title": return "write the title itself"
  default: return "write here what that tool would put in its place; to show the signs, put them between backticks"
  }
}

/// `[TOC]`, `[[_TOC_]]`, `{:toc}`
func contentsMark(_ text: InlineText, _ range: Range<Int>) -> Finding {
  Finding(
    .foreignMark, "`\(text.typed(range).words)` is a mark of another tool, and is published as it is here", at: range,
    help: "remove it: a page shows its contents by itself",
    inManyFiles: "have the mark `\(text.typed(range).words)` of another tool", takesBlock: true)
}

// MARK: Attributes

/// `{: .class}`, `{#id}`, `{.class}`, `[text]{.class}`, `![image](a.png){width=50%}`
private func attributes(_ text: InlineText, _ open: Int) -> Finding? {
  guard let close = text.index(of: UInt8(ascii: "}"), in: open..<min(text.count, open + 300)),
    !text.bytes[open..<close].contains(0x0A), isAttributeList(text, open..<close + 1)
  else { return nil }
  // They are those of a mark that says more.
  if let line = text.lines.first(where: { $0.contains(open) }), text.hasPrefix(":::", at: line.lowerBound) {
    return nil
  }
  let typed = text.typed(open..<close + 1).words
  if typed.lowercased() == "{:toc}" { return contentsMark(text, open..<close + 1) }
  let span = open > 0 && text[open - 1] == UInt8(ascii: "]") ? text.opening(open - 1) : nil
  let range = (span ?? open)..<close + 1
  if span != nil, isLanguage(typed) { return nil }
  if span == nil, close + 1 == text.count, isLegalAtEnd(typed, of: text.kind) { return nil }
  let words = span.map { text.typed($0 + 1..<open - 1).words } ?? ""
  return Finding(
    .foreignMark,
    "`\(text.typed(range).words)` gives attributes in the form of another tool, and is published as it is here",
    at: range, help: helpForAttributes(typed, words, text.kind, isLast: close + 1 == text.count),
    replacement: replacement(typed, words, text, range))
}

private func isAttributeList(_ text: InlineText, _ range: Range<Int>) -> Bool {
  let next = text.at(range.lowerBound + 1)
  switch next {
  case UInt8(ascii: ":"): return range.count > 3
  case UInt8(ascii: "#"), UInt8(ascii: "."):
    return text.at(range.lowerBound + 2).isWordPart || text.at(range.lowerBound + 2) == UInt8(ascii: "_")
  default: break
  }
  guard range.lowerBound > 0 else { return false }
  let before = text[range.lowerBound - 1]
  let isAttached =
    before == UInt8(ascii: "]") || before == InlineText.Sign.thing || before == InlineText.Sign.linkEnd
    || before == InlineText.Sign.strongEnd || before == InlineText.Sign.emphasisEnd
  return isAttached && next.isASCIILetter && text.bytes[range].contains(UInt8(ascii: "="))
}

/// `{lang=fr}`, which says the language of the words in brackets before it.
private func isLanguage(_ typed: String) -> Bool {
  guard typed.hasPrefix("{lang="), typed.hasSuffix("}") else { return false }
  let tag = typed.utf8.dropFirst("{lang=".utf8.count).dropLast()
  let parts = tag.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isASCIILetter) else { return false }
  return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy { $0.isASCIILetter || $0.isDigit } }
}

/// An id at the end of a heading.
private func isLegalAtEnd(_ typed: String, of kind: NodeKind) -> Bool {
  kind == .heading && typed.wholeMatch(of: /\{#[A-Za-z0-9._:-]+\}/) != nil
}

private func id(in typed: String) -> String? {
  typed.firstMatch(of: /#([A-Za-z0-9._:-]+)/).map { String($0.output.1) }
}

private func helpForAttributes(_ typed: String, _ words: String, _ kind: NodeKind, isLast: Bool) -> String {
  if let id = id(in: typed), kind == .heading, isLast { return "write `{#\(id)}` at the end of the heading" }
  if !words.isEmpty { return "write `\(words)` alone; the theme says how it looks" }
  if id(in: typed) != nil { return "remove it; give the heading above an id, `{#id}`, and link to that" }
  return "remove it; the theme says how it looks"
}

/// Attributes are left out, but an id of a heading.
private func replacement(_ typed: String, _ words: String, _ text: InlineText, _ range: Range<Int>) -> String? {
  if let id = id(in: typed) {
    return text.kind == .heading && range.upperBound == text.count && words.isEmpty ? "{#\(id)}" : nil
  }
  return words
}
