// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import Files
import Foundation
import Publishing
import Sites
import TestSupport
import Testing

/// `plan.json` out and in again gives the same plan.
@Suite struct ImportPlanJSONTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func build(_ source: String, _ output: String, baseURL: String?) throws {
    let today = try #require(CalendarDate("2026-11-23"))
    var request = BuildRequest(source: source, output: output, today: today, workers: 2)
    (request.asOf, request.baseURL) = (today, baseURL)
    let result = try buildSite(request, announce: { _ in })
    #expect(result.settled.count(of: .error) == 0, "\(result.report.diagnostics.map(\.message))")
  }

  private func imported(_ folder: TemporaryFolder, _ site: String) throws -> ImportedContent {
    let bytes = try #require(folder.bytes("\(site)/data/plan.json"))
    return importPlanJSON(bytes, path: "plan.json") { folder.bytes("\(site)/\($0)") }
  }

  private func roundTrip(_ source: String, _ folder: TemporaryFolder, baseURL: String? = "https://plan.example.org/")
    throws
  {
    try build(source, "\(folder.path)/a", baseURL: baseURL)
    let content = try imported(folder, "a")
    #expect(content.report.diagnostics.map(\.message) == [])
    _ = try write([(content, "\(folder.path)/again")])
    try build("\(folder.path)/again", "\(folder.path)/b", baseURL: nil)
    #expect(folder.text("a/data/plan.json") == folder.text("b/data/plan.json"))
  }

  @Test(arguments: ["", "examples/harbour-city"]) func thePlanIsTheSame(source: String) throws {
    let folder = try TemporaryFolder()
    try roundTrip("\(Self.root)/\(source)", folder)
  }

  @Test func kindsOfItsOwnPicturesAndNamesOfFilesComeAlong() throws {
    let folder = try TemporaryFolder([
      "own/content/site.yml":
        "language: en\nlicence: CC0\nkinds:\n  strategy: { like: goal, folder: strategies, many: Strategies, fields: { mood: { type: text } } }\ntime-bands:\n  soon: 2026/2027\ntypographic-punctuation: false\n",
      "own/content/plan.md":
        "---\nkind: plan\nid: the-plan\ntitle: \"P: a plan\"\n---\n\nText \"quoted\" -- [one](strategies/One%20two.md).\n",
      "own/content/strategies/One two.md":
        "---\ntitle: One\nnumber: \"1.10\"\nmood: calm\ntime: soon\nextra:\n  A b: c\n---\n\n![A dot](figures/a.svg) and [a file](../list.csv).\n\n```text\n---\n```\n",
      "own/content/strategies/figures/a.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"></svg>",
      "own/content/list.csv": "a,b\n1,2\n",
    ])
    try roundTrip("\(folder.path)/own", folder)
    #expect(folder.text("again/content/strategies/figures/a.svg")?.contains("<svg") == true)
    #expect(folder.text("again/content/list.csv") == "a,b\n1,2\n")
    #expect(folder.text("again/content/strategies/One two.md")?.contains("title: One\nnumber: 1.10\n") == true)
  }

  /// Figures keep the zeros that somebody has typed in front, and what rules weigh is a part of what a plan means.
  @Test func figuresAndRulesAreAsTyped() throws {
    let folder = try TemporaryFolder([
      "own/content/site.yml": "language: en\nrules: { goal-without-objective: off, skipped-heading: warning }\n",
      "own/content/plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n",
      "own/content/goals/g.md": "---\ntitle: G\ncost: { amount: 007.50, currency: EUR }\n---\n",
      "own/content/indicators/i.md":
        "---\ntitle: I\nof: g\nunit: m\nseries: [{ period: 2025, target: 01, actual: -00.50 }, { period: 2026, target: 1.0 }]\n---\n",
    ])
    try roundTrip("\(folder.path)/own", folder)
    let site = try #require(folder.text("again/content/site.yml"))
    #expect(site.contains("rules:\n  goal-without-objective: off\n  skipped-heading: warning\n"), "\(site)")
    #expect(folder.text("again/content/goals/g.md")?.contains("amount: 007.50\n") == true)
    #expect(folder.text("again/content/indicators/i.md")?.contains("actual: -00.50\n") == true)
    #expect(folder.text("a/data/series.csv")?.contains("i,2025-01-01,2025-12-31,01,-00.50,m,") == true)
  }

  /// A file that somebody else has made takes nothing from outside of its site.
  @Test func nothingBesideTheSiteIsRead() {
    var asked: [String] = []
    for texts in ["inside", "elsewhere"] {
      let item =
        #"{"id":"a","kind":"goal","file":"goals/a.md","address":"https://x/../../secret/","fields":{"title":"A"},"text":"#
        + #"{"html":"<img src=\"../../../secret.png\"><img src=\"../a.png\">""#
        + (texts == "inside" ? #","markdown":"![x](../../secret.png) ![y](a.png)""# : "") + "}}"
      let plan = #"{"version":"1.0","texts":"\#(texts)","address":"https://x/","items":[\#(item)]}"#
      _ = importPlanJSON(Array(plan.utf8), path: "p.json") { path in
        asked.append(path)
        return nil
      }
    }
    #expect(asked == ["a.png"])
  }

  @Test func whatIsNoPlanIsRefusedAndNoPathLeadsOut() {
    func refused(_ text: String) -> String? {
      let content = importPlanJSON(Array(text.utf8), path: "p.json") { _ in nil }
      #expect(content.files.isEmpty)
      return content.report.diagnostics.first?.message
    }
    #expect(refused("{\n\n!}") == "this is not JSON: line 3 cannot be read")
    #expect(refused("{}") == "this is not a plan.json of planpress: it has no `items` and `version`")
    #expect(
      refused("{\"version\":\"2.0\",\"items\":[]}") == "this plan.json is of version 2.0, and this program reads 1.0")
    for file in ["../a.md", "/etc/a.md", "a/../../b.md", ".git/a.md", "a//b.md", "", "a\\\\b.md"] {
      let item = "{\"id\":\"a\",\"kind\":\"goal\",\"file\":\"\(file)\",\"fields\":{\"title\":\"A\"}}"
      #expect(
        refused("{\"version\":\"1.0\",\"items\":[\(item)]}")?.hasPrefix("the file of the item `a` cannot be") == true,
        "\(file)")
    }
    let twice = "{\"id\":\"a\",\"kind\":\"goal\",\"file\":\"a.md\",\"fields\":{\"title\":\"A\"}}"
    let plan = "{\"version\":\"1.0\",\"texts\":\"inside\",\"items\":[\(twice),\(twice)]}"
    #expect(refused(plan) == "the file of the item `a` cannot be `a.md`")
  }
}
