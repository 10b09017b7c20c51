// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

/// Runs a program for one record. The code names slots and fields by number; nothing is looked up.
///
/// Records that all pages show are shared by all workers, so nothing here counts references to them: what is kept is
/// where their values are, and the page's record keeps all others for as long as it is rendered
/// (docs/decisions/0014-where-the-time-goes.md).
struct Renderer {
  private typealias Values = UnsafeBufferPointer<Value>

  private let program: Program
  private let root: String
  private let page: String
  private let mostBytes: Int
  /// The available records, of all functions that are running, one after the other.
  private var slots: [Values]
  /// Where the slots of the running function begin.
  private var base = 0
  private var depth = 0

  init(program: Program, root: String, page: String, mostBytes: Int) {
    self.program = program
    (self.root, self.page, self.mostBytes) = (root, page, mostBytes)
    slots = []
  }

  mutating func run(_ function: Int, record: Record, into writer: inout HTMLWriter) throws(Problem) {
    let function = program.functions[function]
    slots = [Values](repeating: record.values, count: max(1, function.slots))
    defer { withExtendedLifetime(record) {} }
    try run(function.code, into: &writer)
  }

  private mutating func run(_ range: Range<Int>, into writer: inout HTMLWriter) throws(Problem) {
    var next = range.lowerBound
    while next < range.upperBound {
      let instruction = program.code[next]
      next += 1
      switch instruction {
      case .literal(let start, let count):
        program.literals.withUnsafeBufferPointer { literals in
          writer.trusted(UnsafeBufferPointer(rebasing: literals[start..<start + count]))
        }
      case .ifTrue(let path, let skip): if !isTrue(path) { next += skip }
      case .ifFalse(let path, let skip): if isTrue(path) { next += skip }
      case .ifPlural(let path, let categories, let skip): if !categories.contains(category(path)) { next += skip }
      case .enter(let path, let slot, let skip):
        if let values = record(path) { slots[base + slot] = values } else { next += skip }
      case .each(let path, let slot, let body):
        for values in records(path) {
          slots[base + slot] = values
          try run(next..<next + body, into: &writer)
          if writer.count > mostBytes { throw tooLarge() }
        }
        next += body
      case .call(let call): try runCall(call, into: &writer)
      default: try write(instruction, into: &writer)
      }
    }
  }

  /// Sections within sections of one list print it again and again: sixteen deep, a list of three is printed 43 million times.
  private func tooLarge() -> Problem {
    .content(
      Diagnostic(
        .tooLarge, "the page `\(page)` takes over \(mostBytes >> 20) MB, which is the limit",
        help: "look for sections of its template within sections of the same list"))
  }

  private mutating func runCall(_ number: Int, into writer: inout HTMLWriter) throws(Problem) {
    guard depth < Limits.recursion else {
      throw .content(
        Diagnostic(
          .recursionLimit, "the data goes deeper than \(Limits.recursion) levels here", at: program.callPlaces[number],
          help: "put fewer levels of items within each other"))
    }
    let call = program.calls[number]
    let function = program.functions[call.function]
    let callerBase = base
    let calleeBase = slots.count
    for slot in call.slots { slots.append(slots[callerBase + slot]) }
    if let filler = slots.first {
      while slots.count < calleeBase + function.slots { slots.append(filler) }
    }
    base = calleeBase
    depth += 1
    try run(function.code, into: &writer)
    depth -= 1
    base = callerBase
    slots.removeLast(slots.count - calleeBase)
  }

  private func write(_ instruction: Instruction, into writer: inout HTMLWriter) throws(Problem) {
    switch instruction {
    case .text(let path): withValue(path) { if case .text(let text) = $0 { writer.text(text) } }
    case .singleQuotedText(let path): withValue(path) { if case .text(let text) = $0 { writer.singleQuotedText(text) } }
    case .html(let path):
      try withValue(path) { value throws(Problem) in
        switch value {
        case .html(let html): writer.trusted(html)
        case .writes(_, _, let write): try write(&writer, root)
        default: break
        }
      }
    case .address(let path):
      withValue(path) { if case .address(let address) = $0 { writer.address(address, root: root) } }
    case .planLink(let number): if let address = program.linkAddresses[number] { writer.address(address, root: root) }
    case .addressText(let path, let isBreakable):
      withValue(path) { value in
        if case .address(let address) = value { writer.addressText(address, root: root, isBreakable: isBreakable) }
      }
    default: break
    }
  }

  /// The form that a number takes; what is no whole number takes the last one.
  private func category(_ path: Path) -> PluralCategory {
    withValue(path) { value in
      if case .text(let text) = value, let number = Int(text) { program.plurals.category(of: number) } else { .other }
    } ?? .other
  }

  private func isTrue(_ path: Path) -> Bool { withValue(path) { $0.isTrue } ?? false }

  private func record(_ path: Path) -> Values? {
    withValue(path) { $0.record } ?? nil
  }

  private func records(_ path: Path) -> [Values] {
    withValue(path) { value in
      if case .list(let records) = value { return records.map(\.values) }
      return []
    } ?? []
  }

  /// Hands a value over where it is; nil where there is none.
  private func withValue<Result, Failure>(
    _ path: Path, _ body: (borrowing Value) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    var values = slots[base + Int(path.slot)]
    var field = Int(path.field)
    for index in Int(path.tail)..<Int(path.tail + path.tailCount) {
      guard field < values.count, let inner = values[field].record else { return nil }
      values = inner
      field = Int(program.tails[index])
    }
    // A record with fewer values than its shape has fields is a fault of the view; the rest counts as absent.
    return field < values.count ? try body(values[field]) : nil
  }
}

extension Value {
  /// Whether a section over this value is printed (Mustache, sections, with the types of `ValueType`).
  fileprivate var isTrue: Bool {
    switch self {
    case .none: false
    case .text(let text): !text.isEmpty
    case .html(let html): !html.isEmpty
    case .writes, .record: true
    case .address(.external(let address)): !address.isEmpty
    case .address(.site): true
    case .flag(let flag): flag
    case .list(let records): !records.isEmpty
    }
  }

  /// Where the values of a record are.
  fileprivate var record: UnsafeBufferPointer<Value>? {
    if case .record(let record) = self { return record.values }
    return nil
  }
}
