// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A home page has a text: the plan's, or that of `content/index.md`. What is held back will be there one day, and what
/// could not be read is reported as that.
package func checkHome(_ content: Content, _ report: inout Report) {
  let isThere = content.items.contains { $0.kind.placement == .home || $0.file.path == "content/index.md" }
  if isThere || !content.broken.isEmpty || (content.items.isEmpty && content.files.isEmpty) { return }
  report.add(
    .noHome, "there is neither a plan nor a `content/index.md`, so that the home page has no text of its own",
    at: Place("content"),
    help: "write `kind: plan` among the fields of the text that is the plan, or write an `index.md`")
}
