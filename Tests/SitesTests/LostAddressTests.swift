// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// An address that was published goes on leading to a page, or somebody is told.
@Suite struct LostAddressTests {
  private func site() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n", "content/norms/rivers.md": "---\ntitle: Rivers\n---\n",
      "content/norms/lakes.md": "---\ntitle: Lakes\n---\n", "content/notes/method.md": "---\ntitle: Method\n---\n",
    ])
  }

  private func built(_ site: TemporaryFolder) throws -> String {
    printed(try build(site.path, to: site.path + "/out") { $0.usesCache = true }, site.path)
  }

  @Test func ofATextThatWasRenamedTheLineIsGiven() throws {
    let site = try site()
    #expect(try built(site) == "")
    site.remove("content/norms/rivers.md")
    try site.write("content/norms/clean-rivers.md", "---\ntitle: Rivers\n---\n")
    #expect(
      try built(site) == """
        content/norms/clean-rivers.md: warning: the address `norms/rivers/` was published before, and leads nowhere now \
        [lost-address]
          help: if this text has taken its place, write `former-ids: [rivers]` among its fields

        """)
    #expect(try built(site) == "", "it is said once")
  }

  @Test func thatLineKeepsTheAddress() throws {
    let site = try site()
    _ = try built(site)
    site.remove("content/notes/method.md")
    try site.write("content/notes/how.md", "---\ntitle: Method\nformer-ids: [notes/method]\n---\n")
    #expect(try built(site) == "")
  }

  @Test func ofAPageItIsThePath() throws {
    let site = try site()
    _ = try built(site)
    site.remove("content/notes/method.md")
    try site.write("content/notes/how.md", "---\ntitle: Method\n---\n")
    #expect(try built(site).contains("write `former-ids: [notes/method]` among its fields"))
  }

  @Test func ofATextThatIsGoneNobodyKnowsTheHeir() throws {
    let site = try site()
    _ = try built(site)
    site.remove("content/norms/rivers.md")
    let text = try built(site)
    #expect(text.contains("warning: the address `norms/rivers/` was published before"))
    #expect(text.contains("if another text has taken its place, write `former-ids: [rivers]` among that text's fields"))
  }

  @Test func whatIsHeldBackIsNotLost() throws {
    let site = try site()
    _ = try built(site)
    try site.write("content/norms/rivers.md", "---\ntitle: Rivers\ndraft: true\n---\n")
    #expect(try built(site) == "")
  }
}
