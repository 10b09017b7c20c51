// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds what was to be a link or an image, and is not: with a blank between its brackets, with the brackets the wrong way
/// round, not closed, or with a blank in its address; and links as wikis write them.
func findBrokenLinks(in text: InlineText, _ findings: inout Findings) {
  for index in text.bytes.indices {
    switch text[index] {
    case UInt8(ascii: "["):
      findings.add(wikiLink(text, index))
    case UInt8(ascii: "]"):
      if text.at(index + 1) == UInt8(ascii: "(") {
        findings.add(brokenTarget(text, index))
      } else if text.at(index + 1) == 0x20 || text.hasPrefix("\u{A0}", at: index + 1) {
        findings.add(partedLink(text, index))
      }
    case UInt8(ascii: ")"):
      if text.at(index + 1) == UInt8(ascii: "[") { findings.add(reversedLink(text, index)) }
    case UInt8(ascii: "("):
      findings.add(unclosedWords(text, index))
    default: break
    }
  }
}

/// `[text] (address)`
private func partedLink(_ text: InlineText, _ bracket: Int) -> Finding? {
  var parenthesis = bracket + 1
  while parenthesis < bracket + 5, text.at(parenthesis) != UInt8(ascii: "("), text.at(parenthesis) != 0x0A {
    parenthesis += 1
  }
  guard text.at(parenthesis) == UInt8(ascii: "("), let end = text.closing(parenthesis),
    text.bytes[bracket + 1..<parenthesis].allSatisfy({ $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }),
    text.looksLikeAddress(parenthesis + 1..<end), let first = linkStart(text, bracket)
  else { return nil }
  let start = text.sameLine(first, as: bracket)
  let words = text.typed(start..<bracket + 1).words
  let address = text.typed(parenthesis..<end + 1).words
  return Finding(
    .brokenLink, "there is a space between `\(words)` and its address, so this is not a link", at: start..<end + 1,
    help: "write `\(words)\(address)`", replacement: words + address)
}

/// `(text)[address]`
private func reversedLink(_ text: InlineText, _ parenthesis: Int) -> Finding? {
  guard let end = text.closing(parenthesis + 1), text.looksLikeAddress(parenthesis + 2..<end),
    let start = text.opening(parenthesis), start + 1 < parenthesis
  else { return nil }
  let words = text.typed(start + 1..<parenthesis).words
  let address = text.typed(parenthesis + 2..<end).words
  let link = "[\(words)](\(address))"
  return Finding(
    .brokenLink, "the brackets of this link are the wrong way round", at: start..<end + 1, help: "write `\(link)`",
    replacement: link)
}

/// `[text](address`, `[text](an address.md)`, `![image](a picture.png "title")`
private func brokenTarget(_ text: InlineText, _ bracket: Int) -> Finding? {
  guard let first = linkStart(text, bracket) else { return nil }
  let (start, open) = (text.sameLine(first, as: bracket), bracket + 1)
  guard let close = text.closing(open) else { return unclosedTarget(text, start, open) }
  let target = trimmed(text, open + 1..<close)
  if holdsTemplateMark(text, target) { return nil }
  let (address, title) = divided(text, target)
  let hasBlank = text.bytes[address].contains { $0.isBlank }
  let firstWord = address.lowerBound..<(text.bytes[address].firstIndex { $0.isBlank } ?? address.upperBound)
  guard text.looksLikeAddress(firstWord) || text.endsLikeFile(address) else { return nil }
  let typed = text.typed(start..<close + 1).words
  guard hasBlank else {
    return Finding(
      .brokenLink, "`\(typed)` makes no link", at: start..<close + 1,
      help: "a link is written `[text](address)`, without another link in its text")
  }
  let isFile = text.endsLikeFile(address)
  let before = text.typed(start..<open + 1).words
  let after = title.isEmpty ? "" : " " + text.typed(title).words
  let link = "\(before)<\(text.typed(address).words)>\(after))"
  return Finding(
    .brokenLink, "the address `\(text.typed(address).words)` contains a space, so this is not a link",
    at: start..<close + 1,
    help: isFile
      ? "put the address between `<` and `>`: `\(link)`"
      : "write the address without the blank, or with `%20` in its place", replacement: isFile ? link : nil)
}

private func unclosedTarget(_ text: InlineText, _ start: Int, _ open: Int) -> Finding? {
  let first = open + 1
  var end = first
  var inLink = false
  while end < text.count {
    let byte = text[end]
    if byte == InlineText.Sign.linkStart { inLink = true }
    if byte.isBlank && !inLink { break }
    end += 1
    if byte == InlineText.Sign.linkEnd { break }
  }
  guard text.looksLikeAddress(first..<end) else { return nil }
  let typed = text.typed(start..<end).words
  let isLast = end == text.count || text[end] == 0x0A
  let isCertain = isLast && !(text.typed(first..<end).words.utf8.last?.isPunctuation ?? true)
  return Finding(
    .brokenLink, "the address of this link is not closed", at: start..<end,
    help: isCertain ? "write `)` after it: `\(typed))`" : "write `)` where the address ends",
    replacement: isCertain ? typed + ")" : nil)
}

