// SPDX-License-Identifier: Apache-2.0

import Testing

/// Who published what, in which edition, as of when, and where it is.
@Suite struct CitationTests {
  private func citation(_ page: String) -> String? {
    page.replacing("<wbr>", with: "")
      .firstMatch(of: /<h2 id="page-cite">[^<]*<\/h2>\s*<p class="citation">([^<]*)<\/p>/).map { String($0.output.1) }
  }

  private let plan = "kind: plan\nversion: \"2\"\norganizations: [City, Water Board]"
  private let goal = file("Clean rivers", "number: \"1\"")

  @Test func namesWhoIssuesThePlanWhereNobodyElsePublishesIt() throws {
    let site = try Published(["plan.md": file("Plan", plan), "norms/g.md": goal])
    #expect(
      citation(try site.text("norms/g/index.html"))
        == "City and Water Board, Plan, version 2, Norm 1: Clean rivers, as of 1\u{A0}January 2026, https://example.org/norms/g/."
    )
  }

  @Test func namesThePublisherAndNoEditionTwice() throws {
    let site = try Published(
      ["plan.md": file("Plan 2", plan), "norms/g.md": goal], configuration: "publisher: The makers\n")
    #expect(
      citation(try site.text("index.html")) == "The makers, Plan 2, as of 1\u{A0}January 2026, https://example.org/.")
  }

  /// A line ends within no word of the address.
  @Test func hasPlacesForTheEndsOfLines() throws {
    let site = try Published(["plan.md": file("Plan", plan), "norms/g.md": goal])
    #expect(try site.text("norms/g/index.html").contains(", https://example.org/<wbr>norms/<wbr>g/.</p>"))
  }

  @Test func takesTheTitleOfTheSiteWhereItSaysMore() throws {
    let site = try Published(["plan.md": file("Sit", "kind: plan")])
    #expect(citation(try site.text("index.html")) == "Site, as of 1\u{A0}January 2026, https://example.org/.")
  }

  @Test(arguments: [
    ("progress: under-way", "figures of 1\u{A0}January 2026"), ("due: 2027", "as of 1\u{A0}January 2026"),
  ])
  func saysOfWhichDayTheFiguresAre(field: String, day: String) throws {
    let site = try Published(["plan.md": file("Plan", plan), "measures/m.md": file("Walls", field)])
    #expect(
      citation(try site.text("index.html"))
        == "City and Water Board, Plan, version 2, \(day), https://example.org/.")
  }
}
