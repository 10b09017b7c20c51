// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

/// HTML is refused once for each block, with what to write in its place.
@Suite struct HTMLTests {
  @Test(arguments: [
    ("A <b>bold</b> and <i>other</i> word", "for `<b>`, write `**words**`; for `<i>`, write `*words*`"),
    ("<div class=\"a\">\n<p>Text</p>\n</div>", "for `<div>`, leave the tag out: the theme says how a text looks"),
    (
      "Text <a name=\"x\"></a>",
      "for `<a>`, write an id, ` {#name}`, at the end of the heading or paragraph that it stands for"
    ),
    ("<a href=\"b.html\">b</a>", "for `<a>`, write `[words](address)`"),
    (
      "<details>\n<summary>More</summary>\nText\n</details>",
      "for `<details>`, write `> [!DETAILS] Words that are seen`, and the text that unfolds below, each line after `> `"
    ),
    (
      "<iframe src=\"https://a.org\"></iframe>",
      "for `<iframe>`, save a still beside this file and link it to the address: `[![what it shows](still.png)](https://…)`"
    ),
    (
      "a<sup class=\"x\">2</sup>",
      "for `<sup>`, write `<sup>` without attributes, or `m^3^`; for `</sup>`, write `m^3^`, or both tags in one text"
    ),
    ("a<sub>2", "for `<sub>`, write `CO~2~`, or both tags in one text"),
    ("a<br clear=\"all\">b", "for `<br>`, write `<br>` without attributes"),
    ("<br>", "for `<br>`, end the line with `\\` inside a paragraph; between paragraphs leave it out"),
    ("<foo>x</foo>", "say it in Markdown; to show `<` itself, write `\\<` or put the text between backticks"),
    ("<script>alert(1)</script>", "for `<script>`, leave it out: styles and scripts belong to the theme"),
  ])
  func saysWhatToWrite(markdown: String, help: String) {
    let result = rendered(markdown)
    #expect(result.rules == ["raw-html"])
    #expect(result.report.diagnostics.first?.help == help)
    #expect(!result.html.contains("<b>") && !result.html.contains("<script"))
  }

  @Test func aTableIsOneMessage() {
    let table = "<table>\n<tr><th colspan=\"2\">Aim</th></tr>\n<tr><td>a</td></tr>\n</table>\n"
    let result = rendered(table)
    #expect(result.rules == ["raw-html"])
    #expect(result.report.diagnostics.first?.help?.contains("a cell of `<<` belongs to the one on its left") == true)
  }

  @Test func theEndOfWhatWasReportedIsNotReportedAgain() {
    #expect(rendered("<div>\n\nText\n\n</div>\n").rules == ["raw-html"])
    #expect(rendered("Text\n\n</div>\n").rules == ["raw-html"])
  }

  @Test func eachBlockIsReported() {
    let result = rendered("- a <b>b</b>\n- c <b>d</b>\n\n## <i>e</i>\n\n> <u>f</u>\n")
    #expect(result.report.diagnostics.map(\.place?.line) == [1, 2, 4, 6])
  }

  @Test func aMarkOfOursCannotBeTyped() {
    #expect(rendered("<\u{2}a>").html.contains("&lt;"))
  }
}
