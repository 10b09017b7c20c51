import Diagnostics
import HTML

/// Runs a program for one record. The code names slots and fields by number; nothing is looked up.
struct Renderer {
  private let program: Program
  private let root: String
  /// The records at hand, of all functions that are running, one after the other.
  private var slots: [Record]
  /// Where the slots of the running function begin.
  private var base = 0
  private var depth = 0

  init(program: Program, root: String) {
    self.program = program
    self.root = root
    slots = []
  }

  mutating func run(_ function: Int, record: Record, into writer: inout HTMLWriter) throws(Diagnostic) {
    let function = program.functions[function]
    slots = [Record](repeating: record, count: max(1, function.slots))
    try run(function.code, into: &writer)
  }

  private mutating func run(_ range: Range<Int>, into writer: inout HTMLWriter) throws(Diagnostic) {
    var next = range.lowerBound
    while next < range.upperBound {
      let instruction = program.code[next]
      next += 1
      switch instruction {
      case .literal(let start, let count):
        program.literals.withUnsafeBufferPointer { literals in
          writer.raw(UnsafeBufferPointer(rebasing: literals[start..<start + count]))
        }
      case .ifTrue(let path, let skip): if !value(path).isTrue { next += skip }
      case .ifFalse(let path, let skip): if value(path).isTrue { next += skip }
      case .enter(let path, let slot, let skip):
        if case .record(let record) = value(path) { slots[base + slot] = record } else { next += skip }
      case .each(let path, let slot, let body):
        if case .list(let records) = value(path) {
          for record in records {
            slots[base + slot] = record
            try run(next..<next + body, into: &writer)
          }
        }
        next += body
      case .call(let call): try runCall(call, into: &writer)
      default: write(instruction, into: &writer)
      }
    }
  }

  private mutating func runCall(_ number: Int, into writer: inout HTMLWriter) throws(Diagnostic) {
    guard depth < Limits.recursion else {
      throw Diagnostic(
        .recursionLimit, "the data goes deeper than \(Limits.recursion) levels here", at: program.callPlaces[number],
        help: "put fewer levels of items within each other")
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

  private func write(_ instruction: Instruction, into writer: inout HTMLWriter) {
    switch instruction {
    case .text(let path):
      if case .text(let text) = value(path) { writer.text(text) }
    case .singleQuotedText(let path):
      if case .text(let text) = value(path) { writer.singleQuotedText(text) }
    case .html(let path):
      switch value(path) {
      case .html(let html): writer.raw(html)
      case .writes(_, _, let write): write(&writer, root)
      default: break
      }
    case .address(let path):
      if case .address(let address) = value(path) { writer.address(address, root: root) }
    case .addressText(let path):
      if case .address(let address) = value(path) { writer.addressText(address, root: root) }
    default: break
    }
  }

  private func value(_ path: Path) -> Value {
    let value = field(Int(path.field), of: slots[base + Int(path.slot)])
    if path.tailCount == 0 { return value }
    var inner = value
    for index in Int(path.tail)..<Int(path.tail + path.tailCount) {
      guard case .record(let record) = inner else { return .none }
      inner = field(Int(program.tails[index]), of: record)
    }
    return inner
  }

  /// A record with fewer values than its shape has fields is a fault of the view; the rest counts as absent.
  private func field(_ index: Int, of record: Record) -> Value {
    index < record.values.count ? record.values[index] : .none
  }
}

extension Value {
  /// Whether a section over this value is printed (Mustache, sections, with the types of `FieldType`).
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
}
