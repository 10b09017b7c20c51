// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Something that is done to reach an objective: an action.
package struct MeasureDetails: PartDetails {
  package static let name = "measure"
  package static let folder = "measures"
  package static let isTrunk = true
  package static let wholes = ["goal", "objective", "measure"]

  package var part = PartFields()
  package private(set) var evidence: [String] = []

  package init() {}

  package static let fields: [Field<MeasureDetails>] =
    partFields + [
      Field(
        "evidence", \.evidence, .list(.nameOrText()), fact: true,
        "What shows that it was done: the identifier of a document or another item, a web address, or a text.")
    ]

  package func check(_ item: Item, _ report: inout Report) {
    guard part.progress?.state == .done, evidence.isEmpty else { return }
    report.add(
      .doneWithoutEvidence, "this \(item.kind.called) is done, and names nothing that shows it",
      at: item.place(of: "progress"),
      help: "add `evidence:` with the identifier of a document, a web address, or a sentence")
  }
}
