import Diagnostics
import HTML

/// Runs a program for one record. The code names slots and fields by number; nothing is looked up.
///
/// Records that all pages show are shared by all workers, so nothing here counts references to them: the page's record holds
/// all others for as long as it is rendered. Counting took a twentieth of a build's time on two cores.
struct Renderer {
  private let program: Program
  private let root: String
  /// The records at hand, of all functions that are running, one after the other.
  private var slots: [Unmanaged<Record>]
  /// Where the slots of the running function begin.
  private var base = 0
  private var depth = 0

  init(program: Program, root: String) {
    self.program = program
    self.root = root
    slots = []
  }

  mutating func run(_ function: Int, record: Record, into writer: inout HTMLWriter) throws(Problem) {
    let function = program.functions[function]
    slots = [Unmanaged<Record>](repeating: .passUnretained(record), count: max(1, function.slots))
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
          writer.raw(UnsafeBufferPointer(rebasing: literals[start..<start + count]))
        }
      case .ifTrue(let path, let skip): if !isTrue(path) { next += skip }
      case .ifFalse(let path, let skip): if isTrue(path) { next += skip }
      case .enter(let path, let slot, let skip):
        if let record = record(path) { slots[base + slot] = record } else { next += skip }
      case .each(let path, let slot, let body):
        for record in records(path) {
          slots[base + slot] = record
          try run(next..<next + body, into: &writer)
        }
        next += body
      case .call(let call): try runCall(call, into: &writer)
      default: try write(instruction, into: &writer)
      }
    }
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
      // Called outside, since it may fail.
      let write = withValue(path) { value -> Value.Writing? in
        switch value {
        case .html(let html): writer.raw(html)
        case .writes(_, _, let write): return write
        default: break
        }
        return nil
      }
      if let write = write ?? nil { try write(&writer, root) }
    case .address(let path):
      withValue(path) { if case .address(let address) = $0 { writer.address(address, root: root) } }
    case .planLink(let number): if let address = program.linkAddresses[number] { writer.address(address, root: root) }
    case .addressText(let path):
      withValue(path) { if case .address(let address) = $0 { writer.addressText(address, root: root) } }
    default: break
    }
  }

  private func isTrue(_ path: Path) -> Bool { withValue(path) { $0.isTrue } ?? false }

  private func record(_ path: Path) -> Unmanaged<Record>? {
    withValue(path) { value in
      if case .record(let record) = value { return .passUnretained(record) }
      return nil
    } ?? nil
  }

  private func records(_ path: Path) -> [Unmanaged<Record>] {
    withValue(path) { value in
      if case .list(let records) = value { return records.map(Unmanaged.passUnretained) }
      return []
    } ?? []
  }

  /// Hands a value over where it lies; nil where there is none.
  private func withValue<Result>(_ path: Path, _ body: (borrowing Value) -> Result) -> Result? {
    var holder = slots[base + Int(path.slot)]
    var field = Int(path.field)
    for index in Int(path.tail)..<Int(path.tail + path.tailCount) {
      guard let inner = holder.record(field) else { return nil }
      holder = inner
      field = Int(program.tails[index])
    }
    return holder.withValue(field, body)
  }
}

extension Unmanaged<Record> {
  /// A record with fewer values than its shape has fields is a fault of the view; the rest counts as absent.
  fileprivate func withValue<Result>(_ field: Int, _ body: (borrowing Value) -> Result) -> Result? {
    _withUnsafeGuaranteedRef { record in
      record.values.withUnsafeBufferPointer { field < $0.count ? body($0[field]) : nil }
    }
  }

  fileprivate func record(_ field: Int) -> Unmanaged<Record>? {
    withValue(field) { value in
      if case .record(let record) = value { return .passUnretained(record) }
      return nil
    } ?? nil
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
}
