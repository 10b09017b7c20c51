// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The functions of a program: the roots, and templates that include themselves, once for each way they are called.
struct FunctionTable {
  /// What a function is compiled for. Equal keys mean equal code.
  struct Key: Hashable {
    let template: String
    let shapes: [ObjectIdentifier]
    let current: Scope.Current
    let blocks: Int
    let added: [UInt8]
    let state: HTMLState
  }

  struct Entry {
    var instructions: [Instruction] = []
    var slots: Int
    /// The place in the page after it, once it is known.
    var end: HTMLState?
  }

  /// That one function calls another, and how far down the data.
  struct Edge {
    let caller: Int
    let callee: Int
    let origin: Scope.Origin
    let place: Place
  }

  private(set) var entries: [Entry] = []
  private(set) var edges: [Edge] = []
  private(set) var calls: [Program.Call] = []
  private(set) var callPlaces: [Place] = []
  private var numbers: [Key: Int] = [:]
  private var running: [Int] = []

  func number(of key: Key) -> Int? { numbers[key] }

  func end(of number: Int) -> HTMLState? { entries[number].end }

  mutating func begin(_ key: Key) -> Int {
    let number = entries.count
    numbers[key] = number
    entries.append(Entry(slots: key.shapes.count))
    running.append(number)
    return number
  }

  mutating func end(_ number: Int, instructions: [Instruction], state: HTMLState) {
    running.removeLast()
    entries[number].instructions = instructions
    entries[number].end = state
  }

  /// The current function has this many records available.
  mutating func use(slots: Int) {
    guard let number = running.last else { return }
    entries[number].slots = max(entries[number].slots, slots)
  }

  /// Notes a call by the current function and gives its number.
  mutating func call(_ callee: Int, slots: [Int], origin: Scope.Origin, at place: Place) -> Int {
    if let caller = running.last {
      edges.append(Edge(caller: caller, callee: callee, origin: origin, place: place))
    }
    calls.append(Program.Call(function: callee, slots: slots))
    callPlaces.append(place)
    return calls.count - 1
  }
}
