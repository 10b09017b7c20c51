// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  /// Compiles a template for a page of its own; gives the number of its function.
  mutating func compileRoot(_ template: ParsedTemplate, shape: Shape) -> Int {
    let scope = Scope(template: template, records: [Scope.Available(shape: shape, origin: .given)])
    let known = report.count
    let number = function(scope, from: .page)
    // After other problems the end says nothing.
    if let end = functions.end(of: number), !end.mayEndPage, report.count == known {
      let bytes = template.source.bytes
      let last = bytes.lastIndex { !Byte.isWhitespace($0) }.map { $0 + 1 } ?? bytes.count
      add(
        .unevenSection, "the template ends \(end.description)", at: template.source.place(last..<last),
        help: "close what is open at the end of the page")
    }
    return number
  }

  /// Compiles a call of a template that includes itself, and the template unless that was done for the same use.
  mutating func call(_ scope: Scope, at place: Place, _ state: inout HTMLState) {
    let (inner, slots) = scope.compacted()
    let number = function(inner, from: state)
    let origin = scope.records.last?.origin ?? .elsewhere
    code.add(.call(functions.call(number, slots: slots, origin: origin, at: place)))
    // While the template is being compiled, it is taken to end where it begins; `function` sees to it.
    if let end = functions.end(of: number) { state = end }
  }

  private mutating func function(_ scope: Scope, from start: HTMLState) -> Int {
    let key = FunctionTable.Key(
      template: scope.template.source.name, shapes: scope.records.map { ObjectIdentifier($0.shape) },
      current: scope.current, blocks: scope.blocks, added: scope.indentation.added, state: start)
    if let number = functions.number(of: key) { return number }
    let number = functions.begin(key)
    let outer = code.beginFunction()
    var state = start
    compile(scope.template.nodes, in: scope, &state)
    if state != start, recursive.contains(key.template), let inclusion = scope.inclusion {
      add(
        .unevenSection,
        "`\(key.template)` includes itself, and begins \(start.description) but ends \(state.description)",
        at: inclusion.place,
        help: "let it contain whole tags only")
      state = start
    }
    functions.end(number, instructions: code.endFunction(returningTo: outer), state: state)
    return number
  }
}

extension Scope {
  /// The scope that a function begins with, and the slots that it gets from here.
  ///
  /// A record hides every other of its shape further out, so those are left out: a template that goes down a tree has
  /// the same few shapes available on every level, and one function for all of them.
  fileprivate func compacted() -> (Scope, slots: [Int]) {
    var needed: Int?
    if case .value(let path, _) = current { needed = Int(path.slot) }
    var seen: Set<ObjectIdentifier> = []
    let slots =
      records.indices.reversed().filter {
        seen.insert(ObjectIdentifier(records[$0].shape)).inserted || $0 == needed
      }.reversed() as [Int]
    var inner = self
    inner.records = slots.enumerated().map { number, slot in
      Available(shape: records[slot].shape, origin: number == slots.count - 1 ? .given : .elsewhere)
    }
    if case .value(let path, let leaf) = current, let slot = slots.firstIndex(of: Int(path.slot)) {
      inner.current = .value(path.inSlot(slot), leaf)
    }
    return (inner, slots)
  }
}

extension HTMLState {
  /// A `<` at the very end is text (HTML Standard, 13.2.5.6).
  fileprivate var mayEndPage: Bool { self == .page || mode == .tagOpen }
}

extension Path {
  fileprivate func inSlot(_ slot: Int) -> Path {
    Path(slot: Int32(slot), field: field, tail: tail, tailCount: tailCount)
  }
}
