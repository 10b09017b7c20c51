// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

@Suite struct ClauseTests {
  private func addresses(_ text: String) -> [String] { rendered(text).document.anchors.map(\.id) }

  @Test func clausesAreListsWithTheirMarks() {
    let result = rendered("1.1 The board decides.\n\n1.2 A grant is given.\n")
    #expect(
      result.html == """
        <ol class="clauses">
        <li id="1.1"><a class="clause-mark" href="#1.1">1.1</a>
        <div>
        <p>The board decides.</p>
        </div>
        </li>
        <li id="1.2"><a class="clause-mark" href="#1.2">1.2</a>
        <div>
        <p>A grant is given.</p>
        </div>
        </li>
        </ol>

        """)
    #expect(result.rules == [])
  }

  @Test(arguments: [
    (
      "1.1 a\n\n1.2 b:\n\n(a) c; or\n\n(b) d, if\n    (i) e, and\n    (ii) f.\n",
      ["1.1", "1.2", "1.2.a", "1.2.b", "1.2.b.i", "1.2.b.ii"]
    ),
    (
      "1.1 a\n\n    (a) b\n\n        (i) c\n\n        (ii) d\n\n    (b) e\n\n1.2 f\n",
      ["1.1", "1.1.a", "1.1.a.i", "1.1.a.ii", "1.1.b", "1.2"]
    ),
    ("a) one\nb) two\n", ["a", "b"]), ("i. one\nii. two\niii. three\n", ["i", "ii", "iii"]),
    ("(1) one\n(2) two\n", ["1", "2"]), ("(A) one\n\n(B) two\n", ["A", "B"]),
    ("(g) a\n\n(h) b\n\n(i) c\n\n(j) d\n", ["g", "h", "i", "j"]),
    ("1.9 a\n\n1.10 b\n\n2.1 c\n", ["1.9", "1.10", "2.1"]),
    ("1.1 a\n\n1.1.1 b\n\n1.1.2 c\n\n1.2 d\n", ["1.1", "1.1.1", "1.1.2", "1.2"]),
    ("(a) one\n\n(b) two\n\n(d) four\n\n(e) five\n", ["a", "b", "d", "e"]),
    ("The board:\n(a) decides,\n(b) informs.\n", ["a", "b"]),
    ("## 5 Grants\n\n(a) one\n\n(b) two\n", ["5.a", "5.b"]), ("## Article 7\n\na) one\n\nb) two\n", ["7.a", "7.b"]),
    ("## Aims\n\n(a) one\n\n(b) two\n", ["aims.a", "aims.b"]),
    ("1. One\n\n   (a) b\n\n   (b) c\n2. Two\n\n   (a) d\n\n   (b) e\n", ["1.a", "1.b", "2.a", "2.b"]),
    ("> (a) one\n> (b) two\n", ["a", "b"]),
    ("**1.1** The board decides.\n\n**1.2** It meets.\n", ["1.1", "1.2"]),
    (
      "**1.1 Grants.** The board decides.\n\n**1.2 Means.** It pays:\n\n**(a)** one\n\n**(b)** two\n",
      ["1.1", "1.2", "1.2.a", "1.2.b"]
    ),
    ("**1.1 Grants**\n\nText.\n\n**1.2 Means**\n\nText.\n", []),
    ("(a) one {#first}\n\n(b) two\n", ["first", "b"]),
    ("## A\n\n1.1 a\n\n1.2 b\n\n## B\n\n1.1 c\n\n1.2 d\n", ["1.1", "1.2", "b.1.1", "b.1.2"]),
  ])
  func addressesAreMadeOfTheMarks(text: String, ids: [String]) {
    #expect(addresses(text) == ids)
  }

  @Test func theListsAreNested() {
    let html = rendered("(a) one\n(b) two\n    (i) three\n    (ii) four\n(c) five\n").html
    #expect(
      html.replacing(/<a[^>]*>|<\/a>|<\/?div>|<\/?p>|\n/) { _ in "" } == """
        <ol class="clauses"><li id="a">(a)one</li><li id="b">(b)two\
        <ol class="clauses"><li id="b.i">(i)three</li><li id="b.ii">(ii)four</li></ol></li><li id="c">(c)five</li></ol>
        """)
  }

  @Test func whatIsIndentedBelowAClauseBelongsToIt() {
    let html = rendered("1.1 One\n\n    More.\n\n    - a\n      - b\n\n1.2 Two\n\nAfter.\n").html
    #expect(
      html.contains(
        "<p>One</p>\n<p>More.</p>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n</div>\n</li>\n<li id=\"1.2\">"))
    #expect(html.hasSuffix("</ol>\n<p>After.</p>\n"))
  }

  /// A sentence may begin with a number or a letter.
  @Test(arguments: [
    "1.5 million people live here.", "A. Smith wrote it.", "(c) 2026 City of Oakford", "(a) alone",
    "3.2 % of the rivers",
    "The law of\n1.1 is old.", "as in\n(a) the law\nand words", "1. May 2026", "I. am here", "e.g. this\ni.e. that",
    "`(a)` x\n\n`(b)` y", "a.b c\n\nb.c d", "(see) one\n\n(also) two",
    "\\(a) one\n\n\\(b) two", "a\\) one\n\nb\\) two", "1\\.1 one\n\n1\\.2 two", "10.5.2026 a\n\n11.5.2026 b",
  ])
  func whatIsNoClause(text: String) {
    let result = rendered(text)
    #expect(!result.html.contains("clauses"), "\(result.html)")
    #expect(result.rules == [])
  }

  @Test func codeStaysCode() {
    let text =
      "    (a) code\n\n    (b) code\n\n```\n(a) x\n(b) y\n```\n\n1.1 a\n\n1.2 b\n\n    ```\n    (a) z\n    ```\n"
    let html = rendered(text).html
    #expect(
      html.hasPrefix(
        "<pre tabindex=\"0\"><code>(a) code\n\n(b) code\n</code></pre>\n<pre tabindex=\"0\"><code>(a) x\n(b) y\n"))
    #expect(html.contains("<p>b</p>\n<pre tabindex=\"0\"><code>(a) z\n</code></pre>\n</div>"))
  }

  @Test func aLinkWithoutWordsIsCalledAsTheClauseIs() {
    let result = rendered("1.1 a\n\n1.2 b:\n\n(a) c; [](#1.2.b)\n\n(b) d\n")
    #expect(result.document.anchors.map(\.label) == [.text("1.1"), .text("1.2"), .text("1.2(a)"), .text("1.2(b)")])
    #expect(result.document.links.map(\.use) == [.titledLink])
    #expect(result.rules == [])
  }

  @Test func anAddressIsThatOfOneClause() {
    #expect(addresses("(a) a\n(b) b\n\nWords.\n\n(a) c\n(b) d\n") == ["a", "b", "a-1", "b-1"])
  }

  @Test func theMarkIsNotInTheSummary() {
    #expect(rendered("1.1 The *board* decides.\n\n1.2 b\n").document.opening == "The board decides.")
  }
}