/// `[text(address)`
private func unclosedWords(_ text: InlineText, _ parenthesis: Int) -> Finding? {
  guard parenthesis > 0, !text[parenthesis - 1].isBlank, text[parenthesis - 1] != UInt8(ascii: "]"),
    let end = text.closing(parenthesis), text.looksLikeAddress(parenthesis + 1..<end)
  else { return nil }
  var start = parenthesis - 1
  while start >= max(0, parenthesis - 200), text[start] != UInt8(ascii: "["), text[start] != UInt8(ascii: "]"),
    text[start] != 0x0A
  {
    start -= 1
  }
  guard start >= 0, text[start] == UInt8(ascii: "["), start + 1 < parenthesis,
    text.at(end + 1) != UInt8(ascii: "]")
  else { return nil }
  let words = text.typed(start..<parenthesis).words
  let address = text.typed(parenthesis..<end + 1).words
  return Finding(
    .brokenLink, "the text of this link is not closed", at: start..<end + 1, help: "write `\(words)]\(address)`",
    replacement: "\(words)]\(address)")
}

/// `[[page]]`, `[[page|text]]`, `![[picture.png]]`
private func wikiLink(_ text: InlineText, _ start: Int) -> Finding? {
  guard text.at(start + 1) == UInt8(ascii: "["), start == 0 || !text[start - 1].isWordPart,
    let inner = text.closing(start + 1, reach: 300), text.at(inner + 1) == UInt8(ascii: "]"),
    text.at(inner + 2) != UInt8(ascii: "("), text.at(inner + 2) != UInt8(ascii: "[")
  else { return nil }
  let inside = start + 2..<inner
  let words = text.typed(inside).words
  guard let first = inside.first(where: { !InlineText.Sign.isEmpty(text[$0]) }),
    text[first].isLetter || "_/.#".utf8.contains(text[first]),
    !text.bytes[inside].contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") || $0 == 0x0A })
  else { return nil }
  if words.lowercased().replacing("_", with: "") == "toc" {
    return contentsMark(text, start..<inner + 2)
  }
  let isImage = start > 0 && text[start - 1] == UInt8(ascii: "!")
  let parts = words.split(separator: "|", maxSplits: 1).map(String.init)
  let name = parts.first ?? words
  let label = parts.count > 1 ? parts[1] : ""
  return Finding(
    .brokenLink, "`[[\(words)]]` is a link of a wiki, and is published as it is here",
    at: (isImage ? start - 1 : start)..<inner + 2,
    help: isImage
      ? "write `![what it shows](\(name))`, with the path from this file"
      : "write `[\(label.isEmpty ? "text" : label)](\(name).md)`, with the path from this file, or `[](plan:ID)`",
    link: UnmadeLink.Parts(text: label, destination: name, isImage: isImage))
}

extension InlineText {
  /// Where a link begins, or its bracket, where its words begin in an earlier line: what is to be written otherwise is behind
  /// that, and the words stay as they are.
  func sameLine(_ start: Int, as bracket: Int) -> Int { isOneLine(start..<bracket) ? start : bracket }

  func isOneLine(_ range: Range<Int>) -> Bool { !bytes[range].contains(0x0A) }
}

/// Where the words of a link begin that end with this bracket; with the `!` of an image.
func linkStart(_ text: InlineText, _ bracket: Int) -> Int? {
  guard let start = text.opening(bracket), !isNumber(text, start + 1..<bracket) else { return nil }
  return start > 0 && text[start - 1] == UInt8(ascii: "!") ? start - 1 : start
}

private func isNumber(_ text: InlineText, _ range: Range<Int>) -> Bool {
  !range.isEmpty && text.bytes[range].allSatisfy { $0.isDigit }
}

private func holdsTemplateMark(_ text: InlineText, _ range: Range<Int>) -> Bool {
  range.contains { text.hasPrefix("{{", at: $0) || text.hasPrefix("{%", at: $0) }
}

private func trimmed(_ text: InlineText, _ range: Range<Int>) -> Range<Int> {
  var range = range
  while let first = range.first, text[first].isBlank { range = range.dropFirst() }
  while let last = range.last, text[last].isBlank { range = range.dropLast() }
  return range
}

/// An address, and the title in quotation marks behind it.
private func divided(_ text: InlineText, _ target: Range<Int>) -> (address: Range<Int>, title: Range<Int>) {
  let none = target.upperBound..<target.upperBound
  guard let last = target.last, text[last] == UInt8(ascii: "\"") || text[last] == UInt8(ascii: "'"),
    let quote = text.bytes[target.dropLast()].lastIndex(of: text[last]), quote > target.lowerBound,
    text[quote - 1].isBlank
  else { return (target, none) }
  return (trimmed(text, target.lowerBound..<quote), quote..<target.upperBound)
}
