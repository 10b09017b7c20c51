// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// `planpress check --report`.
@Suite struct ReviewTests {
  private func site() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "title: Dry & warm\nas-of: 2026-06-01\n",
      "content/index.md": "---\ntitle: Home\n---\n\n"
        + String(repeating: "The board meets in a cold hall. It asks who has the key. ", count: 10) + "\n",
      "content/goals/g.md": "---\ntitle: Goal\n---\n\nFour words are here.\n",
      "content/measures/m.md": "---\ntitle: Map\npart-of: g\nlead: Port\nprogress: done\n---\n",
      "content/indicators/i.md":
        "---\ntitle: Count\nof: g\nunit: maps\nseries: [{period: 2026-Q1, actual: 3}]\nverified-by: The port\n---\n",
      "content/deutsch.md": "---\ntitle: Deutsch\nlanguage: de\n---\n\n"
        + String(repeating: "Der Rat trifft sich im Saal. ", count: 20) + "\n",
      "content/polski.md": "---\ntitle: Polski\nlanguage: pl\n---\n\n"
        + String(repeating: "Rada spotyka się w zimnej sali. ", count: 20) + "\n",
      "content/later.md": "---\ntitle: Later\ndraft: true\n---\n",
    ])
  }

  @Test func printsTheReviewAfterTheProblems() throws {
    let run = try planpress("check", "--report", "-", in: try site())
    #expect(run.status == 0)
    for line in [
      "Dry & warm: review of 2026-06-01", "Kind: Goals · Items: 1 · Words: 4",
      "content/later.md: it is a draft",
      "1 of 2 parts of the plan say how far they are",
      "1 of 1 measured indicators say how they are verified",
      "0 of 1 measures that are done name what shows it",
      "State: parts: done · How many: 1", "State: indicators: not enough measurements · How many: 1",
      "Language: en · Words: 134 · Reading ease: 100",
      "Language: pl · Words: 120 · Reading ease: no formula for this language",
    ] {
      #expect(run.output.contains(line + "\n"), "\(line)\n\(run.output)")
    }
    let weights = run.output.matches(of: /Weight: (error|warning|note)/).map { String($0.output.1) }
    #expect(weights.contains("warning"))
    #expect(run.output.contains("[done-without-evidence] · Where, for example: content/measures/m.md:5: "))
  }

  @Test func writesAPageInPlaceOfAnOlderOne() throws {
    let site = try site()
    try site.write("review.html", "old")
    let run = try planpress("check", "--report", "review.html", in: site)
    #expect(run.status == 0)
    #expect(run.error.contains("the review is in review.html\n"))
    let page = try #require(site.text("review.html"))
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    #expect(page.contains("<h1>Dry &amp; warm</h1>"))
    #expect(page.contains("<tr><td>Goals</td><td>1</td><td>4</td></tr>"))
    #expect(!page.contains("<script"))
  }

  @Test func isWrittenWhereThereAreErrorsToo() throws {
    let site = try site()
    try site.write("content/goals/h.md", "---\ntitle: H\npart-of: nowhere\n---\n")
    let run = try planpress("check", "--report", "review.txt", in: site)
    #expect(run.status == 1)
    #expect(try #require(site.text("review.txt")).contains("Weight: error · How many: 1 · What is asked: "))
  }

  @Test(arguments: [
    ("content/review.html", "The report may not be in the source's folder `content`."),
    ("reviews/", "--report is the name of a file"),
    ("", "--report is the name of a file"),
  ]) func refusesPlacesThatAreNotForIt(file: String, message: String) throws {
    let run = try planpress("check", "--report", file, in: try site())
    #expect(run.status == 64)
    #expect(run.error.lowercased().contains(message.lowercased()), "\(run.error)")
  }

  @Test func saysThatItCannotBeWritten() throws {
    let run = try planpress("check", "--report", "nowhere/review.html", in: try site())
    #expect(run.status == 70)
    #expect(run.error.contains("error: `nowhere/review.html` cannot be written: "))
  }
}
