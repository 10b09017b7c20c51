// SPDX-License-Identifier: Apache-2.0

/// Lines of Markdown for the words of a block of HTML: blank lines go between what its tags divide. Indents mean nothing in HTML.
struct HTMLParagraphs {
  /// An item of a list, a term or its definition; also a heading, which is a line.
  private struct Item {
    let number: Int
    let name: String
    let mark: String

    static let line = "line"
  }
  /// What is between two tags that divide.
  private struct Part {
    var words = ""
    /// Whether a tag divides it from what is before it.
    let isDivided: Bool
    let isQuoted: Bool
    let item: Item?
  }

  private var parts: [Part] = []
  private var isQuoted = false
  private var isInDefinitions = false
  private var item: Item?
  private var items = 0
  /// What the last words were; nil before the first.
  private var last: (isQuoted: Bool, item: Item?)?
  private var isDivided = false

  /// Whether what was begun has ended, and no term is without its definition.
  var isClosed: Bool { !isQuoted && !isInDefinitions && last?.item?.name != "dt" }

  mutating func beginLine() { parts = [Part(isDivided: false, isQuoted: isQuoted, item: item)] }

  mutating func add(_ words: String) { parts[parts.count - 1].words += words }

  /// Ends a part where an element begins or ends. `mark` is that of an item. Returns false where the element cannot be there.
  mutating func divide(at tag: SourceTag, mark: String) -> Bool {
    switch tag.name {
    case "blockquote":
      guard isQuoted == tag.isEnd, item == nil else { return false }
      isQuoted = !tag.isEnd
    case "dl", "ul", "ol":
      guard tag.isEnd || item == nil, tag.name != "dl" || isInDefinitions == tag.isEnd else { return false }
      if tag.name == "dl" { isInDefinitions = !tag.isEnd }
      item = nil
    case "li", "dt", "dd":
      guard isInDefinitions == (tag.name != "li") else { return false }
      items += 1
      item = tag.isEnd ? nil : Item(number: items, name: tag.name, mark: mark)
    case "h1", "h2", "h3", "h4", "h5", "h6", "figcaption":
      guard tag.isEnd || item == nil else { return false }
      items += 1
      item = tag.isEnd ? nil : Item(number: items, name: Item.line, mark: mark)
    case "hr": if item != nil { return false }
    default: break
    }
    parts.append(Part(isDivided: true, isQuoted: isQuoted, item: item))
    return true
  }

  /// The lines of what is in the line of the source; nil where an item has several paragraphs, or a heading several lines.
  mutating func endLine() -> [String]? {
    var lines: [String] = []
    for part in parts {
      if part.isDivided { isDivided = true }
      let words = part.words.trimmed
      if words.isEmpty { continue }
      let isSameItem = part.item != nil && part.item?.number == last?.item?.number
      if isSameItem, isDivided || part.item?.name == Item.line { return nil }
      if isDivided, let last, !isNext(part.item, to: last.item) {
        lines.append(part.isQuoted && last.isQuoted ? ">" : "")
      }
      lines.append((part.isQuoted ? "> " : "") + (isSameItem ? "" : part.item?.mark ?? "") + words)
      (last, isDivided) = ((part.isQuoted, part.item), false)
    }
    return lines
  }

  /// Whether an item follows another one without a blank line.
  private func isNext(_ item: Item?, to last: Item?) -> Bool {
    guard let item, let last else { return false }
    return item.name == last.name && item.name != Item.line || (last.name, item.name) == ("dt", "dd")
  }
}
