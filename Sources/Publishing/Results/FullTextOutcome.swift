// SPDX-License-Identifier: Apache-2.0

/// What a build did about the full text search.
package enum FullTextOutcome: String, Sendable {
  case indexed
  /// The pages are those of the index that is there.
  case unchanged
  /// It could not be made; the report says why.
  case failed
}
