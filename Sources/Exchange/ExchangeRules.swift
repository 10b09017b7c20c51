// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let importRefused = Rule(
    "import-refused", .error, "what is imported is a file of its format, and one that can be read")
  package static let importRepaired = Rule(
    "import-repaired", .warning, "what is imported follows its format; where it does not, it is read as it is meant")
  package static let importKept = Rule(
    "import-kept", .warning, "what has no place in a plan is kept among the fields of one's own")
}

package let exchangeRules: [Rule] = [.importRefused, .importRepaired, .importKept]
