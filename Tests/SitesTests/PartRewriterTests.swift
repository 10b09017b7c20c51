// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

/// A text among others on one page.
@Suite struct PartRewriterTests {
  private func rewritten(_ html: String, level: UInt8 = 3) -> String {
    String(decoding: PartRewriter(prefix: "n-", level: level).rewrite(Array(html.utf8)[...]), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "<div class=\"heading\"><h2 id=\"why\">Why</h2><a class=\"heading-link\" href=\"#why\">#</a></div>",
      "<div class=\"heading\"><h4 id=\"n-why\">Why</h4><a class=\"heading-link\" href=\"#n-why\">#</a></div>"
    ),
    ("<h5 id=\"a\">A</h5>", "<h6 id=\"n-a\">A</h6>"), ("<hr>\n<p>x</p>", "<hr>\n<p>x</p>"),
    ("<a href=\"../a.html#b\">b</a>", "<a href=\"../a.html#b\">b</a>"),
    ("<a href=\"#b\">b</a>", "<a href=\"#n-b\">b</a>"),
    ("<li id=\"fn-1\"><a href=\"#fnref-1\">↩</a>", "<li id=\"n-fn-1\"><a href=\"#n-fnref-1\">↩</a>"),
    (
      "<p> id=&quot;x&quot; href=&quot;#x&quot; &lt;h2&gt;</p>",
      "<p> id=&quot;x&quot; href=&quot;#x&quot; &lt;h2&gt;</p>"
    ),
    ("", ""), ("<h", "<h"), ("<h2", "<h4"),
  ])
  func idsGetThePrefixAndHeadingsGoDown(html: String, expected: String) {
    #expect(rewritten(html) == expected)
  }

  @Test func headingsGoBelowTheItemsOwn() {
    #expect((1...6).map { rewritten("<h2>", level: $0) } == ["<h2>", "<h3>", "<h4>", "<h5>", "<h6>", "<h6>"])
  }
}
