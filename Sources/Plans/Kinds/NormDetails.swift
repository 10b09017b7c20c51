// SPDX-License-Identifier: Apache-2.0

import Fields

/// An expectation of how states or bodies behave, cited by the identifier that its own instrument gives it.
package struct NormDetails: Details {
  package static let name = "norm"
  package static let folder = "norms"

  package enum Force: String, FieldChoice {
    case voluntary, binding

    package static let wordsPrefix = "force"

    package var meaning: String {
      switch self {
      case .voluntary: "those it addresses may follow it"
      case .binding: "those it addresses have to follow it"
      }
    }
  }

  package private(set) var instrument: String?
  package private(set) var paragraph: String?
  package private(set) var nativeID: String?
  package private(set) var force: Force?

  package init() {}

  package func number(titled title: String) -> String? { nativeID }
  package var family: String? { instrument }

  package static let fields: [Field<NormDetails>] = [
    Field("instrument", \.instrument, .text, fact: true, "The document that states the norm."),
    Field("paragraph", \.paragraph, .text, fact: true, "Where in the instrument it is."),
    Field("native-id", \.nativeID, .text, fact: true, "The identifier by which the instrument itself cites it."),
    Field("force", \.force, .choice(), fact: true, "Whether the norm binds."),
  ]
}
