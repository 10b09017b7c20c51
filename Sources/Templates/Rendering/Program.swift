import Diagnostics

/// The code of all templates of a set.
final class Program: Sendable {
  /// A template, or one that includes itself, compiled for the records around it.
  struct Function: Sendable {
    let code: Range<Int>
    /// How many records it has at hand at most.
    let slots: Int
  }

  struct Call: Sendable {
    let function: Int
    /// The caller's slots that become the first slots of the function.
    let slots: [Int]
  }

  let code: [Instruction]
  let literals: [UInt8]
  let tails: [Int32]
  let functions: [Function]
  let calls: [Call]
  /// Where the calls stand in the templates.
  let callPlaces: [Place]

  init(
    code: [Instruction], literals: [UInt8], tails: [Int32], functions: [Function], calls: [Call],
    callPlaces: [Place]
  ) {
    self.code = code
    self.literals = literals
    self.tails = tails
    self.functions = functions
    self.calls = calls
    self.callPlaces = callPlaces
  }
}
