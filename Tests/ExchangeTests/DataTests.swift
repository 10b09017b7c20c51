// SPDX-License-Identifier: Apache-2.0

import Exchange
import Fields
import Foundation
import Publishing
import Sites
import TestSupport
import Testing

/// The plan as data, as a site publishes it.
@Suite struct DataTests {
  private static let files: KeyValuePairs = [
    "content/site.yml":
      "base-url: https://plan.example.org/p\nlicence: CC BY 4.0\nas-of: 2026-06-01\ntypographic-punctuation: false\n",
    "content/plan.md":
      "---\nkind: plan\nid: plan\ntitle: The \"plan\" & more\ndescription: All of it.\norganizations: [City]\nsubmitter: { email: office@example.org }\n---\n",
    "content/goals/dry.md":
      "---\ntitle: Keep dry\nnumber: \"1\"\ntags: [water]\n---\n\nAs the [dyke](../objectives/dyke.md) <does\\>, & *well*.\n",
    "content/objectives/dyke.md":
      "---\ntitle: Raise the dyke\ngoal: dry\nlead: ann\ndue: 2027-Q2\nupdated: 2026-05-03\npartners: [ann]\n---\n",
    "content/indicators/height.md":
      "---\ntitle: Height\nof: dyke\nunit: m\nbaseline: 1\nseries:\n  - { period: 2026-Q1, target: 1.50, actual: 1.250, aim: \"All, at once\" }\n---\n",
    "content/milestones/half.md":
      "---\ntitle: Half way, or more; at least\nof: dyke\ndue: 2026-12\ncompleted: 2026-05-20\n---\n",
    "content/partners/ann.md": "---\ntitle: Ann\ntype: person\n---\n",
  ]

  private func build(_ folder: TemporaryFolder, _ change: (inout BuildRequest) -> Void = { _ in }) throws {
    let today = try #require(CalendarDate("2026-06-01"))
    var request = BuildRequest(source: folder.path, output: folder.path + "/out", today: today, workers: 2)
    change(&request)
    let result = try buildSite(request, announce: { _ in })
    #expect(result.settled.count(of: .error) == 0, "\(result.report.diagnostics.map(\.message))")
  }

