// SPDX-License-Identifier: Apache-2.0

/// The code under construction: that of the current function, and what all functions share.
struct CodeBuilder {
  private(set) var instructions: [Instruction] = []
  private(set) var literals: [UInt8] = []
  /// A jump leads here, so a literal after it must not be joined with one before.
  private var lastLabel = 0

  /// Where the next instruction will be.
  var position: Int { instructions.count }

  mutating func add(_ instruction: Instruction) {
    instructions.append(instruction)
  }

  mutating func addLiteral(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    if case .literal(let start, let count)? = instructions.last, lastLabel < position, start + count == literals.count {
      instructions[position - 1] = .literal(start: start, count: count + bytes.count)
    } else {
      instructions.append(.literal(start: literals.count, count: bytes.count))
    }
    literals.append(contentsOf: bytes)
  }

  /// Puts in an instruction whose jump comes to the present position.
  mutating func patch(_ position: Int, _ instruction: (_ distance: Int) -> Instruction) {
    instructions[position] = instruction(instructions.count - position - 1)
    lastLabel = instructions.count
  }

  mutating func label() {
    lastLabel = instructions.count
  }

  mutating func removeBack(to position: Int) {
    instructions.removeSubrange(position...)
    lastLabel = position
  }

  /// Starts the code of another function; `endFunction` gives it and goes back to this one.
  mutating func beginFunction() -> [Instruction] {
    defer { instructions = [] }
    lastLabel = 0
    return instructions
  }

  mutating func endFunction(returningTo outer: [Instruction]) -> [Instruction] {
    defer { instructions = outer }
    lastLabel = outer.count
    return instructions
  }
}
