// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct BoldHeadingTests {
  private func helps(_ text: String) -> [String] {
    rendered(text).report.diagnostics.filter { $0.rule.name == "bold-heading" }.compactMap(\.help)
  }

  @Test(arguments: ["**1. Aims**", "__1. Aims__", "***1. Aims***", "**_1. Aims_**"])
  func areWrittenWithMarks(paragraph: String) {
    #expect(helps("\(paragraph)\n\nText.\n") == ["write `## 1. Aims`, with as many `#` as the heading is deep"])
    #expect(
      helps("## A\n\n\(paragraph)\n\n- item\n") == ["write `### 1. Aims`, with as many `#` as the heading is deep"])
  }

  /// Who wrote one so, wrote them all so.
  @Test func areOneMessageOfAText() {
    let text = "**Aims**\n\nText.\n\n## Means\n\n**Money**\n\nText.\n\n- item\n\n__People__\n\nText.\n"
    let found = rendered(text).report.diagnostics.filter { $0.rule.name == "bold-heading" }
    #expect(found.map(\.message) == ["3 paragraphs of this text are wholly in bold, as if they were headings"])
    #expect(found[0].help == "write `## Aims`, and the others so, too, with as many `#` as each is deep")
    #expect(found[0].notes.map(\.place.line) == [7, 13])
    #expect(found[0].edits.map(\.replacement) == ["## Aims\n", "### Money\n", "### People\n"])
  }

  @Test(arguments: [
    "**Do not swim after rain.**\n\nText.\n", "**Aims:**\n\n- one\n", "**Aims**\n", "**Aims** and more\n\nText.\n",
    "**Name**\n\n**Date**\n", "**Figure 1**\n\nText.\n", "![a](b.png)\n\n**The two rivers**\n\nText.\n",
    "**Fish**\n\n| a |\n|---|\n| b |\n", "- **Aims**\n\n  Text.\n", "> **Aims**\n>\n> Text.\n", "*Aims*\n\nText.\n",
    "**[Aims](a.md)**\n\nText.\n", "**one\ntwo**\n\nText.\n", "**Aims**\n\n## Real\n", "**2020**\n\nText.\n",
  ]) func areOtherParagraphsInBoldToo(text: String) { #expect(helps(text) == []) }
}
