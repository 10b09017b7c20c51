// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// How a text is escaped.
struct TextPlace {
  let isSingleQuoted: Bool
}

extension Compiler {
  /// How plain text is written at a place; nil after a report where none may be used.
  mutating func placeOfText(_ variable: Variable, in scope: Scope, _ state: HTMLState) -> TextPlace? {
    switch place(of: variable, in: scope, state) {
    case .text, .plainText: return TextPlace(isSingleQuoted: false)
    case .attribute(let isSingleQuoted), .metaContent(let isSingleQuoted):
      return TextPlace(isSingleQuoted: isSingleQuoted)
    case .addressAttribute:
      add(
        .addressPlace, "`\(state.attribute)` takes an address, and `\(variable.name)` is plain text", variable.tag,
        scope, help: "use a field that is an address; a view can declare one")
    case nil: break
    }
    return nil
  }

  mutating func placeOfHTML(_ variable: Variable, in scope: Scope, _ state: HTMLState) -> Bool {
    guard let place = place(of: variable, in: scope, state) else { return false }
    if case .text = place { return true }
    add(
      .htmlPlace, "`\(variable.name)` is HTML, and this is \(state.description)", variable.tag, scope,
      help: "HTML goes into the text of the page only; use a field that is plain text here")
    return false
  }

  mutating func addressInstruction(
    _ variable: Variable, _ target: Target, in scope: Scope, _ state: HTMLState
  ) -> Instruction? {
    switch place(of: variable, in: scope, state) {
    case .text: return .addressText(target.path, isBreakable: true)
    case .plainText: return .addressText(target.path, isBreakable: false)
    case .metaContent: return .address(target.path)
    case .addressAttribute(let isAtStart):
      if isAtStart { return .address(target.path) }
      add(
        .addressPlace,
        "`\(variable.name)` is a whole address and must come first in `\(state.attribute)`",
        variable.tag,
        scope, help: "write it first: `\(state.attribute)=\"{{\(variable.name)}}\"`")
    case .attribute:
      add(
        .addressPlace, "`\(variable.name)` is an address, and `\(state.attribute)` does not take one", variable.tag,
        scope, help: "addresses go into attributes such as `href` and `src`, or into the text")
    case nil: break
    }
    return nil
  }

  private mutating func place(of variable: Variable, in scope: Scope, _ state: HTMLState) -> ValuePlace? {
    do throws(ForbiddenPlace) {
      return try state.placeOfValue(tag: scope.template.source.text(variable.tag))
    } catch {
      add(.unsafePlace, error.reason, variable.tag, scope, help: error.help)
      return nil
    }
  }
}
