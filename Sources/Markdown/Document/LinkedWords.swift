// SPDX-License-Identifier: Apache-2.0

/// The words on both sides of a link, which may state a date or a figure of what it leads to. Whether they do is asked of the
/// plan, which knows what that is.
package struct LinkedWords: Sendable, Equatable {
  /// The link, by its place among those of the document.
  package let link: Int
  /// Plain text, on one line.
  package let before: String
  package let after: String

  package init(link: Int, before: String, after: String) {
    (self.link, self.before, self.after) = (link, before, after)
  }
}
