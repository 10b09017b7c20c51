// SPDX-License-Identifier: Apache-2.0

import Fields
import Sites
import TestSupport
import Testing

@testable import Exchange

/// StratML out of a plan: what is written is valid, and read back it is the same plan.
@Suite struct StratMLOutTests {
  static let plan: KeyValuePairs = [
    "content/site.yml": "as-of: 2026-06-01\nlanguage: en-GB\n",
    "content/plan.md": """
    ---
    kind: plan
    id: plan
    title: A & B <plan>
    start: 2026
    end: 2027-06
    version: "2"
    organizations: [{ name: City, identifier: 12 34 }]
    values: [Care]
    vision: "One line\\nand another"
    data-ids: { vision: 1st }
    partners: [{ ref: ann, role: Chair, role-type: performer }]
    ---

    What 10^6 of x^2 say, in *marks*.

    - one
    - two
    """,
    "content/goals/dry.md":
      "---\ntitle: Keep dry\nnumber: \"1\"\ntags: [water, sea]\ndata-id: same\nstatus: active\n---\n\nText.\n",
    "content/goals/2nd.md": "---\ntitle: Second\nnumber: \"2\"\ndata-id: same\n---\n",
    "content/objectives/dyke.md": """
    ---
    title: Raise the dyke
    goal: dry
    lead: ann
    due: 2027-Q2
    progress: { state: under-way, note: "A: b; c" }
    partners: [ann, { ref: ann, role: R, role-type: performer }, { ref: ann, role: R, role-type: beneficiary }]
    aligns-to: [{ ref: norm, relation: broader, note: As it asks }]
    ---
    """,
    "content/measures/build.md":
      "---\ntitle: Build\npart-of: dyke\nlead: Somebody\ncost: { amount: 5.0, currency: EUR }\n---\n",
    "content/indicators/height.md": """
    ---
    title: Height
    of: dyke
    unit: m
    dimension: Metres
    baseline: { value: 1.0, period: 2025, note: Before }
    aligns-to: [{ ref: dry, relation: narrower, note: Shows it }, { ref: norm }]
    series:
      - { period: 2026-Q1, target: 1.50, actual: 1.250, note: "Late", aim: "All, at once" }
      - { start: 2026-04, end: 2026-06-30, result: "Words\\nin lines" }
    ---
    """,
    "content/indicators/rain.md": "---\ntitle: Rain\nof: dry\nunit: mm\n---\n\nOf a year.\n",
    "content/milestones/half.md": "---\ntitle: Half way\nof: dyke\ndue: 2026-12\ncompleted: 2026-05-20\n---\n",
    "content/milestones/all.md": "---\ntitle: All of it\nof: plan\ndue: 2028\n---\n",
    "content/partners/ann.md":
      "---\ntitle: Ann\ntype: person\nurl: https://ann.example.org/\n---\n\nA text about her.\n",
    "content/norms/norm.md": "---\ntitle: Norm A\ninstrument: I\n---\n",
    "content/standards/5-2.md": "---\ntitle: Standard\nframework: F ¶ 2\ncontrol: \"5.2\"\n---\n",
    "content/terms/dyke-term.md":
      "---\ntitle: Dyke\nabbreviation: D\nalso: [wall, levee]\n---\n\nA wall, ¶ 3 of it.\n\n- of earth\n- of stone\n",
    "content/contacts/desk.md":
      "---\ntitle: Desk\nabout: [plan, dry]\nemail: desk@example.org\n---\n",
    "content/documents/drawing.md": "---\ntitle: Drawing\nurl: https://example.org/d.pdf\n---\n",
    "content/updates/first.md":
      "---\ntitle: First report\nperiod: 2026-Q1\nitems: [{ ref: dyke, progress: under-way, decision: drawing }]\n---\n",
    "content/guide/index.md": "---\ntitle: The guide\n---\n",
    "content/guide/how.md":
      "---\ntitle: How to read\n---\n\nTwo [paragraphs](https://example.org/).\n\nThe other.\n",
    // Named by nobody.
    "content/partners/bob.md": "---\ntitle: Bob\n---\n",
  ]

  @Test(arguments: [StratMLPart.one, .two]) func aPlanOfEverythingIsValid(part: StratMLPart) throws {
    let bytes = try exported(TemporaryFolder(Self.plan), part)
    #expect(try shapeProblems(of: bytes, part) == [])
  }

