// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Sites

@Suite struct FeedbackTests {
  private func address(_ feedback: String, of title: String = "A & B") throws -> String {
    let site = try Published(
      ["norms/n-1.md": "---\ntitle: \"\(title)\"\n---\n\nText.\n"], configuration: "feedback: \"\(feedback)\"\n")
    let page = try site.text("norms/n-1/index.html")
    return try #require(all(/<a href="([^"]*)">Comment on this/, in: page).first)
  }

  @Test func aMailHasTheItemInItsSubject() throws {
    #expect(
      try address("office@example.org")
        == "mailto:office@example.org?subject=n-1%3A%20A%20%26%20B&amp;body=https%3A%2F%2Fexample.org%2Fnorms%2Fn-1%2F")
    #expect(try address("mailto:office@example.org") == address("office@example.org"))
    #expect(try address("mailto:office@example.org?subject=On%20{id}") == "mailto:office@example.org?subject=On%20n-1")
  }

  @Test func aFormHasItsPlacesFilledIn() throws {
    let form = "https://example.com/new?t={title}&b={address}#{id}"
    #expect(
      try address(form, of: "{id}=ä")
        == "https://example.com/new?t=%7Bid%7D%3D%C3%A4&amp;b=https%3A%2F%2Fexample.org%2Fnorms%2Fn-1%2F#n-1")
  }

  @Test(arguments: [
    "https://example.org/form", "https://{id}.example.org/", "https://{id}", "javascript:alert({id})", "office",
    "mailto:{id}@example.org?subject={id}", "mailto:office?subject={id}",
  ])
  func whatFillsNothingInOrGoesAstrayIsRefused(text: String) throws {
    #expect(FeedbackAddress(text) == nil)
    let site = try TemporaryFolder([
      "content/site.yml": "feedback: \"\(text)\"\n", "content/a.md": "---\ntitle: A\n---\n",
    ])
    let report = printed(try build(site.path), site.path)
    #expect(report.hasPrefix("content/site.yml:1:12: error: `feedback` has to be a mail address, or the web address"))
    #expect(report.contains("[wrong-type]\n") && report.contains("  help: write `office@example.org`, or"))
  }

  /// What has no page of its own is commented on where it stands, and so are the parts of the whole plan.
  @Test func entriesAndTheWholePlanHaveIt() throws {
    let site = try Published(
      [
        "plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n", "goals/g.md": "---\ntitle: Keep dry\n---\n",
        "terms/dyke.md": "---\ntitle: Dyke\n---\n\nA wall.\n",
        "contacts/desk.md": "---\ntitle: Desk\nemail: a@example.org\n---\n",
      ], configuration: "feedback: office@example.org\nrules: { goal-without-objective: off }\n")
    func links(_ page: String) throws -> [String] {
      all(/<a href="mailto:office@example.org\?subject=([a-z]+)%3A[^>]*>Comment on/, in: try site.text(page))
    }
    #expect(try links("terms/index.html") == ["dyke"])
    #expect(try site.text("terms/index.html").contains(">Comment on Dyke</a>"))
    #expect(try links("contacts/index.html") == ["desk"])
    #expect(try links("goals/index.html") == [])
    #expect(try links("whole-plan/index.html") == ["g", "dyke", "p"])
  }

  @Test func withoutItThereIsNoWayToComment() throws {
    let site = try Published(["norms/n-1.md": file("A")])
    #expect(try !site.text("norms/n-1/index.html").contains("Comment on this"))
  }
}
