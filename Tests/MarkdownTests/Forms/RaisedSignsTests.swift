// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

@Suite struct RaisedSignsTests {
  @Test(arguments: [
    ("m^3^ and CO~2~e", "m<sup>3</sup> and CO<sub>2</sub>e"),
    (
      "the 1^st^ of May, 10^-6^, Ca^2+^, SO~4~^2-^",
      "the 1<sup>st</sup> of May, 10<sup>-6</sup>, Ca<sup>2+</sup>, SO<sub>4</sub><sup>2-</sup>"
    ),
    (
      "^14^C, *H*~2~O, x~i+1~, T~*max*~",
      "<sup>14</sup>C, <em>H</em><sub>2</sub>O, x<sub>i+1</sub>, T<sub><em>max</em></sub>"
    ),
    ("**CO~2~** [m^2^](https://a.org)", "<strong>CO<sub>2</sub></strong> <a href=\"https://a.org\">m<sup>2</sup></a>"),
    ("m<sup>3</sup>, CO<sub>2</sub>, <SUP>*a*</SUP>", "m<sup>3</sup>, CO<sub>2</sub>, <sup><em>a</em></sup>"),
    ("one<br>two<br/>three<BR />four", "one<br>two<br>three<br>four"),
    ("~~CO~2~ is out~~", "<del>CO<sub>2</sub> is out</del>"),
    ("m\\^3^, CO\\~2~, m^3\\^, `m^3^ \\~`, \\\\~a", "m^3^, CO~2~, m^3^, <code>m^3^ \\~</code>, \\~a"),
    ("<sup>a <sub>b</sub></sup>", "<sup>a <sub>b</sub></sup>"),
  ])
  func signsAndTags(markdown: String, html: String) {
    let result = rendered(markdown)
    #expect(result.html == "<p>\(html)</p>\n")
    #expect(result.rules == [])
  }

  /// Formulas, paths, faces and prices are what they are.
  @Test(arguments: [
    "x^2+y^2=z^2", "x^n+y^n = z", "2^3^4", "~5 to ~6", "~/bin and ~/lib", "C:\\PROGRA~1\\A~1", "^_^ (^o^)", "a ^b c^ d",
    "from ~ to ~", "5~10", "f(x)=x^2", "a^", "~", "^^a^^", "10^3 and 10^4", "~~~ a ~~~ b", "^[a-z]+$",
  ])
  func whatIsNeitherRaisedNorLowered(text: String) {
    let result = rendered("Words \(text)")
    #expect(!result.html.contains("<su") && !result.html.contains("<del"), "\(result.html)")
    #expect(result.rules == [])
  }

  @Test(arguments: [
    ("- CO~2~", "<ul>\n<li>CO<sub>2</sub></li>\n</ul>\n"),
    ("> CO~2~", "<blockquote>\n<p>CO<sub>2</sub></p>\n</blockquote>\n"),
    ("1. a\n\n   CO~2~", "<ol>\n<li>\n<p>a</p>\n<p>CO<sub>2</sub></p>\n</li>\n</ol>\n"),
    ("![CO~2~ a<br>year](a.png)", "<p><img src=\"a.png\" alt=\"CO2 a year\"></p>\n"),
  ])
  func atEveryPlace(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test func inCells() {
    let html = rendered("| CO~2~ | m^3^ |\n|---|---|\n| Mill Lane 3<br>Oakford<br/>Phone | ~~a~~ H<sub>2</sub>O |\n")
      .html
    #expect(html.contains("<th scope=\"col\">CO<sub>2</sub></th>"))
    #expect(html.contains("<td>Mill Lane 3<br>Oakford<br>Phone</td>\n<td><del>a</del> H<sub>2</sub>O</td>"))
  }

  @Test func headingsAreNamedWithoutTheSigns() {
    let heading = rendered("## Less CO~2~\n").document.headings.first
    #expect(heading?.title == "Less CO2")
    #expect(heading?.id == "less-co2")
  }

  @Test func aWordBetweenSingleTildesIsReported() {
    let result = rendered("This is ~not so~ now.\n")
    #expect(result.rules == ["single-tilde"])
    #expect(
      result.report.diagnostics.first?.help == "write `~~not so~~` to strike it out; for tildes as such write `\\~`")
    #expect(rendered("This is \\~not so\\~ now.\n").rules == [])
  }

  /// The places of what is reported after an escape stay where they are.
  @Test func escapesMoveNothing() {
    let columns = ["m\\^3^ and [a][b]", "mmm3m and [a][b]"].map { rendered($0).report.diagnostics.first?.place?.column }
    #expect(columns[0] == columns[1] && columns[0] ?? 0 > 10)
    #expect(rendered("[a\\~b](c\\~d.md \"e\\~f\")\n").html == "<p><a href=\"c~d.md\" title=\"e~f\">a~b</a></p>\n")
    #expect(rendered("```\\~a\n\\^\n```\n").html.contains("\\^\n</code>"))
  }
}
