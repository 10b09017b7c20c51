// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  /// Reports templates that include themselves without end.
  ///
  /// Data ends, so a circle of calls does too if each round goes down at least one level from the record that the
  /// circle began with. Around each circle there must be such a step, and none to a record from elsewhere.
  mutating func checkEndless() {
    let edges = functions.edges
    let all = findCircles(functions.entries.count, edges.map { ($0.caller, $0.callee) })
    for edge in edges where all[edge.caller] == all[edge.callee] {
      if case .elsewhere = edge.origin {
        add(
          .endless, "this includes itself with a record from further out, and so without end", at: edge.place,
          help: "include it inside a section over a list of the innermost record")
      }
    }
    let level = edges.filter { if case .given = $0.origin { true } else { false } }
    let circles = findCircles(functions.entries.count, level.map { ($0.caller, $0.callee) })
    for edge in level where circles[edge.caller] == circles[edge.callee] {
      add(
        .endless, "this includes itself without end", at: edge.place,
        help: "include it inside a section over a list or a record, so that each round goes one level down")
    }
  }
}
