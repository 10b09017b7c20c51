// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  /// A section: the page goes on in the same place, whether it is printed or not.
  mutating func compile(_ section: Section, in scope: Scope, _ state: inout HTMLState) {
    guard let end = body(of: section, in: scope, from: state) else { return }
    join(&state, end, section, in: scope)
  }

  /// Two sections of which one is printed: both end in the same place.
  mutating func compile(_ section: Section, or other: Section, in scope: Scope, _ state: inout HTMLState) {
    let first = body(of: section, in: scope, from: state)
    let second = body(of: other, in: scope, from: state)
    guard var end = first, let second else { return }
    join(&end, second, other, in: scope)
    state = end
  }

  private mutating func join(_ state: inout HTMLState, _ end: HTMLState, _ section: Section, in scope: Scope) {
    if let joined = state.joined(with: end) {
      state = joined
      return
    }
    add(
      .unevenSection,
      "`\(scope.template.source.text(section.tag))` ends \(end.description), and without it the page would go on "
        + state.description,
      section.tag, scope,
      help: "put the section around whole tags, or around whole attributes of one tag")
  }

  /// The code of a section; gives the place after its content, or nil when the section is in error.
  private mutating func body(of section: Section, in scope: Scope, from start: HTMLState) -> HTMLState? {
    if isExhausted(section.tag, scope) { return nil }
    if start.mode == .beforeValue || start.mode == .unquoted {
      add(
        .unsafePlace, "the value of `\(start.attribute)` has no quotation marks", section.tag, scope,
        help: "write `\(start.attribute)=\"…\"` around the whole value")
      return nil
    }
    if section.name.word != nil {
      add(
        .wrongUse, "`\(section.name)` is a text of the interface, which is always there", section.tag, scope,
        help: "print it with `{{\(section.name)}}`, without a section")
      return nil
    }
    guard let target = resolve(section.name, tag: section.tag, in: scope) else { return nil }
    if section.isInverted { return invertedBody(of: section, target, in: scope, from: start) }
    switch target.type {
    case .list(let shape): return loop(section, over: shape, target, in: scope, from: start)
    case .record(let shape):
      let inner = scope.entering(shape, at: target.path)
      let slot = useSlot(of: inner)
      return conditional(section, in: inner, from: start) { .enter(target.path, slot: slot, skip: $0) }
    default:
      return conditional(section, in: scope.showing(target), from: start) { .ifTrue(target.path, skip: $0) }
    }
  }

  private mutating func invertedBody(
    of section: Section, _ target: Target, in scope: Scope, from start: HTMLState
  ) -> HTMLState {
    conditional(section, in: scope.deeper(), from: start) { .ifFalse(target.path, skip: $0) }
  }

  private mutating func conditional(
    _ section: Section, in scope: Scope, from start: HTMLState, _ instruction: (Int) -> Instruction
  ) -> HTMLState {
    let position = code.position
    code.add(instruction(0))
    code.label()
    var state = start
    compile(section.children, in: scope, &state)
    code.patch(position, instruction)
    return state
  }

  /// The content of a list follows on itself, so it has to be sound from its own end as well as from its beginning.
  private mutating func loop(
    _ section: Section, over shape: Shape, _ target: Target, in scope: Scope, from start: HTMLState
  ) -> HTMLState {
    let inner = scope.entering(shape, at: target.path)
    let slot = useSlot(of: inner)
    let position = code.position
    let end = conditional(section, in: inner, from: start) { .each(target.path, slot: slot, body: $0) }
    guard let joined = start.joined(with: end), joined != start else { return end }
    code.removeBack(to: position)
    return conditional(section, in: inner, from: joined) { .each(target.path, slot: slot, body: $0) }
  }

  private mutating func useSlot(of scope: Scope) -> Int {
    functions.use(slots: scope.records.count)
    return scope.records.count - 1
  }
}

extension Scope {
  /// Inside a section over a text, HTML or an address, `{{.}}` is that value; over a flag nothing changes.
  fileprivate func showing(_ target: Target) -> Scope {
    var inner = deeper()
    switch target.type {
    case .text: inner.current = .value(target.path, .text)
    case .html: inner.current = .value(target.path, .html)
    case .address: inner.current = .value(target.path, .address)
    default: break
    }
    return inner
  }
}
