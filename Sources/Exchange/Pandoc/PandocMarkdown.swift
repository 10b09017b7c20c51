// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON

/// Writes what Pandoc reads of a document (its types Block and Inline) as our Markdown. A sign in a text is never a mark.
struct PandocMarkdown {
  /// How many levels headings go up.
  var levelsUp = 0
  /// Where pictures are, from the text that shows them.
  let pictures: (String) -> String?
  private(set) var footnotes: [String] = []
  /// Pictures without alternative text, by their files.
  private(set) var withoutWords: [String] = []
  /// What no text can have.
  private(set) var leftOut: Set<String> = []
  private(set) var tablesWithoutHead = 0

  init(pictures: @escaping (String) -> String?) { self.pictures = pictures }

  // MARK: Blocks

  mutating func blocks(_ blocks: [JSONValue]) -> String {
    blocks.map { block($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What is at the end of a text.
  mutating func takeFootnotes() -> String {
    defer { footnotes = [] }
    return footnotes.enumerated().map { number, text in
      "[^\(number + 1)]: " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
    }.joined(separator: "\n\n")
  }

  private mutating func block(_ block: JSONValue) -> String {
    let content = block["c"]
    switch block["t"]?.text {
    case "Para", "Plain": return paragraph(content?.elements ?? [])
    case "Header":
      let parts = content?.elements ?? []
      guard parts.count == 3, let level = parts[0].integer else { return "" }
      let text = heading(parts[2].elements)
      return text.isEmpty ? "" : String(repeating: "#", count: min(max(level - levelsUp, 2), 6)) + " " + text
    case "BulletList":
      return content?.elements.map { item("- ", $0.elements) }.joined(separator: "\n") ?? ""
    case "OrderedList":
      let parts = content?.elements ?? []
      let start = parts.first?.elements.first?.integer ?? 1
      return (parts.last?.elements ?? []).enumerated().map { item("\(start + $0). ", $1.elements) }
        .joined(separator: "\n")
    case "BlockQuote":
      let text = blocks(content?.elements ?? [])
      return text.isEmpty ? "" : prefixed(text, "> ", "> ")
    case "Div": return blocks(content?.elements.last?.elements ?? [])
    case "Figure": return blocks(content?.elements.last?.elements ?? [])
    case "LineBlock": return (content?.elements ?? []).map { paragraph($0.elements) }.joined(separator: "\\\n")
    case "DefinitionList":
      return (content?.elements ?? []).map { entry in
        let parts = entry.elements
        let term = paragraph(parts.first?.elements ?? [])
        let meanings = (parts.last?.elements ?? []).map { prefixed(blocks($0.elements), ": ", "  ") }
        return ([term] + meanings).joined(separator: "\n")
      }.joined(separator: "\n\n")
    case "CodeBlock":
      let code = cleaned(content?.elements.last?.text ?? "").text
      let fence = code.contains("```") ? "````" : "```"
      return "\(fence)\n\(code)\n\(fence)"
    case "Table": return table(content?.elements ?? [])
    case "HorizontalRule": return "---"
    case "Null", nil: return ""
    case let name?:
      leftOut.insert(name)
      return ""
    }
  }

  private mutating func item(_ mark: String, _ content: [JSONValue]) -> String {
    let text = blocks(content)
    return prefixed(text, mark, String(repeating: " ", count: mark.count))
  }

  private func prefixed(_ text: String, _ first: String, _ others: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      number == 0 ? first + line : line.isEmpty && others.allSatisfy({ $0 == " " }) ? "" : others + line
    }.joined(separator: "\n")
  }

  /// A table with one line of heads, as our form has it: a cell of `<<` belongs to the one on its left, one of `^^` to the one above.
  private mutating func table(_ parts: [JSONValue]) -> String {
    guard parts.count == 6 else { return "" }
    let heads = parts[3].elements.last?.elements ?? []
    let bodies = parts[4].elements.flatMap { body -> [JSONValue] in
      let parts = body.elements
      return parts.count == 4 ? parts[2].elements + parts[3].elements : []
    }
    let rows = (heads + bodies + (parts[5].elements.last?.elements ?? [])).map { $0.elements.last?.elements ?? [] }
    let columns = parts[2].elements.count
    guard columns > 0, !rows.isEmpty else { return "" }
    if heads.isEmpty { tablesWithoutHead += 1 }
    var grid = [[String?]](repeating: [String?](repeating: nil, count: columns), count: rows.count)
    for (number, row) in rows.enumerated() {
      var column = 0
      for cell in row {
        while column < columns, grid[number][column] != nil { column += 1 }
        guard column < columns else { break }
        let parts = cell.elements
        guard parts.count == 5 else { continue }
        let (high, wide) = (parts[2].integer ?? 1, parts[3].integer ?? 1)
        let text = cellText(parts[4].elements)
        for down in 0..<max(1, min(high, rows.count - number)) {
          for right in 0..<max(1, min(wide, columns - column)) {
            // No cell can belong to a title.
            let isAbove = down > 0 && number > 0
            grid[number + down][column + right] =
              down == 0 && right == 0 ? text : right > 0 ? "<<" : isAbove ? "^^" : text
          }
        }
        column += max(1, wide)
      }
    }
    let lines = grid.map { "| " + $0.map { ($0 ?? "").isEmpty ? " " : $0 ?? "" }.joined(separator: " | ") + " |" }
    return ([lines[0], "|" + String(repeating: "---|", count: columns)] + lines.dropFirst()).joined(separator: "\n")
  }

  /// On one line.
  private mutating func cellText(_ content: [JSONValue]) -> String {
    content.map { block -> String in
      switch block["t"]?.text {
      case "Para", "Plain": return inlines(block["c"]?.elements ?? [])
      case "BulletList": return (block["c"]?.elements ?? []).map { cellText($0.elements) }.joined(separator: "; ")
      case "OrderedList":
        return (block["c"]?.elements.last?.elements ?? []).map { cellText($0.elements) }.joined(separator: "; ")
      default: return inlines(words(of: block))
      }
    }.filter { !$0.isEmpty }.joined(separator: " ").replacing("\\\n", with: " ").replacing("\n", with: " ")
  }

  // MARK: Inlines

  private mutating func paragraph(_ content: [JSONValue]) -> String {
    let text = inlines(content)
    guard let first = text.first else { return "" }
    // The beginning of a line is where most marks are; those that are meant are made of what follows.
    guard content.first?["t"]?.text == "Str", let word = content.first?["c"]?.text else { return text }
    let plain = escapedSigns(cleaned(word).text[...])
    let begun = escapedAtBeginning(cleaned(word).text[...])
    _ = first
    return text.hasPrefix(plain) ? begun + text.dropFirst(plain.count) : text
  }

  /// Without marks and notes.
  mutating func heading(_ content: [JSONValue]) -> String {
    escapedSigns(plainWords(content)[...])
  }

  mutating func inlines(_ content: [JSONValue]) -> String {
    var text = ""
    for inline in content {
      let added = self.inline(inline)
      // One blank between words.
      text += text.hasSuffix(" ") && added.hasPrefix(" ") ? String(added.dropFirst()) : added
    }
    return text.trimmingBlanks
  }

  private mutating func inline(_ inline: JSONValue) -> String {
    let content = inline["c"]
    switch inline["t"]?.text {
    case "Str": return escapedSigns(cleaned(content?.text ?? "").text[...])
    case "Space", "SoftBreak": return " "
    case "LineBreak": return "\\\n"
    case "Emph": return marked("*", content?.elements ?? [])
    case "Strong": return marked("**", content?.elements ?? [])
    case "Strikeout": return marked("~~", content?.elements ?? [])
    case "Superscript": return marked("^", content?.elements ?? [])
    case "Subscript": return marked("~", content?.elements ?? [])
    case "Underline", "SmallCaps": return spaced(content?.elements ?? [])
    case "Quoted":
      let parts = content?.elements ?? []
      let isSingle = parts.first?["t"]?.text == "SingleQuote"
      return (isSingle ? "‘" : "“") + spaced(parts.last?.elements ?? []) + (isSingle ? "’" : "”")
    case "Span", "Cite": return spaced(content?.elements.last?.elements ?? [])
    case "Code":
      let code = collapsed(cleaned(content?.elements.last?.text ?? "").text)
      return code.isEmpty ? "" : code.contains("`") ? "`` \(code) ``" : "`\(code)`"
    case "Math": return escapedSigns(collapsed(content?.elements.last?.text ?? "")[...])
    case "Link": return link(content?.elements ?? [])
    case "Image": return picture(content?.elements ?? [])
    case "Note":
      let text = blocks(content?.elements ?? [])
      if text.isEmpty { return "" }
      footnotes.append(text)
      return "[^\(footnotes.count)]"
    case "RawInline", nil: return ""
    case let name?:
      leftOut.insert(name)
      return ""
    }
  }

  /// Blanks at the ends of what is marked stand outside of the marks.
  private mutating func marked(_ mark: String, _ content: [JSONValue]) -> String {
    let text = spaced(content)
    let words = text.trimmingBlanks
    if words.isEmpty || words.contains("[^") && words.count < 6 { return text }
    return (text.hasPrefix(" ") ? " " : "") + mark + words + mark + (text.hasSuffix(" ") ? " " : "")
  }

  /// With the blanks at its ends.
  private mutating func spaced(_ content: [JSONValue]) -> String {
    let isBlank: (JSONValue?) -> Bool = { $0?["t"]?.text == "Space" }
    let text = inlines(content)
    return text.isEmpty ? "" : (isBlank(content.first) ? " " : "") + text + (isBlank(content.last) ? " " : "")
  }

  private mutating func link(_ parts: [JSONValue]) -> String {
    guard parts.count == 3 else { return "" }
    let words = spaced(parts[1].elements)
    let address = parts[2].elements.first?.text ?? ""
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()\\[]`".utf8.contains($0) }
    // What leads within the document leads nowhere here.
    guard isPlain, isWebAddress(address) || address.hasPrefix("mailto:") else { return words }
    let text = words.trimmingBlanks
    return text.isEmpty ? "<\(address)>" : "[\(text)](\(address))"
  }

  private mutating func picture(_ parts: [JSONValue]) -> String {
    guard parts.count == 3, let source = parts[2].elements.first?.text, let path = pictures(source) else {
      leftOut.insert("Image")
      return ""
    }
    var words = collapsed(plainWords(parts[1].elements))
    if words.isEmpty {
      withoutWords.append(path)
      words = "Picture \(withoutWords.count), not described yet"
    }
    return "![\(escapedSigns(words[...]))](\(path))"
  }

  /// The inlines of a block of any kind.
  private func words(of block: JSONValue) -> [JSONValue] {
    [["t": "Str", "c": .string(plainWords([block]))]]
  }
}

/// All words of some nodes, without notes.
func plainWords(_ nodes: [JSONValue]) -> String {
  var words = ""
  func add(_ node: JSONValue) {
    switch node {
    case .array(let elements): elements.forEach(add)
    case .object:
      switch node["t"]?.text {
      case "Str", "Code":
        words += node["t"]?.text == "Str" ? node["c"]?.text ?? "" : node["c"]?.elements.last?.text ?? ""
      case "Space", "SoftBreak", "LineBreak": words += " "
      case "Note", "Image": break
      default: if let content = node["c"] { add(content) }
      }
    default: break
    }
  }
  nodes.forEach(add)
  return collapsed(cleaned(words).text)
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
