// SPDX-License-Identifier: Apache-2.0

import Exchange
import TestSupport
import Testing

@Suite struct ImportStratMLTests {
  @Test func aWholeDocumentBecomesAPlan() throws {
    let text = document(
      """
      <Organization><Name>City</Name><Acronym>C</Acronym><Identifier>_org</Identifier><Description/>
      <Stakeholder StakeholderTypeType="Generic_Group"><Name>Residents</Name><Description>All who live here.</Description>
      <Role><Name>Voters</Name><Description/><RoleType>Beneficiary</RoleType></Role></Stakeholder></Organization>
      <Vision><Description>A dry city.</Description><Identifier>_v</Identifier></Vision>
      <Value><Name>Care</Name><Description/></Value>
      <Goal><Name>Keep dry</Name><Description>No flood reaches a home.</Description><Identifier>_g</Identifier>
      <SequenceIndicator>1</SequenceIndicator><Stakeholder StakeholderTypeType="Organization"><Name>residents</Name></Stakeholder>
      <Objective><Name>Raise the dyke</Name><Description>By a metre.</Description><Identifier>_o</Identifier>
      <SequenceIndicator>1.1</SequenceIndicator><OtherInformation>See the * map.</OtherInformation>
      <PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative"><MeasurementDimension>Dyke</MeasurementDimension>
      <UnitOfMeasurement>m</UnitOfMeasurement><Identifier>_i</Identifier>
      <Relationship RelationshipType="Broader_Than"><ReferentIdentifier>_g</ReferentIdentifier><Description>Serves</Description></Relationship>
      <MeasurementInstance><TargetResult><StartDate>2026-01-01</StartDate><EndDate>2026-12-31</EndDate><NumberOfUnits>1.50</NumberOfUnits>
      <Descriptor><DescriptorName>Baseline</DescriptorName><DescriptorValue>0.5</DescriptorValue></Descriptor><Description>All of it</Description></TargetResult>
      <ActualResult><StartDate>2026-01-01</StartDate><EndDate>2026-12-31</EndDate><NumberOfUnits>1.2</NumberOfUnits></ActualResult></MeasurementInstance>
      </PerformanceIndicator></Objective></Goal>
      """,
      around: "<Description>For all.</Description>")
    let content = imported(text)
    #expect(
      content.problems == [
        "9:41 import-repaired: “residents” is a `Organization` here and a `generic-group` before; the first is taken"
      ])
    #expect(
      content["plan.md"] == """
        ---
        kind: plan
        id: plan
        title: Plan
        description: For all.
        partners:
          - ref: residents
            role: Voters
            role-type: beneficiary
        organizations:
          - name: City
            acronym: C
            identifier: _org
        vision: A dry city.
        values:
          - Care
        data-ids:
          vision: _v
        ---

        """)
    #expect(
      content["objectives/raise-the-dyke.md"] == """
        ---
        id: raise-the-dyke
        title: Raise the dyke
        number: 1.1
        description: By a metre.
        data-id: _o
        goal: keep-dry
        ---

        See the \\* map.

        """)
    #expect(
      content["indicators/dyke.md"] == """
        ---
        id: dyke
        title: Dyke
        aligns-to:
          - ref: keep-dry
            relation: narrower
            note: Serves
        data-id: _i
        of: raise-the-dyke
        type: quantitative
        dimension: Dyke
        unit: m
        stage: output
        baseline: 0.5
        series:
          - start: 2026-01-01
            end: 2026-12-31
            target: 1.50
            actual: 1.2
            aim: All of it
        ---

        """)
    #expect(content["partners/residents.md"].contains("description: All who live here.\ntype: generic-group\n"))
    #expect(content["site.yml"] == "language: en\ntypographic-punctuation: false\n")
    #expect(
      content.counts.map { "\($0.count) \($0.kind)" } == [
        "1 plan", "1 goal", "1 objective", "1 indicator", "1 partner",
      ])
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  @Test func olderFormsAreRead() {
    let content = imported(
      """
      <s:StrategicPlan xmlns:s="http://www.stratml.net"><s:Name>Old</s:Name>
      <s:Submitter><s:FirstName>A</s:FirstName><s:LastName>B</s:LastName></s:Submitter>
      <s:StrategicPlanCore><s:Mission>Serve.</s:Mission><s:Goals><s:Goal><s:Description>Reach everyone. Soon.</s:Description><s:Name/>
      <s:Objective><s:name>Lines</s:name><s:SequenceIndicator>1</s:SequenceIndicator></s:Objective></s:Goal></s:Goals></s:StrategicPlanCore>
      <s:AdministrativeInformation><s:StartDate>2012-05-01Z</s:StartDate><s:EndDate>2010</s:EndDate><s:PublicationDate>soon</s:PublicationDate>
      </s:AdministrativeInformation></s:StrategicPlan>
      """)
    #expect(
      content["plan.md"] == """
        ---
        kind: plan
        id: old
        title: Old
        extra:
          PublicationDate: soon
        mission: Serve.
        start: 2010
        end: 2012-05-01
        submitter:
          given-name: A
          surname: B
        ---

        """)
    #expect(content["goals/reach-everyone.md"].contains("title: Reach everyone\ndescription: Reach everyone. Soon.\n"))
    #expect(content["objectives/lines.md"].contains("goal: reach-everyone\n"))
    for words in [
      "1:1 import-repaired: `StrategicPlan` is in the namespace `http://www.stratml.net`, and is taken for StratML's",
      "2:1 import-repaired: `Submitter` is outside of `AdministrativeInformation`, where Part 1 has it",
      "3:120 import-repaired: in `Goal`, `Name` comes after `Description`, which StratML has the other way round",
      "3:51 import-repaired: `Goals` is not an element of StratML; what is in it is read as part of `StrategicPlanCore`",
      "5:30 import-repaired: of `2012-05-01Z`, the day is taken",
      "5:95 import-repaired: `PublicationDate` is `soon`, which is not a date",
      "5:1 import-repaired: `AdministrativeInformation` ends in 2010, before it starts on 2012-05-01; the two are exchanged",
      "3:60 import-repaired: `Goal` has no `Name`; it is called “Reach everyone”",
    ] { #expect(content.problems.contains(words), "\(words) is not in \(content.problems)") }
  }

  @Test func identifiersAreKeptAsTheyAre() {
    let goal = "<Goal><Name>N</Name><Description/><Identifier>4f2d</Identifier></Goal>"
    let content = imported(document(goal + goal + "<Goal><Name>N</Name><Identifier>ID-${uuid}</Identifier></Goal>"))
    #expect(content["goals/n.md"].contains("data-id: 4f2d\n") && content["goals/n-2.md"].contains("data-id: 4f2d\n"))
    #expect(content["goals/n-3.md"].contains("data-id: ID-${uuid}\n"))
    #expect(
      content.problems.filter { $0.contains("identifier") } == [
        "3:35 import-repaired: `4f2d` is not an identifier in XML: it begins with a digit; it is kept as it is",
        "3:105 import-repaired: `4f2d` is not an identifier in XML: it begins with a digit; it is kept as it is",
        "3:105 import-repaired: the identifier `4f2d` is that of another element, too",
        "3:161 import-repaired: `ID-${uuid}` is not an identifier in XML: it has characters that identifiers may not have; it is kept as it is",
      ])
  }

  @Test func whatHasNoPlaceIsKept() {
    let content = imported(
      document("<Goal colour='red'>stray<Name>N</Name><Budget><Sum>5</Sum><Sum>6</Sum></Budget><Note>x</Note></Goal>"))
    #expect(
      content["goals/n.md"].contains(
        "extra:\n  Goal: stray\n  Goal colour: red\n  Budget Sum: 5; 6\n  Note: x\n"), "\(content["goals/n.md"])")
    #expect(content.problems.filter { $0.contains("import-kept") }.count == 5)
  }

  @Test func figuresKeepTheirWordsAndDates() {
    func series(_ results: String) -> String {
      let text = imported(
        document(
          "<Goal><Name>N</Name><PerformanceIndicator><MeasurementDimension>D</MeasurementDimension><MeasurementInstance>\(results)</MeasurementInstance></PerformanceIndicator></Goal>"
        ))["indicators/d.md"]
      return text.split(separator: "series:\n").last.map { String($0.split(separator: "---")[0]) } ?? ""
    }
    #expect(series("<ActualResult><NumberOfUnits>1,200</NumberOfUnits></ActualResult>") == "  - actual: 1200\n")
    #expect(series("<ActualResult><NumberOfUnits>50%</NumberOfUnits></ActualResult>") == "  - result: 50%\n")
    #expect(series("<TargetResult><NumberOfUnits>.5</NumberOfUnits></TargetResult>") == "  - target: 0.5\n")
    #expect(
      series(
        "<TargetResult><EndDate>2026</EndDate><Description>T</Description></TargetResult><ActualResult><EndDate>2025</EndDate><Description>A</Description></ActualResult>"
      ) == "  - end: 2026\n    aim: T\n  - end: 2025\n    result: A\n")
    #expect(
      series(
        "<TargetResult><Description>T</Description></TargetResult><ActualResult><EndDate>2025</EndDate></ActualResult>")
        == "  - end: 2025\n    aim: T\n")
  }

  @Test func ofStakeholdersEachRoleIsKept() throws {
    let content = imported(
      document(
        """
        <Goal><Name>N</Name><Stakeholder><Name>Ann Lee</Name><Description>Chair</Description></Stakeholder>
        <Stakeholder><Name>ANN  LEE</Name><Description>Guest</Description><Role><Name>R</Name><Description>D</Description>
        <RoleType>Performer</RoleType><RoleType>Beneficiary</RoleType></Role></Stakeholder>
        <Stakeholder><Name>Bo</Name><Role><Description>Helps</Description></Role></Stakeholder><Stakeholder><Name/></Stakeholder></Goal>
        """))
    #expect(content.files.filter { $0.path.hasPrefix("content/partners/") }.map(\.path).count == 2)
    #expect(
      content["goals/n.md"].contains(
        """
        partners:
          - ann-lee
          - ref: ann-lee
            note: Guest
          - ref: ann-lee
            role: R
            role-type: performer
            note: D
          - ref: ann-lee
            role: R
            role-type: beneficiary
            note: D
          - ref: bo
            role: Helps

        """), "\(content["goals/n.md"])")
    #expect(content.problems == ["6:88 import-repaired: 1 element that says nothing is left out, the first here"])
  }

  @Test func orderIsKeptWhereNumbersDoNotSayIt() {
    func goal(_ name: String, _ number: String) -> String {
      "<Goal><Name>\(name)</Name><SequenceIndicator>\(number)</SequenceIndicator></Goal>"
    }
    let sorted = imported(document(goal("Z", "2") + goal("A", "10")))
    #expect(!sorted["goals/z.md"].contains("weight"))
    let unsorted = imported(document(goal("Z", "2") + goal("A", "1") + goal("M", "")))
    #expect(unsorted["goals/z.md"].contains("weight: 1\n") && unsorted["goals/m.md"].contains("weight: 3\n"))
  }

  @Test(arguments: [
    (
      "<html/>",
      "1:1 import-refused: this is not StratML: its outermost element is `html`, and not `StrategicPlan` or `PerformancePlanOrReport`"
    ),
    (
      "<StrategicPlan/>",
      "1:1 import-refused: this is not StratML: `StrategicPlan` contains neither a `Name` nor a `Goal`"
    ),
    ("<StrategicPlan><Name>a</StrategicPlan>", "1:25 import-refused: this is not well-formed XML: mismatched tag"),
    ("", "1:1 import-refused: this is not well-formed XML: it is empty"),
    ("<StrategicPlan><Name>a", "1:23 import-refused: this is not well-formed XML: it ends before its elements do"),
    ("\u{0}\u{1}binary", "1:1 import-refused: this is not well-formed XML: there is a character that cannot be there"),
  ])
  func otherFilesAreRefused(text: String, problem: String) {
    let content = imported(text)
    #expect(content.problems == [problem])
    #expect(content.files.isEmpty)
  }

  @Test func nothingOutsideIsReadAndBombsAreRefused() {
    let outside = imported(
      "<!DOCTYPE StrategicPlan [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><StrategicPlan><Name>a&x;b</Name></StrategicPlan>"
    )
    #expect(outside["plan.md"].contains("title: ab\n"))
    #expect(
      outside.problems.contains {
        $0.hasSuffix("import-repaired: this names another file, which is not read; it is left out")
      })
    var bomb = "<!DOCTYPE StrategicPlan [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
    for (name, before) in zip("bcdefghij", "abcdefghi") {
      bomb += "<!ENTITY \(name) '\(String(repeating: "&\(before);", count: 20))'>"
    }
    #expect(imported(bomb + "]><StrategicPlan><Name>&j;</Name></StrategicPlan>").files.isEmpty)
    let deep = String(repeating: "<Objective>", count: 100_000)
    let problems = imported("<StrategicPlan><Name>a</Name><Goal>" + deep).problems
    #expect(problems.count == 1 && problems[0].contains("elements are more than 200 deep"), "\(problems)")
  }

  /// As programs for Windows write it.
  @Test func windowsDocumentsAreRead() {
    let text = document(
      "<Goal><Name>Gr\u{FC}n, \u{201C}so\u{201D} \u{2013} \u{20AC}</Name><Description>d</Description></Goal>")
    let signs: [Unicode.Scalar: UInt8] = [
      "\u{FC}": 0xFC, "\u{201C}": 0x93, "\u{201D}": 0x94, "\u{2013}": 0x96, "\u{20AC}": 0x80,
    ]
    let bytes = ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + text).unicodeScalars.map {
      signs[$0] ?? UInt8($0.value)
    }
    let content = importStratML(bytes, path: "plan.xml", untitled: "plan")
    #expect(
      content.files.contains { $0.text.contains("Gr\u{FC}n, \u{201C}so\u{201D} \u{2013} \u{20AC}") },
      "\(content.problems)")
    let other = importStratML(
      Array("<?xml version=\"1.0\" encoding=\"koi8-r\"?><StrategicPlan/>".utf8), path: "plan.xml", untitled: "plan")
    #expect(
      other.problems.first?.hasSuffix("its encoding is none of UTF-8, UTF-16, ISO 8859-1 and Windows-1252") == true)
  }

  /// A period that is there twice becomes one, and nothing of it is lost.
  @Test func aPeriodIsThereOnce() throws {
    func instance(_ element: String, _ number: String) -> String {
      "<MeasurementInstance><\(element)><EndDate>2026-12-31</EndDate><NumberOfUnits>\(number)</NumberOfUnits></\(element)></MeasurementInstance>"
    }
    let content = imported(
      document(
        "<Goal><Name>G</Name><Description>d</Description><Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement>m</UnitOfMeasurement>"
          + instance("TargetResult", "5") + instance("ActualResult", "4") + instance("ActualResult", "4.5")
          + "</PerformanceIndicator></Objective></Goal>"))
    #expect(
      content["indicators/m.md"].contains(
        "series:\n  - end: 2026-12-31\n    target: 5\n    actual: 4\n    note: also actual 4.5\n"),
      "\(content["indicators/m.md"])")
    #expect(content.problems.count { $0.contains("is there before; the two become one") } == 2)
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  @Test func signsThatNobodySeesAreLeftOut() throws {
    let content = imported(
      document("<Goal><Name>a\u{202E}b&#x7F;&#xFDD0;c</Name><Description>x\u{2028}y&#xD;z</Description></Goal>"))
    #expect(content["goals/abc.md"].contains("title: abc\n"))
    #expect(content.problems.contains("3:7 import-repaired: `Name` contains 3 signs that nobody sees, left out here"))
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }
}
