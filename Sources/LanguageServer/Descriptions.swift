// SPDX-License-Identifier: Apache-2.0

import Fields
import JSON
import Plans
import Sites

extension Workspace {
  /// What is said of an item where it is named, in Markdown: its kind and number, its title, its summary, its file.
  func description(of index: Int) -> String {
    guard let site else { return "" }
    let item = site.plan.items[index]
    let label = site.words.label(of: item)
    let parts = [
      "**\(escaped(label.isEmpty ? item.title : "\(label): \(item.title)"))**",
      escaped(String(site.plan.summary(of: index).prefix(1000))), "`\(item.file.fieldsPath)`",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The answer to `textDocument/hover`; null where there is nothing to say.
  func hover(_ path: String, at position: Position) -> JSONValue {
    guard let file = file(path), let word = Word(in: file, at: position) else { return nil }
    guard let text = explanation(of: word, path, file) else { return nil }
    return ["contents": ["kind": "markdown", "value": .string(text)], "range": range(file, word.range)]
  }

  private func explanation(of word: Word, _ path: String, _ file: TextFile) -> String? {
    if let mention = mention(at: word, path, file) {
      let heading = mention.heading.map { "\n\n→ \(escaped($0.title))" } ?? ""
      return description(of: mention.item) + heading
    }
    guard let context = FieldContext(path: path, file, self) else { return nil }
    let end = Position(line: word.line, character: word.character + word.text.utf16.count)
    switch cursor(in: file, path: path, at: end) {
    case .key(let keys, let typed) where typed == word.text:
      guard let field = context.declaration(at: keys + [typed]) else { return nil }
      return "**\(field.name)**: \(field.shape.name)\n\n\(field.help)"
    case .value(let keys, let typed, _) where typed == word.text:
      guard case .choice(let choice)? = context.shape(at: keys)?.element, let option = choice[typed],
        !option.meaning.isEmpty
      else { return nil }
      return "**\(option.word)**: \(option.meaning)"
    default: return nil
    }
  }
}

/// A text that Markdown shows as it is.
private func escaped(_ text: String) -> String {
  var escaped = ""
  for character in text {
    if "\\`*_{}[]<>#|".contains(character) { escaped.append("\\") }
    escaped.append(character)
  }
  return escaped
}
