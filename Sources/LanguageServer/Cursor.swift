// SPDX-License-Identifier: Apache-2.0

import Plans

/// What a place in a file is about, as far as its line and those above it say. A file that is being written is seldom right:
/// nothing here asks for more than that.
enum Cursor: Equatable {
  /// After `plan:`; what is typed of the identifier.
  case item(String)
  /// After `plan:ID#`.
  case anchor(of: String, String)
  /// After `](#`.
  case anchorOfPage(String)
  /// After `](`, before anything else is said.
  case link(String)
  /// After ```` ```{ ````.
  case directive(String)
  /// After ```` ```{goals}  ````.
  case directiveArgument(String)
  /// The key of a field; `path` are the keys that it is below.
  case key(path: [String], String)
  /// The value of a field, or of an element of its list. An element may as well begin a record.
  case value(path: [String], String, isElement: Bool)
  case nothing

  /// What is typed of it before the place.
  var typed: String {
    switch self {
    case .item(let typed), .anchor(_, let typed), .anchorOfPage(let typed), .link(let typed), .directive(let typed),
      .directiveArgument(let typed), .key(_, let typed), .value(_, let typed, _):
      typed
    case .nothing: ""
    }
  }
}

/// The lines of a file that are fields, counted from 0; all of them in YAML, none in a text without.
func fieldLines(of file: TextFile, path: String) -> Range<Int> {
  if !isText(path) { return path.utf8.reversed().starts(with: "lmy.".utf8) ? 0..<file.lineCount : 0..<0 }
  func isFence(_ line: Int) -> Bool {
    let bytes = file.bytes[file.range(ofLine: line)]
    return bytes.starts(with: "---".utf8) && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
  guard file.lineCount > 1, isFence(0) else { return 0..<0 }
  let end = (1..<file.lineCount).first(where: isFence)
  return 1..<(end ?? file.lineCount)
}

func cursor(in file: TextFile, path: String, at position: Position) -> Cursor {
  let line = file.range(ofLine: position.line)
  let typed = String(
    decoding: file.bytes[line.lowerBound..<max(line.lowerBound, file.offset(of: position))], as: UTF8.self)
  let fields = fieldLines(of: file, path: path)
  if fields.contains(position.line) { return fieldCursor(in: file, fields, line: position.line, typed) }
  return isText(path) ? textCursor(typed) : .nothing
}

private func textCursor(_ typed: String) -> Cursor {
  func isWord(_ text: Substring) -> Bool { !text.contains { " \t()<>[]\"'`".contains($0) } }
  if let scheme = lastRange(of: "plan:", in: typed), isWord(typed[scheme.upperBound...]) {
    let rest = typed[scheme.upperBound...]
    guard let mark = rest.firstIndex(of: "#") else { return .item(String(rest)) }
    return .anchor(of: String(rest[..<mark]), String(rest[rest.index(after: mark)...]))
  }
  if let link = lastRange(of: "](", in: typed), isWord(typed[link.upperBound...]) {
    let rest = typed[link.upperBound...]
    if rest.first == "#" { return .anchorOfPage(String(rest.dropFirst())) }
    return rest.contains { "/.:".contains($0) } ? .nothing : .link(String(rest))
  }
  if let match = typed.wholeMatch(of: /\s*(?:`{3,}|~{3,})\{([A-Za-z0-9_-]*)/) {
    return .directive(String(match.output.1))
  }
  if let match = typed.wholeMatch(of: /\s*(?:`{3,}|~{3,})\{[A-Za-z0-9_-]+\}\s+(\S*)/) {
    return .directiveArgument(String(match.output.1))
  }
  return .nothing
}

private func lastRange(of word: String, in text: String) -> Range<String.Index>? { text.ranges(of: word).last }

private func fieldCursor(in file: TextFile, _ fields: Range<Int>, line: Int, _ typed: String) -> Cursor {
  let own = FieldLine(typed)
  var path: [String] = []
  var indent = own.indent
  var isBelowDash = own.isElement
  // The keys above that it is indented below. The dashes of a list may be as far in as its key.
  var above = line - 1
  while above >= fields.lowerBound, indent > 0 || isBelowDash {
    let other = FieldLine(file.text(ofLine: above))
    above -= 1
    guard let key = other.key else { continue }
    let isParent = other.indent < indent || isBelowDash && !other.isElement && other.indent == own.dashIndent
    guard isParent else { continue }
    path.insert(key, at: 0)
    indent = other.isElement ? other.dashIndent : other.indent
    isBelowDash = other.isElement
  }
  guard let key = own.key else {
    return own.isElement
      ? inside(path, own.rest, isElement: true) : .key(path: path, own.rest)
  }
  return inside(path + [key], own.rest, isElement: false)
}

/// Inside a value that may have brackets.
private func inside(_ path: [String], _ value: String, isElement: Bool) -> Cursor {
  var open: [Character] = []
  var path = path
  var start = value.startIndex
  var key: String?
  var quote: Character?
  for index in value.indices {
    let character = value[index]
    if let mark = quote {
      if character == mark { quote = nil }
      continue
    }
    switch character {
    case "\"", "'": if value[start..<index].allSatisfy({ $0 == " " }) { quote = character }
    case "[", "{":
      if let key { path.append(key) }
      (key, start) = (nil, value.index(after: index))
      open.append(character)
    case "]", "}":
      _ = open.popLast()
      (key, start) = (nil, value.index(after: index))
    case "," where !open.isEmpty: (key, start) = (nil, value.index(after: index))
    case ":" where open.last == "{" && key == nil:
      key = String(value[start..<index].drop { $0 == " " })
      start = value.index(after: index)
    default: break
    }
  }
  let typed = String(value[start...].drop { $0 == " " || $0 == "\"" || $0 == "'" })
  if open.last == "{" {
    return key.map { .value(path: path + [$0], typed, isElement: false) } ?? .key(path: path, typed)
  }
  return .value(path: path, typed, isElement: open.last == "[" || isElement)
}

/// The parts of a line of YAML.
private struct FieldLine {
  /// Where its dashes begin, and what is behind them.
  let dashIndent: Int
  let indent: Int
  let isElement: Bool
  /// Nil where there is no colon yet.
  let key: String?
  let rest: String

  init(_ line: String) {
    var rest = line[...]
    func blanks() -> Int {
      let count = rest.prefix { $0 == " " }.count
      rest = rest.dropFirst(count)
      return count
    }
    var indent = blanks()
    dashIndent = indent
    var isElement = false
    while rest.hasPrefix("- ") || rest == "-" {
      isElement = true
      rest = rest.dropFirst()
      indent += 1 + blanks()
    }
    (self.indent, self.isElement) = (indent, isElement)
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let after = rest.dropFirst(word.count)
    if !word.isEmpty, after.first == ":", after.dropFirst().first ?? " " == " " {
      key = String(word)
      self.rest = String(after.dropFirst().drop { $0 == " " })
    } else {
      key = nil
      self.rest = String(rest)
    }
  }
}
