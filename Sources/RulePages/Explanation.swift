// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  /// The rule's page in docs/rules/, as it was when the program was built; nil where it has none. `Markdown`, ready to print.
  package var explanation: String? {
    embeddedFiles.first { $0.path.description == "\(name).md" }?.content.description
  }
}

/// The rules that have a page, by their names.
package var explainedRules: [String] {
  embeddedFiles.map { $0.path.description }.filter { $0 != "README.md" && $0.hasSuffix(".md") }
    .map { String($0.dropLast(".md".count)) }
}
