// SPDX-License-Identifier: Apache-2.0

import Testing

/// Spellings that have one clear meaning are taken as they are meant.
@Suite struct SpellingTests {
  @Test(arguments: [
    ("##\u{A0}Aims", "## Aims"), ("-\u{A0}clean\n-\u{A0}plant", "- clean\n- plant"),
    ("1.\u{A0}First\n2.\u{A0}Then", "1. First\n2. Then"),
    ("> +\u{A0}one", "> + one"), ("- one\n  -\u{A0}two", "- one\n  - two"),
    ("We shall:\n-\u{A0}clean", "We shall:\n- clean"),
    ("- one\r\n-\u{A0}two\r\n", "- one\r\n- two\r\n"),
  ])
  func aHardBlankBehindAMarkIsABlank(text: String, meant: String) {
    #expect(rendered(text + "\n").html == rendered(meant + "\n").html)
    #expect(rendered(text + "\n").rules == [])
  }

  @Test(arguments: [
    "```\n#\u{A0}code\n```\n", "~~~~\n~~~\n-\u{A0}code\n~~~~\n", "Text.\n\n    -\u{A0}code\n",
    "1.\u{A0}May 2026 is the day.\n",
    "-\u{A0} x\n", "A -\u{A0}b\n",
  ])
  func elsewhereItStays(text: String) {
    #expect(rendered(text).html.contains("\u{A0}"), "\(text)")
    #expect(!rendered(text).html.contains("<li>"))
  }

  @Test(arguments: [
    ("这是**重点。**然后继续。", "这是<strong>重点。</strong>然后继续。"), ("これは**「大切なこと」**です。", "これは<strong>「大切なこと」</strong>です。"),
    ("**重点。**然后**强调**", "<strong>重点。</strong>然后<strong>强调</strong>"), ("中国語*「本」*を", "中国語<em>「本」</em>を"),
    ("**중요(重要)**는", "<strong>중요(重要)</strong>는"), ("**(a)**和`**「`", "<strong>(a)</strong>和<code>**「</code>"),
    ("见**[书](https://a.org/「**书)**吧", "见<strong><a href=\"https://a.org/%E3%80%8C**%E4%B9%A6\">书</a></strong>吧"),
    ("\\*\\*重点。\\*\\*然后", "**重点。**然后"), ("a**\"b\"**c", "a**&quot;b&quot;**c"),
  ])
  func emphasisHoldsBesideMarksOfWritingWithoutBlanks(text: String, html: String) {
    #expect(rendered(text + "\n").html == "<p>\(html)</p>\n")
  }

  @Test func noReportIsMadeOfEmphasisThatHolds() {
    #expect(rendered("这是**重点。**然后。\n\n- これは**「本」**です\n\n## これは**「本」**です\n").rules == [])
    #expect(rendered("```\n。**然\n```\n").html.contains(">。**然\n<"))
  }

  @Test(arguments: [
    ("First\u{0B}second.", "<p>First<br>second.</p>\n"),
    ("- First\u{0B}second", "<ul>\n<li>First<br>second</li>\n</ul>\n"),
    ("`a\u{0B}b`", "<p><code>a b</code></p>\n"), ("![A\u{0B}map](m.png)", "<p><img src=\"m.png\" alt=\"A map\"></p>\n"),
    ("*a\u{0B}b*", "<p><em>a<br>b</em></p>\n"),
  ])
  func aVerticalTabEndsALine(text: String, html: String) {
    #expect(rendered(text + "\n").html == html)
  }

  @Test func inCellsHeadingsAndCodeToo() {
    #expect(rendered("| a |\n|---|\n| b\u{0B}c |\n").html.contains("b<br>"))
    #expect(rendered("## A\u{0B}B\n").document.headings.map(\.title) == ["A B"])
    #expect(rendered("```\na\u{0B}b\n```\n").html.contains("a\nb\n"))
    #expect(rendered("One\u{0B}two.\n").document.opening == "One two.")
  }
}
