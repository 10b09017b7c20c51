// SPDX-License-Identifier: Apache-2.0

import Testing

/// Blocks as CommonMark 0.29 and GitHub's extensions define them, in the markup of our pages.
@Suite struct BlockTests {
  @Test(arguments: [
    ("Rain falls\non the roof.", "<p>Rain falls\non the roof.</p>\n"),
    ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
    ("One.\n \t\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
    ("   Three blanks\n        are nothing within.", "<p>Three blanks\nare nothing within.</p>\n"),
    ("\n\n", ""),
    ("The end", "<p>The end</p>\n"),
    ("CR\rLF\r\nend", "<p>CR\nLF\nend</p>\n"),
  ])
  func paragraphs(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    ("***", "<hr>\n"), ("- - -", "<hr>\n"), ("  ____  ", "<hr>\n"), ("--", "<p>--</p>\n"), ("-*-", "<p>-*-</p>\n"),
    ("Above\n***\nbelow", "<p>Above</p>\n<hr>\n<p>below</p>\n"),
    ("* one\n* * *\n* two", "<ul>\n<li>one</li>\n</ul>\n<hr>\n<ul>\n<li>two</li>\n</ul>\n"),
  ])
  func thematicBreaks(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    ("## Rain", 2, "rain", "Rain"), ("## Rain ##", 2, "rain", "Rain"), ("##  Rain  #  ", 2, "rain", "Rain"),
    ("## Rain#", 2, "rain", "Rain#"), ("## Rain \\#", 2, "rain-", "Rain #"), ("Rain\n---", 2, "rain", "Rain"),
    ("Rain *and*\nsnow\n----", 2, "rain-and-snow", "Rain <em>and</em>\nsnow"), ("   ## Rain", 2, "rain", "Rain"),
  ])
  func headings(markdown: String, level: Int, id: String, html: String) {
    let title = html.replacing(/<[^>]*>/, with: "").replacing("\n", with: " ")
    #expect(
      rendered(markdown).html
        == "<div class=\"heading\"><h\(level) id=\"\(id)\">\(html)</h\(level)><a class=\"heading-link\" href=\"#\(id)\" aria-label=\"heading-link \(title)\">#</a></div>\n"
    )
  }

  @Test(arguments: [
    ("##Rain", "<p>##Rain</p>\n"), ("####### Seven", "<p>####### Seven</p>\n"), ("\\## Rain", "<p>## Rain</p>\n"),
    ("    ## Rain", "<pre tabindex=\"0\"><code>## Rain\n</code></pre>\n"),
  ])
  func whatIsNoHeading(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    ("    let a = 1\n\n      b < c", "", "let a = 1\n\n  b &lt; c\n"), ("\tlet a", "", "let a\n"),
    ("```\na *b*\n```", "", "a *b*\n"), ("~~~\na\n```\n~~~", "", "a\n```\n"), ("````\n```\n````", "", "```\n"),
    ("```\nnever closed", "", "never closed\n"), ("```\n```", "", ""), ("  ```\n  a\n    b\n  ```", "", "a\n  b\n"),
    ("```swift\nlet a\n```", " class=\"language-swift\"", "let a\n"),
    ("```a&b more\n```", " class=\"language-a&amp;b\"", ""),
    ("~~~ text `x`\na\n~~~", " class=\"language-text\"", "a\n"),
  ])
  func code(markdown: String, attribute: String, html: String) {
    #expect(rendered(markdown).html == "<pre tabindex=\"0\"><code\(attribute)>\(html)</code></pre>\n")
  }

  @Test(arguments: [
    ("Text\n    goes on", "<p>Text\ngoes on</p>\n"), ("``` a ``` b", "<p><code>a</code> b</p>\n"),
    ("Text\n```\na\n```\nmore", "<p>Text</p>\n<pre tabindex=\"0\"><code>a\n</code></pre>\n<p>more</p>\n"),
  ])
  func codeAndParagraphs(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    ("> Rain\n> falls", "<blockquote>\n<p>Rain\nfalls</p>\n</blockquote>\n"),
    (">Rain\nfalls", "<blockquote>\n<p>Rain\nfalls</p>\n</blockquote>\n"),
    ("> One\n\n> Two", "<blockquote>\n<p>One</p>\n</blockquote>\n<blockquote>\n<p>Two</p>\n</blockquote>\n"),
    (
      "> One\n>\n> > Two\n> still two",
      "<blockquote>\n<p>One</p>\n<blockquote>\n<p>Two\nstill two</p>\n</blockquote>\n</blockquote>\n"
    ),
    ("> - One\n> - Two\n\nEnd", "<blockquote>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n</blockquote>\n<p>End</p>\n"),
    (">", "<blockquote>\n</blockquote>\n"),
  ])
  func quotations(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
    ("- one\n\n- two", "<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>\n"),
    ("- one\n* two", "<ul>\n<li>one</li>\n</ul>\n<ul>\n<li>two</li>\n</ul>\n"),
    ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
    ("1. one\n1. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
    ("7) one", "<ol start=\"7\">\n<li>one</li>\n</ol>\n"),
    ("0. one", "<ol start=\"0\">\n<li>one</li>\n</ol>\n"),
    ("1. one\n1) two", "<ol>\n<li>one</li>\n</ol>\n<ol>\n<li>two</li>\n</ol>\n"),
    ("- one\n  - a\n  - b\n- two", "<ul>\n<li>one\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n<li>two</li>\n</ul>\n"),
    ("- one\n\n  more\n- two", "<ul>\n<li>\n<p>one</p>\n<p>more</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>\n"),
    ("-     code", "<ul>\n<li>\n<pre tabindex=\"0\"><code>code\n</code></pre>\n</li>\n</ul>\n"),
    ("- one\ngoes on", "<ul>\n<li>one\ngoes on</li>\n</ul>\n"),
    ("-\n- two", "<ul>\n<li></li>\n<li>two</li>\n</ul>\n"),
    ("Text\n- one", "<p>Text</p>\n<ul>\n<li>one</li>\n</ul>\n"),
    ("Text\n2. two", "<p>Text\n2. two</p>\n"),
    ("-one\n\n2.two", "<p>-one</p>\n<p>2.two</p>\n"),
    ("1234567890. x", "<p>1234567890. x</p>\n"),
    (
      "- [ ] open\n- [X] done\n- [x]tight",
      """
      <ul>
      <li class="task"><input type="checkbox" disabled aria-label="open"> open</li>
      <li class="task"><input type="checkbox" disabled checked aria-label="done"> done</li>
      <li>[x]tight</li>
      </ul>

      """
    ),
  ])
  func lists(markdown: String, html: String) {
    #expect(rendered(markdown).html == html)
  }

  @Test(arguments: [
    (
      "| a | b |\n|---|---|\n| c | d |", ["<th scope=\"col\">a</th>", "<th scope=\"col\">b</th>"],
      ["<td>c</td>", "<td>d</td>"]
    ),
    ("a | b\n-|-\nc | d", ["<th scope=\"col\">a</th>", "<th scope=\"col\">b</th>"], ["<td>c</td>", "<td>d</td>"]),
    (
      "| a | b | c |\n|:--|:-:|--:|\n| d | e | f |",
      [
        "<th scope=\"col\" class=\"left\">a</th>", "<th scope=\"col\" class=\"center\">b</th>",
        "<th scope=\"col\" class=\"right\">c</th>",
      ],
      ["<td class=\"left\">d</td>", "<td class=\"center\">e</td>", "<td class=\"right\">f</td>"]
    ),
    (
      "| a | b |\n|---|---|\n| c |", ["<th scope=\"col\">a</th>", "<th scope=\"col\">b</th>"],
      ["<td>c</td>", "<td></td>"]
    ),
    (
      "| a | b |\n|---|---|\n| c | d | e |", ["<th scope=\"col\">a</th>", "<th scope=\"col\">b</th>"],
      ["<td>c</td>", "<td>d</td>"]
    ),
    ("| a\\|b |\n|---|\n| `c\\|d` |", ["<th scope=\"col\">a|b</th>"], ["<td><code>c|d</code></td>"]),
    ("| *a* |\n|---|\n| b < c |", ["<th scope=\"col\"><em>a</em></th>"], ["<td>b &lt; c</td>"]),
  ])
  func tables(markdown: String, header: [String], row: [String]) {
    #expect(
      rendered(markdown).html == """
        <div class="table" role="group" aria-label="table"><table>
        <thead>
        <tr>
        \(header.joined(separator: "\n"))
        </tr>
        </thead>
        <tbody>
        <tr>
        \(row.joined(separator: "\n"))
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test(arguments: ["| a | b |\n|---|\n", "| a | b |\n| - - |\n", "a | b\n\n|---|---|\n"])
  func whatIsNoTable(markdown: String) {
    #expect(!rendered(markdown).html.contains("<table"))
  }

  @Test func footnotes() {
    #expect(
      rendered("One[^a], two[^b], one again[^a].\n\n[^b]: Second.\n[^a]: First.\n\n    More.\n[^c]: Unused.\n").html
        == """
        <p>One<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>, \
        two<sup class="footnote-ref"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup>, \
        one again<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup>.</p>
        <section class="footnotes" role="doc-endnotes" aria-label="footnotes">
        <ol>
        <li id="fn-1">
        <p>First.</p>
        <p>More. <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="back-to-text 1">↩</a> \
        <a href="#fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="back-to-text 1-2">↩\
        <sup class="footnote-ref">2</sup></a></p>
        </li>
        <li id="fn-2">
        <p>Second. <a href="#fnref-2" class="footnote-backref" role="doc-backlink" aria-label="back-to-text 2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test(arguments: [
    ("[a]: https://a.org 'Title'\n\n[a]", "<p><a href=\"https://a.org\" title=\"Title\">a</a></p>\n"),
    ("[A B]:\n  <https://a.org>\n\n[a\nb]", "<p><a href=\"https://a.org\">a\nb</a></p>\n"),
    ("[a]: https://a.org\n[a]: https://b.org\n\n[a]", "<p><a href=\"https://a.org\">a</a></p>\n"),
    ("[a]: https://a.org not a title", "<p>[a]: https://a.org not a title</p>\n"),
    ("Text\n[a]: https://a.org", "<p>Text\n[a]: https://a.org</p>\n"),
  ])
  func definitionsOfLinks(markdown: String, html: String) {
    // A bare address is a link, too: shown here without.
    let got = rendered(markdown).html.replacing("<a href=\"https://a.org\">https://a.org</a>", with: "https://a.org")
    #expect(got == html)
  }
}
