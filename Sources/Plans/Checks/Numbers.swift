// SPDX-License-Identifier: Apache-2.0

import Diagnostics

func checkNumbersDiffer(_ plan: Plan, _ report: inout Report) {
  var owners: [String: Item] = [:]
  for item in plan.items where item.kind.placement == .page {
    guard let number = item.fields.number else { continue }
    let key = "\(item.kind.name) \(number)"
    guard let other = owners[key] else {
      owners[key] = item
      continue
    }
    report.add(
      .doubledNumber, "`\(other.file.fieldsPath)` has the number \(number) too", at: item.place(of: "number"),
      help: "give one of the two another number",
      notes: [Note("the number \(number) is given here first", at: other.place(of: "number"))])
  }
}
