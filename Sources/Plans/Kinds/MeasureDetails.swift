// SPDX-License-Identifier: Apache-2.0

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
}