  @Test func identifiersAreNamesAndStay() throws {
    let folder = try TemporaryFolder(Self.plan)
    let first = try identifiers(in: try exported(folder, .two))
    // Of two elements with one identifier, the one whose own comes first by bytes has it, whatever their order.
    #expect(first["Keep dry"] == "dry" && first["Second"] == "same")
    #expect(first["Vision"] == "_1st" && first["City"] == "_12_34")
    try folder.write("content/goals/before.md", "---\ntitle: Before\nnumber: \"0\"\nweight: 1\n---\n")
    try folder.write(
      "content/goals/dry.md", (folder.text("content/goals/dry.md") ?? "").replacing("\"1\"", with: "\"9\""))
    let second = try identifiers(in: try exported(folder, .two))
    for (name, identifier) in first { #expect(second[name] == identifier, "\(name)") }
  }

  @Test func whatHasNoElementIsALine() throws {
    let text = String(decoding: try exported(TemporaryFolder(Self.plan), .two), as: UTF8.self)
    for line in [
      "^* language: en-GB", "^* version: 2", "^* start: 2026", "^* end: 2027-06",
      "^* organizations.1.identifier: 12 34",
      "^* data-ids.vision: 1st", "^* tags: water; sea", "^* data-id: same", "^* status: active", "^* due: 2027-Q2",
      "^* progress.state: under-way^* progress.note: A: b; c",
      "^* aligns-to.1.ref: norm^* aligns-to.1.relation: broader", "^* lead: Ann",
      "^* kind: measure^* part-of: dyke^* lead: Somebody", "^* cost.amount: 5.0^* cost.currency: EUR",
      "^* title: Height", "^* aligns-to.2.ref: norm", "^* baseline.period: 2025^* baseline.note: Before",
      "^* series.1.period: 2026-Q1^* series.2.start: 2026-04", "^* kind: milestone", "^* holds: dry", "^* holds: plan",
    ] { #expect(text.replacing("Facts that have no element:", with: "").contains(line), "\(line)") }
    #expect(text.contains("<OtherInformation>Facts that have no element:^* language"))
    #expect(text.contains("What 10^6 of xˆ2 say, in marks.^^* one^* two"))
    #expect(text.contains("<StartDate>2026-01-01</StartDate>\n    <EndDate>2027-06-30</EndDate>"))
    #expect(text.contains("<RoleType>Performer</RoleType>\n            <RoleType>Beneficiary</RoleType>"), "\(text)")
  }

  @Test func theMappingSaysWhatWentWhere() throws {
    let folder = try TemporaryFolder(Self.plan)
    let site = try laidOut(folder)
    let file = try #require(ExportFormat.stratMLMapping.files(of: site).first)
    let rows = String(decoding: try file.bytes(), as: UTF8.self).split(separator: "\r\n")
    #expect(rows[0] == "part,kind,field,values,place")
    for row in [
      "2,goal,title,2,Name", "2,objective,lead,1,Stakeholder Role", "1,indicator,unit,2,line of OtherInformation",
      "2,indicator,series,1,MeasurementInstance", "2,norm,instrument,1,line of OtherInformation",
      "2,partner,url,1,line of OtherInformation", "2,page,text: where links lead,1,nowhere",
      "1,page,text,1,line of OtherInformation",
    ] { #expect(rows.contains(Substring(row)), "\(row) is not in \(rows)") }
  }

  /// What was noted while documents were written, and what is asked for without them.
  @Test func theMappingIsTheSameAfterTheDocuments() throws {
    let folder = try TemporaryFolder(Self.plan)
    defer { withExtendedLifetime(folder) {} }
    let published = try laidOut(folder).publishedPlan
    let alone = try published.stratMLMappingFile(StratMLMappings())
    let noted = StratMLMappings()
    for part in [StratMLPart.two, .one] { try published.writeStratML(part, noting: noted) { _ in } }
    #expect(try published.stratMLMappingFile(noted) == alone)
  }

  /// A document of more than one piece: texts, and what they are flattened to once, are those of a document by itself.
  @Test func aLargeDocumentComesInPieces() throws {
    let folder = try TemporaryFolder(Self.plan)
    for number in 1...40 {
      let words = String(repeating: "Walls & \\<gates> \(number). ", count: 120)
      try folder.write("content/long/page-\(number).md", "---\ntitle: Page \(number)\n---\n\n\(words)\n")
    }
    let published = try laidOut(folder).publishedPlan
    var pieces: [[UInt8]] = []
    for part in [StratMLPart.two, .one] {
      pieces = []
      try published.writeStratML(part, noting: StratMLMappings()) { pieces.append($0) }
      #expect(pieces.count > 1)
      #expect(pieces.allSatisfy { $0.count < 256 << 10 })
      #expect(Array(pieces.joined()) == (try exported(folder, part)))
    }
    let text = String(decoding: pieces.joined(), as: UTF8.self)
    #expect(text.matches(of: /\^\* pages\.[0-9]+\.text: Walls &amp; &lt;gates&gt; [0-9]+\./).count == 40)
  }

  /// A plan that says all that there is to say comes back with it, but for what the mapping says is nowhere.
  @Test func aPlanComesBack() throws {
    let folder = try TemporaryFolder(Self.plan)
    let content = importStratML(try exported(folder, .two), path: "plan.xml", untitled: "plan")
    #expect(content.report.diagnostics.filter { $0.rule.name != "import-kept" }.map(\.message) == [])
    #expect(content["site.yml"] == "language: en-GB\ntypographic-punctuation: false\n")
    for (path, lines) in [
      ("plan.md", ["version: 2", "start: 2026", "end: 2027-06", "    identifier: 12 34", "  vision: 1st"]),
      ("goals/keep-dry.md", ["tags: [water, sea]", "data-id: same", "status: active"]),
      (
        "objectives/raise-the-dyke.md",
        [
          "due: 2027-Q2", "  state: under-way", "  note: \"A: b; c\"", "lead: ann", "  - ref: norm",
          "    relation: broader",
        ]
      ),
      ("measures/build.md", ["part-of: raise-the-dyke", "lead: Somebody", "  amount: 5.0"]),
      (
        "indicators/height.md",
        [
          "dimension: Metres", "  - period: 2026-Q1", "    target: 1.50", "    actual: 1.250", "    note: Late",
          "  - start: 2026-04", "    end: 2026-06-30", "  period: 2025", "  note: Before", "    relation: narrower",
        ]
      ), ("indicators/rain.md", ["of: keep-dry", "Of a year."]),
      ("milestones/half-way.md", ["of: raise-the-dyke", "due: 2026-12", "completed: 2026-05-20"]),
      ("milestones/all-of-it.md", ["of: a-b-plan", "due: 2028"]),
      ("partners/ann.md", ["type: person", "url: https://ann.example.org/", "A text about her."]),
      ("norms/norm.md", ["title: Norm A", "instrument: I"]),
      ("standards/5-2.md", ["framework: F ¶ 2", "control: 5.2"]),
      (
        "terms/dyke-term.md",
        ["title: Dyke", "abbreviation: D", "also: [wall, levee]", "A wall, ¶ 3 of it.", "- of earth", "- of stone"]
      ), ("contacts/desk.md", ["about: [a-b-plan, keep-dry]", "email: desk@example.org"]),
      ("documents/drawing.md", ["url: https://example.org/d.pdf"]),
      (
        "updates/first.md",
        ["period: 2026-Q1", "  - ref: raise-the-dyke", "    progress: under-way", "    decision: drawing"]
      ), ("guide/index.md", ["title: The guide"]),
      ("guide/how.md", ["title: How to read", "Two paragraphs.", "The other."]),
    ] {
      for line in lines {
        #expect(content[path].split(separator: "\n").contains(Substring(line)), "\(path): \(line)\n\(content[path])")
      }
    }
    #expect(
      content.counts.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
        == "1 plan, 2 goal, 1 objective, 1 measure, 2 milestone, 2 indicator, 1 update, 1 norm, 1 standard, 2 partner, "
        + "1 contact, 1 document, 1 term, 2 page")
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  /// Out, in, out and in again: nothing more is lost, whatever the kind of the item.
  @Test(arguments: [StratMLPart.one, .two]) func theSecondTimeNothingChanges(part: StratMLPart) throws {
    let first = importStratML(try exported(TemporaryFolder(Self.plan), part), path: "plan.xml", untitled: "plan")
    let folder = try TemporaryFolder()
    _ = try write([(content: first, folder: folder.path)])
    let second = importStratML(try exported(folder, part), path: "plan.xml", untitled: "plan")
    #expect(second.files.map(\.path) == first.files.map(\.path))
    for file in first.files { #expect(second.files.first { $0.path == file.path }?.text == file.text, "\(file.path)") }
  }

  /// What a stakeholder's element says of it there is not what its own page says.
  @Test func aNoteOnAPartnerStaysANote() throws {
    let folder = try TemporaryFolder([
      "content/plan.md": "---\nkind: plan\ntitle: P\n---\n",
      "content/goals/g.md": "---\ntitle: G\npartners: [{ ref: city, note: Builds it }]\n---\n",
      "content/partners/city.md": "---\ntitle: City\ndescription: Our city.\n---\n",
    ])
    let content = importStratML(try exported(folder, .two), path: "p.xml", untitled: "p")
    #expect(content["goals/g.md"].contains("note: Builds it"))
    #expect(content["partners/city.md"].contains("description: Our city."))
  }

  /// The file of a document is not in the XML: what is said of it is a page then, and the plan builds.
  @Test func aDocumentWithoutItsFileIsAPage() throws {
    let folder = try TemporaryFolder([
      "content/plan.md": "---\nkind: plan\ntitle: P\n---\n", "content/documents/a.pdf": "%PDF-1.4\n",
      "content/documents/a.md": "---\ntitle: Drawing\nfile: a.pdf\ndescription: Of a wall.\n---\n",
    ])
    let content = importStratML(try exported(folder, .two), path: "p.xml", untitled: "p")
    #expect(content["pages/a.md"].contains("description: Of a wall."))
    #expect(content["pages/a.md"].contains("  file: a.pdf"))
    #expect(
      content.report.diagnostics.map(\.message) == ["`file` has no place in a plan; it is kept in `extra` of `a`"])
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  /// Lines of others may say anything: no file leaves the folder or replaces another.
  @Test(arguments: ["../x.md", "/etc/x.md", "plan.md", "a/../../x.md", ".x/y.md", "x.txt", "goals/keep-dry.md"])
  func linesLeadNowhereElse(file: String) throws {
    let xml = """
      <PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Strategic_Plan"><Name>P</Name>\
      <OtherInformation>Facts that have no element:^* pages.1.id: x^* pages.1.file: \(file)^* pages.1.title: T</OtherInformation>\
      <StrategicPlanCore><Goal><Name>Keep dry</Name><Description/></Goal></StrategicPlanCore></PerformancePlanOrReport>
      """
    let content = importStratML(Array(xml.utf8), path: "p.xml", untitled: "p")
    #expect(content["pages/t.md"].contains("title: T"))
    #expect(Set(content.files.map(\.path)).count == content.files.count)
  }

  /// Lines that somebody has changed by hand: what no field can hold is kept, and the plan builds.
  @Test func linesThatNobodyCanReadAreKept() throws {
    let xml = """
      <PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Strategic_Plan"><Name>P</Name>\
      <OtherInformation>Facts that have no element:^* norms.1.title: N^* norms.1.force: maybe^* contacts.1.title: C\
      ^* contacts.1.email: none^* documents.1.title: D</OtherInformation><StrategicPlanCore><Goal><Name>G</Name><Description/>\
      <OtherInformation>Facts that have no element:^* id: ../x^* draft: true^* progress.state: nearly^* due: soon^* cost.amount: lots\
      ^* status: active</OtherInformation></Goal></StrategicPlanCore></PerformancePlanOrReport>
      """
    let content = importStratML(Array(xml.utf8), path: "p.xml", untitled: "p")
    #expect(
      content["goals/g.md"]
        == "---\nid: g\ntitle: G\nstatus: active\nextra:\n  id: ../x\n  draft: true\n  progress.state: nearly\n  due: soon\n  cost.amount: lots\n---\n",
      "\(content["goals/g.md"])")
    #expect(content["norms/n.md"].contains("extra:\n  force: maybe\n"))
    #expect(content["contacts/c.md"].contains("extra:\n  email: none\n"))
    #expect(content["pages/d.md"].contains("title: D\n"))
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  @Test func aPlanWithoutAGoalIsValid() throws {
    let folder = try TemporaryFolder(["content/plan.md": "---\nkind: plan\ntitle: P\n---\n"])
    for part in [StratMLPart.one, .two] {
      let bytes = try exported(folder, part)
      #expect(try shapeProblems(of: bytes, part) == [])
    }
    #expect(importStratML(try exported(folder, .two), path: "p.xml", untitled: "p").counts.map(\.kind) == ["plan"])
  }

  @Test(arguments: ["", "a\nb", "a\n\nb", "1\n2", "10^6", "x^y", "* a\n* b", "a & <b>", "Do:\n\n* a\n* b\n\nc"])
  func textsAreThePlainOnes(text: String) {
    let form = stratMLText(String(decoding: stratMLForm(ofText: text), as: UTF8.self)).flat
    #expect(form.replacing("ˆ", with: "^") == text)
  }
}
