// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension Compiler {
  mutating func compile(_ variable: Variable, in scope: Scope, _ state: inout HTMLState) {
    defer { state.passValue() }
    if isExhausted(variable.tag, scope) { return }
    if let word = variable.name.word {
      write(word: word, variable, in: scope, &state)
      return
    }
    guard let target = resolve(variable.name, tag: variable.tag, in: scope),
      checkType(of: variable, target.type, in: scope),
      let instruction = instruction(for: variable, target, in: scope, state)
    else { return }
    code.add(instruction)
  }

  // MARK: Words of the interface

  private mutating func write(word: String, _ variable: Variable, in scope: Scope, _ state: inout HTMLState) {
    guard let wording = wording(word, variable, in: scope) else { return }
    if let word = wording.plain {
      writeWord(word, variable, in: scope, &state)
    } else if state.isInData {
      writeWord(wording.forScripts, variable, in: scope, &state)
    } else {
      let places = wording.places.sorted()
      add(
        .wrongUse,
        "`\(variable.name)` has places to be filled: \(places.map { "`\($0)`" }.joined(separator: ", "))", variable.tag,
        scope,
        help: "write `{{<\(variable.name)}}"
          + places.map { "{{$\($0)}}…{{/\($0)}}" }.joined() + "{{/\(variable.name)}}`")
    }
  }

  /// The text that a name stands for; nil after a report.
  mutating func wording(_ key: String, _ variable: Variable, in scope: Scope) -> Wording? {
    guard let word = words[key] else {
      let near = nearest(to: key, among: words.keys.sorted())
      add(
        .unknownWord, "there is no text `\(key)` among the words of the interface", variable.tag, scope,
        help: near.map { "did you mean `\(wordPrefix)\($0)`?" }
          ?? "add a line `\(key): …` to the words of the language, such as `templates/words/en.yml`")
      return nil
    }
    guard !variable.isUnescaped else {
      add(
        .wrongUse, "`\(variable.name)` is plain text, and three braces are for HTML", variable.tag, scope,
        help: "write `{{\(variable.name)}}`")
      return nil
    }
    return word
  }

  /// Writes words where a value could be.
  mutating func writeWord(_ word: String, _ variable: Variable, in scope: Scope, _ state: inout HTMLState) {
    defer { state.passValue() }
    guard let place = placeOfText(variable, in: scope, state) else { return }
    var writer = HTMLWriter()
    if place.isSingleQuoted { writer.singleQuotedText(word) } else { writer.text(word) }
    code.addLiteral(writer.bytes)
  }

  // MARK: Values

  /// Two braces or three, and whether the field can be printed at all.
  private mutating func checkType(of variable: Variable, _ type: ValueType, in scope: Scope) -> Bool {
    let name = variable.name
    let message: String
    let help: String
    switch type {
    case .text where variable.isUnescaped, .address where variable.isUnescaped:
      message = "`\(name)` is \(type.phrase), and three braces are for HTML"
      help = "write `{{\(name)}}`"
    case .text, .address: return true
    case .html:
      if variable.isUnescaped { return true }
      message = "`\(name)` is HTML, which two braces would print as text"
      help = "write `{{{\(name)}}}`"
    case .flag:
      message = "`\(name)` is a yes or no, which has no text"
      help = "write what it decides as a section: `{{#\(name)}}…{{/\(name)}}`"
    case .record(let shape):
      message = "`\(name)` is a record, which has no text of its own"
      help = "name one of its fields" + (shape.fields.first.map { ", such as `{{\(name).\($0.name)}}`" } ?? "")
    case .list, .nested:
      message = "`\(name)` is a list, which has no text of its own"
      help = "write what each entry prints as a section: `{{#\(name)}}…{{/\(name)}}`"
    }
    add(.wrongUse, message, variable.tag, scope, help: help)
    return false
  }

  private mutating func instruction(
    for variable: Variable, _ target: Target, in scope: Scope, _ state: HTMLState
  ) -> Instruction? {
    switch target.type {
    case .html: return placeOfHTML(variable, in: scope, state) ? .html(target.path) : nil
    case .address: return addressInstruction(variable, target, in: scope, state)
    default:
      guard let place = placeOfText(variable, in: scope, state) else { return nil }
      return place.isSingleQuoted ? .singleQuotedText(target.path) : .text(target.path)
    }
  }
}

extension HTMLState {
  /// In an attribute that scripts read, where places stay as they are.
  fileprivate var isInData: Bool {
    (mode == .doubleQuoted || mode == .singleQuoted) && attribute.hasPrefix("data-")
  }
}
