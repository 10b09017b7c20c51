// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The code of all templates of a set.
final class Program: Sendable {
  /// A template, or one that includes itself, compiled for the records around it.
  struct Function: Sendable {
    let code: Range<Int>
    /// How many records it has available at most.
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
  /// Where the calls are in the templates.
  let callPlaces: [Place]
  /// Of the language of the words.
  let plurals: PluralRule
  let links: [PlanLink]
  /// Where each of the links leads; nil for those that lead nowhere, and as long as it is not known.
  let linkAddresses: [Address?]

  init(
    code: [Instruction], literals: [UInt8], tails: [Int32], functions: [Function], calls: [Call],
    callPlaces: [Place], plurals: PluralRule, links: [PlanLink], linkAddresses: [Address?]
  ) {
    self.code = code
    self.literals = literals
    self.tails = tails
    self.functions = functions
    self.calls = calls
    self.callPlaces = callPlaces
    self.plurals = plurals
    self.links = links
    self.linkAddresses = linkAddresses
  }

  /// The same with links that lead somewhere.
  func leading(_ address: (PlanLink) -> Address?) -> Program {
    Program(
      code: code, literals: literals, tails: tails, functions: functions, calls: calls, callPlaces: callPlaces,
      plurals: plurals, links: links, linkAddresses: links.map(address))
  }
}
