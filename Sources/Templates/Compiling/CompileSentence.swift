// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension Compiler {
  /// A text of the interface with its places filled: `{{<words.part-of}}{{$kind}}…{{/kind}}…{{/words.part-of}}`.
  mutating func compileSentence(_ parent: Parent, in scope: Scope, _ state: inout HTMLState) {
    if isExhausted(parent.tag, scope) { return }
    let tag = Variable(name: parent.name, isUnescaped: false, tag: parent.tag)
    guard let word = parent.name.word, let wording = wording(word, tag, in: scope),
      checkPlaces(of: wording, parent, in: scope)
    else { return }
    if wording.categories.isEmpty {
      write(wording.pieces(for: nil), of: parent, in: scope, &state)
    } else if let number = number(of: parent, in: scope) {
      writeForms(of: wording, by: number, parent, in: scope, &state)
    }
  }

  private mutating func checkPlaces(of wording: Wording, _ parent: Parent, in scope: Scope) -> Bool {
    let places = wording.categories.isEmpty ? wording.places : wording.places.union([Wording.count])
    let list = places.sorted().map { "`\($0)`" }.joined(separator: ", ")
    var filled: [String: Range<Int>] = [:]
    for block in parent.overrides {
      if !places.contains(block.name) {
        add(
          .unknownBlock, "`\(parent.name)` has no place `\(block.name)`", block.tag, scope,
          help: nearest(to: block.name, among: places).map { "did you mean `\($0)`?" }
            ?? (places.isEmpty ? "print it with `{{\(parent.name)}}`" : "its places are \(list)"))
        return false
      }
      if let first = filled.updateValue(block.tag, forKey: block.name) {
        add(
          .repeatedBlock, "the place `\(block.name)` of `\(parent.name)` is filled twice", block.tag, scope,
          help: "keep one of the two", notes: [Note("it is filled here first", at: scope.place(first))])
        return false
      }
    }
    guard let missing = places.subtracting(filled.keys).min() else { return true }
    add(
      .unfilledPlace, "the place `\(missing)` of `\(parent.name)` is not filled", parent.tag, scope,
      help: "write `{{$\(missing)}}…{{/\(missing)}}` inside")
    return false
  }

  private mutating func write(
    _ pieces: [Wording.Piece], of parent: Parent, in scope: Scope, _ state: inout HTMLState
  ) {
    for piece in pieces {
      switch piece {
      case .text(let text):
        writeWord(text, Variable(name: parent.name, isUnescaped: false, tag: parent.tag), in: scope, &state)
      case .place(let name):
        if let block = parent.overrides.first(where: { $0.name == name }) {
          isolate(with: "<bdi>", "\u{2068}", state)
          compile(block.children, in: scope.deeper(), &state)
          isolate(with: "</bdi>", "\u{2069}", state)
        }
      }
    }
  }

  /// What keeps the direction of a place to itself: a tag where one may be, else a sign (Unicode, UAX 9, 6.2).
  private mutating func isolate(with tag: String, _ sign: String, _ state: HTMLState) {
    if isolatesPlaces { code.addLiteral((state.mode == .text ? tag : sign).utf8) }
  }

  // MARK: Forms by number

  /// Where the number is found that chooses the form: the block `count` prints it and nothing else.
  private mutating func number(of parent: Parent, in scope: Scope) -> Path? {
    guard let block = parent.overrides.first(where: { $0.name == Wording.count }) else { return nil }
    let printed = block.children.filter { node in
      if case .text(let text) = node {
        !text.range.allSatisfy { Byte.isWhitespace(scope.template.source.bytes[$0]) }
      } else {
        true
      }
    }
    if printed.count == 1, case .variable(let variable)? = printed.first,
      let target = resolve(variable.name, tag: variable.tag, in: scope), case .text = target.type
    {
      return target.path
    }
    add(
      .wrongUse, "`\(parent.name)` has a form for each kind of number, and `count` has to be one", block.tag, scope,
      help: "write a field that is a number and nothing else: `{{$count}}{{count}}{{/count}}`")
    return nil
  }

  /// One form after the other; the number is of one of them.
  private mutating func writeForms(
    of wording: Wording, by number: Path, _ parent: Parent, in scope: Scope, _ state: inout HTMLState
  ) {
    let start = state
    var joined: HTMLState?
    for (categories, pieces) in wording.forms {
      let position = code.position
      code.add(.ifPlural(number, categories, skip: 0))
      code.label()
      var end = start
      write(pieces, of: parent, in: scope, &end)
      code.patch(position) { .ifPlural(number, categories, skip: $0) }
      guard let both = (joined ?? end).joined(with: end) else {
        add(
          .unevenSection, "the forms of `\(parent.name)` end in different places", parent.tag, scope,
          help: "fill each place with whole tags")
        break
      }
      joined = both
    }
    state = joined ?? start
  }
}
