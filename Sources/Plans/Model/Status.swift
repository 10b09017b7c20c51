// SPDX-License-Identifier: Apache-2.0

import Fields

/// Whether an item is in force.
package enum Status: String, FieldChoice {
  case draft, active, superseded, withdrawn

  package static let wordsPrefix = "status"

  package var meaning: String {
    switch self {
    case .draft: "not agreed yet"
    case .active: "in force"
    case .superseded: "replaced by a later one"
    case .withdrawn: "given up, and not replaced"
    }
  }
}
