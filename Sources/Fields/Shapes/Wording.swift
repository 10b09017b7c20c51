// SPDX-License-Identifier: Apache-2.0

/// Such as `a goal`, `a goal or an objective`.
package func withArticles(_ nouns: [String]) -> String { nouns.map(withArticle).joined(separator: " or ") }

/// Literals as messages list them.
package func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
