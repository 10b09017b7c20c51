// SPDX-License-Identifier: Apache-2.0

import Fields

/// A text as Markdown in which nothing is a mark but paragraphs, items of lists and web addresses: what a reader sees is what
/// the text says, sign by sign. Lines end before the 101st sign, at a blank.
func safeMarkdown(_ text: PlainText) -> String {
  text.blocks.map { block in
    switch block {
    case .paragraph(let lines): lines.map { wrapped($0, indent: "") }.joined(separator: "\\\n")
    case .list(let items): items.map { "- " + wrapped($0, indent: "  ") }.joined(separator: "\n")
    }
  }.joined(separator: "\n\n") + (text.blocks.isEmpty ? "" : "\n")
}

private let longestLine = 100

private func wrapped(_ text: String, indent: String) -> String {
  var lines: [String] = []
  var line = ""
  var length = 0
  for word in text.split(separator: " ") {
    let width = word.count
    if length > 0, length + 1 + width > longestLine {
      lines.append(line)
      (line, length) = ("", 0)
    }
    // The beginning of a line is where most marks are.
    line += length > 0 ? " " + escaped(word) : escapedAtBeginning(word)
    length += width + (length > 0 ? 1 : 0)
  }
  if !line.isEmpty { lines.append(line) }
  return lines.joined(separator: "\n" + indent)
}

/// A word in which nothing is a mark. A web address becomes a link.
private func escaped(_ word: Substring) -> String {
  // The parser would take what stands before for a part of the address.
  if let mail = word.firstRange(of: "mailto:"), mail.lowerBound > word.startIndex {
    return escaped(word[..<mail.lowerBound]) + " " + escaped(word[mail.lowerBound...])
  }
  guard let start = word.firstRange(of: #/https?:\/\//#)?.lowerBound else { return escapedSigns(word) }
  var end = word.endIndex
  while end > start {
    let before = word.index(before: end)
    let closes = word[before] == ")" && !word[start..<before].contains("(")
    guard ".,;:!?'\"”’]}>".contains(word[before]) || closes else { break }
    end = before
  }
  let address = String(word[start..<end])
  // What is left is ASCII without signs that would end the link.
  let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>\"`{}|^[]*;"#.utf8.contains($0) }
  guard isPlain, isWebAddress(address) else { return escapedSigns(word) }
  return escapedSigns(word[..<start]) + "<\(address)>" + escapedSigns(word[end...])
}

func escapedAtBeginning(_ word: Substring) -> String {
  guard let first = word.first else { return "" }
  if "-+=:(.!?".contains(first) { return "\\\(first)" + escaped(word.dropFirst()) }
  // `1.`, `a)` and `1.1`.
  if first.isASCII, first.isLetter || first.isNumber,
    let mark = word.firstIndex(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }),
    word[mark] == "." || word[mark] == ")", word[..<mark].utf8.count <= 9
  {
    return String(word[..<mark]) + "\\\(word[mark])" + escaped(word[word.index(after: mark)...])
  }
  return escaped(word)
}

func escapedSigns(_ word: Substring) -> String {
  var text = ""
  for character in word {
    switch character {
    case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "^", "$", "&", "@":
      text += "\\\(character)"
    case ":"
    where text.hasSuffix("http") || text.hasSuffix("https") || text.hasSuffix("ftp") || text.hasSuffix("mailto"):
      text += "\\:"
    case "." where text.lowercased().hasSuffix("www"): text += "\\."
    default: text.append(character)
    }
  }
  return text
}