  private func json(_ folder: TemporaryFolder, _ path: String) throws -> [String: Any] {
    let bytes = try #require(folder.bytes("out/\(path)"), "\(path) was not written")
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func theFileOfAnItemSaysWhatItsPageSays() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder)
    let item = try json(folder, "goals/dry/index.json")
    #expect(item["address"] as? String == "https://plan.example.org/p/goals/dry/")
    #expect(item["$schema"] as? String == "../../data/plan.schema.json#/$defs/item")
    let text = try #require(item["text"] as? [String: String])
    #expect(text["plain"] == "As the dyke <does>, & well.")
    #expect(
      text["html"]
        == "<p>As the <a href=\"../../objectives/dyke/index.html\">dyke</a> &lt;does&gt;, &amp; <em>well</em>.</p>\n")
    let page = try #require(folder.text("out/goals/dry/index.html"))
    #expect(page.contains(text["html"] ?? "?"))
    let figures = try #require(folder.text("out/indicators/height/index.json"))
    #expect(
      figures.contains(#""series":[{"period":"2026-Q1","target":1.50,"actual":1.250,"aim":"All, at once"}]"#))
  }

  @Test func everyItemIsInTheFileOfThePlanWithItsText() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder)
    let plan = try json(folder, "data/plan.json")
    let items = try #require(plan["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["id"] as? String } == ["plan", "dry", "dyke", "half", "height", "ann"])
    #expect(plan["licence"] as? String == "CC BY 4.0")
    for item in items {
      guard let address = (item["address"] as? String)?.dropFirst("https://plan.example.org/p/".count) else { continue }
      let own = try json(folder, "\(address)index.json")
      for name in ["id", "kind", "title", "summary", "part-of"] {
        #expect(own[name] as? String == item[name] as? String, "\(name) of \(address)")
      }
      #expect((own["text"] as? [String: String])?["plain"] == (item["text"] as? [String: String])?["plain"])
      let title = (own["title"] as? String ?? "").replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      #expect(folder.text("out/\(address)index.html")?.contains(title) == true)
    }
  }

  @Test func tablesHaveARowForEachThing() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder)
    #expect(
      folder.text("out/data/series.csv") == """
        indicator,start,end,target,actual,unit,note,aim,result\r
        height,2026-01-01,2026-03-31,1.50,1.250,m,,"All, at once",\r

        """)
    #expect(
      folder.text("out/data/milestones.csv") == """
        id,title,part-of,due-from,due,completed,progress,obligation,times-put-off\r
        half,"Half way, or more; at least",dyke,2026-12-01,2026-12-31,2026-05-20,,,0\r

        """)
    #expect(folder.text("out/data/relations.csv")?.contains("dyke,partners,ann,,\r\n") == true)
    let rows = try #require(folder.text("out/data/items.csv")).split(separator: "\r\n")
    #expect(rows.count == 7)
    #expect(rows[0].hasPrefix("id,kind,title,part-of,address,number,description,status,date,"))
    #expect(rows[2].hasPrefix("dry,goal,Keep dry,,https://plan.example.org/p/goals/dry/,1,,,,"))
    let resources = try #require(try json(folder, "data/datapackage.json")["resources"] as? [[String: Any]])
    for resource in resources {
      let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: String]])
      let heading = folder.text("out/data/\(resource["path"] ?? "")")?.split(separator: "\r\n")[0]
      #expect(fields.compactMap { $0["name"] }.joined(separator: ",") == heading.map(String.init))
    }
  }

  @Test func datesAreInCalendars() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder)
    let calendar = try #require(folder.text("out/data/dates.ics"))
    #expect(calendar.contains("DTSTAMP:20260503T000000Z\r\nDTSTART;VALUE=DATE:20270630\r\nSUMMARY:Raise the dyke\r\n"))
    #expect(calendar.contains("SUMMARY:Half way\\, or more\\; at least\r\n"))
    #expect(calendar.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    #expect(folder.text("out/goals/dry/dates.ics")?.contains("NAME:Keep dry · The \"plan\" & more\r\n") == true)
    #expect(folder.text("out/partners/ann/dates.ics")?.contains("SUMMARY:Raise the dyke\r\n") == true)
  }

  @Test func cataloguesFindTheFiles() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder)
    let dataset = try #require((try json(folder, "data.json")["dataset"] as? [[String: Any]])?.first)
    let distributions = try #require(dataset["distribution"] as? [[String: Any]])
    for distribution in distributions {
      let path = try #require((distribution["downloadURL"] as? String)?.dropFirst("https://plan.example.org/p/".count))
      #expect(folder.bytes("out/\(path)") != nil, "\(path)")
    }
    #expect(dataset["modified"] as? String == "2026-05-03")
    try folder.write("content/site.yml", "title: Without an address\n")
    try build(folder)
    #expect(folder.bytes("out/data.json") == nil)
  }

  @Test func anEditedSentenceChangesEachFileThatHasIt() throws {
    let folder = try TemporaryFolder(Self.files)
    try build(folder) { $0.usesCache = true }
    let before = folder.tree("out")
    Thread.sleep(forTimeInterval: 0.12)
    try folder.write(
      "content/goals/dry.md", "---\ntitle: Keep dry\nnumber: \"1\"\ntags: [water]\n---\n\nAnother sentence.\n")
    try build(folder) { $0.usesCache = true }
    let after = folder.tree("out")
    let fresh = try TemporaryFolder(Self.files)
    try fresh.write("content/goals/dry.md", folder.text("content/goals/dry.md") ?? "")
    try build(fresh)
    for (path, bytes) in fresh.tree("out") { #expect(after[path] == bytes, "\(path)") }
    #expect(after["data/plan.json"] != before["data/plan.json"])
    #expect(after["goals/dry/index.json"] != before["goals/dry/index.json"])
    #expect(after["objectives/dyke/index.json"] == before["objectives/dyke/index.json"])
  }

  @Test func aSiteCanLeaveItOut() throws {
    let folder = try TemporaryFolder(Self.files)
    try folder.write("content/site.yml", "data: false\n")
    try build(folder)
    let paths = folder.tree("out").keys
    #expect(
      !paths.contains {
        $0.hasPrefix("data") || $0.hasSuffix(".json") && !$0.hasPrefix("assets") && $0.contains("index")
      })
    #expect(folder.text("out/index.html")?.contains("data/") == false)
  }
}
