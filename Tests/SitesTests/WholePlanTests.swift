// SPDX-License-Identifier: Apache-2.0

import Testing

/// The plan on one page says what a printed plan has to: who, for when, and how its parts hang together.
@Suite struct WholePlanTests {
  private func site(_ status: String = "status: active") throws -> Published {
    try Published(
      [
        "plan.md": file(
          "Plan",
          """
          kind: plan
          organizations: [{name: City of Rivers, acronym: CR}]
          start: 2025-01
          end: 2026-12
          version: "2"
          published: 2024-12-01
          review-cycle: Yearly
          \(status)
          aligns-to: [{ref: act, relation: broader, note: The law}]
          """),
        "goals/g.md": file(
          "Rivers", "number: \"1\"\npartners:\n  - {ref: port, role: Digs}\n  - {ref: mill, role-type: beneficiary}"),
        "objectives/o.md": file(
          "Sewers",
          """
          number: "1.1"
          goal: g
          due: 2025-06
          lead: port
          status: draft
          aligns-to: [{ref: act, relation: narrower}]
          """
        ),
        "partners/port.md": file("Port"), "partners/mill.md": file("Mill"),
        "documents/act.md": file("Water Act", "url: https://example.org/act"),
        "guidance/note.md": file("Note", text: "See [](plan:g)."),
      ],
      configuration: "rules: {overdue: off, part-without-lead: off, unaligned-goal: off}\n"
    )
  }

  private func part(_ id: String, of page: String) -> String {
    let start = page.firstRange(of: "<article class=\"whole-item\" id=\"item-\(id)\">")
    return start.map { String(page[$0.upperBound...]) }?.components(before: "</article>") ?? ""
  }

  @Test func thePlanSaysWhoIssuesItAndForWhen() throws {
    let page = try site("").text("whole-plan/index.html")
    let head = page.components(before: "<nav class=\"part whole-contents\"")
    let facts = head.matches(of: /<dt>([^<]*)<\/dt> <dd>(.*)<\/dd><\/div>/).map { "\($0.output.1): \($0.output.2)" }
    #expect(
      facts == [
        "Issued by: City of Rivers (CR)", "Period: January 2025\u{A0}– December 2026", "Version: 2", "Review: Yearly",
        "Published: <time datetime=\"2024-12-01\">1\u{A0}December 2024</time>",
      ])
    #expect(head.contains("<p class=\"run-in\"><b>Serves:</b> <a href=\"#item-act\">Water Act</a> (The law)</p>"))
  }

  @Test func aPartSaysWhoAndWhy() throws {
    let page = try site().text("whole-plan/index.html")
    #expect(
      part("g", of: page).contains(
        "<b>Who takes part:</b> <a href=\"#item-port\">Port</a> (Digs); <a href=\"#item-mill\">Mill</a> (Beneficiary)</p>"
      ))
    let objective = part("o", of: page)
    let labels = all(/<dt>([^<]*)<\/dt>/, in: objective)
    #expect(labels == ["Status", "Status", "Lead", "Due"])
    #expect(objective.contains("<dd>Draft</dd>") && objective.contains("<dd>Overdue</dd>"))
    #expect(objective.contains("<b>Carried out with:</b> <a href=\"#item-act\">Water Act</a></p>"))
    // That others refer to it is said where they are.
    #expect(!part("act", of: page).contains("run-in"))
  }
}

extension String {
  fileprivate func components(before end: String) -> String {
    firstRange(of: end).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
