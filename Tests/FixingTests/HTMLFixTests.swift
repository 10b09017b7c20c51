// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Fixing
import Publishing
import Sites
import TestSupport
import Testing

/// HTML is replaced where the words that take its place are certain.
@Suite struct HTMLFixTests {
  /// The text below the fields after all that can be fixed.
  private func fixed(_ text: String) throws -> String {
    let fields = "---\ntitle: A\n---\n"
    let site = try TemporaryFolder(["content/index.md": fields + text])
    let today = try #require(CalendarDate("2026-01-01"))
    let request = BuildRequest(source: site.path, output: nil, today: today, workers: 2)
    let fixes = try findFixes(request, rules: nil, announce: { _ in })
    let after = fixes.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? fields + text
    return String(after.dropFirst(fields.count))
  }

  @Test(arguments: [
    ("A <b>bold</b> <i>word</i>.\n", "A **bold** *word*.\n"),
    ("- An <em>item</em>\n- <strong>B</strong>\n", "- An *item*\n- **B**\n"),
    ("> A <s>quotation</s>\n", "> A ~~quotation~~\n"),
    ("| a | b |\n| --- | --- |\n| <code>c</code> | <span>d</span> |\n", "| a | b |\n| --- | --- |\n| `c` | d |\n"),
    ("## The <i>aims</i>\n", "## The *aims*\n"),
    ("<font color=\"red\">Red</font> words.\n", "Red words.\n"),
    (
      "See <a href=\"https://example.org/a\" target=\"_blank\">the law</a>.\n",
      "See [the law](https://example.org/a).\n"
    ),
    ("m<sup class=\"x\">3</sup> and CO<sub style='a'>2</sub>\n", "m<sup>3</sup> and CO<sub>2</sub>\n"),
    ("One<br clear=\"all\">two.\n", "One<br>two.\n"),
    ("<div class=\"w\">\n\nText.\n\n</div>\n\nMore.\n", "Text.\n\nMore.\n"),
    ("Text.\n<div>More.</div>\n", "Text.\n\nMore.\n"),
    ("<p>One.</p>\n<p>Two.</p>\n", "One.\n\nTwo.\n"),
    ("<h1>Aims</h1>\n<h3 id=\"x\">Means</h3>\n", "## Aims\n\n### Means {#x}\n"),
    ("<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>\n", "- one\n- two\n"),
    ("<a name=\"x\"></a>\n## Aims\n", "## Aims {#x}\n"), ("<a id='x'></a>\n\n## Aims\n", "## Aims {#x}\n"),
    ("## <a name=\"x\"></a>Aims\n", "## Aims {#x}\n"),
    ("<a name=\"x\"></a> The board meets.\n", "The board meets. {#x}\n"),
    ("<div id=\"x\">Text.</div>\n", "Text. {#x}\n"),
    ("Wells.<sup>1</sup>\n\n<sup>1</sup> In May.\n", "Wells.[^1]\n\n[^1]: In May.\n"),
    ("Wells.<sup>1</sup>\n\n[^1]: In May.\n", "Wells.[^1]\n\n[^1]: In May.\n"),
    (
      "<details>\n<summary>How we measured</summary>\n\nEvery week.\n\n- In May\n\n</details>\n\nMore.\n",
      "> [!DETAILS] How we measured\n> Every week.\n>\n> - In May\n\nMore.\n"
    ),
    ("<details><summary>How</summary>Every week.</details>\n", "> [!DETAILS] How\n> Every week.\n"),
    ("<details><summary>How</summary>\nEvery week.\n</details>\n", "> [!DETAILS] How\n> Every week.\n"),
    (
      "<details markdown=\"block\">\n<summary> <b>How</b> </summary>\n\nEvery week.\n</details>\n",
      "> [!DETAILS] How\n> Every week.\n"
    ),
    ("A <u>word</u> and <mark>one</mark>, <q>so</q>.\n", "A *word* and **one**, “so”.\n"),
    ("<blockquote>As she said.</blockquote>\n", "> As she said.\n"),
    ("<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>\n", "> One.\n>\n> Two.\n"),
    ("<blockquote>\n\n<p>One.</p>\n\n</blockquote>\n", "> One.\n"),
    ("<blockquote>\n\n- One\n\n**Two**\n\n</blockquote>\n\nMore.\n", "> - One\n>\n> **Two**\n\nMore.\n"),
    (
      "<dl>\n<dt>Catchment</dt>\n<dd>The land.</dd>\n<dt>Sewer</dt>\n<dd>A pipe.</dd>\n<dd>An old one.</dd>\n</dl>\n",
      "Catchment\n: The land.\n\nSewer\n: A pipe.\n: An old one.\n"
    ),
    ("<ul>\n<li>\n<p>one</p>\n</li>\n<li>two\nmore</li>\n</ul>\n", "- one\n- two\nmore\n"),
    ("<h2>\nAims\n</h2>\n", "## Aims\n"),
    ("<div\n  class=\"box\"\n  role=\"region\">\nText.\n</div>\n", "Text.\n"),
    ("> <h3>Aims</h3>\n> <p>Text.</p>\n", "> ## Aims\n>\n> Text.\n"),
    (
      "<figure><img src=\"a.png\" alt=\"Two rivers\"><figcaption>The rivers.</figcaption></figure>\n",
      "![Two rivers](a.png)\n\nFigure: The rivers.\n"
    ),
    (
      "<iframe width=\"560\" src=\"https://www.youtube.com/embed/x1?rel=0\" title=\"How the wells were built\"></iframe>\n",
      "[How the wells were built](https://www.youtube.com/watch?v=x1)\n"
    ),
    ("<pre><code class=\"language-sh\">a &lt; b\n  c &amp; d\n</code></pre>\n", "```sh\na < b\n  c & d\n```\n"),
    (
      "<table class=\"t\">\n<caption>Wells</caption>\n<thead>\n<tr><th>Name</th><th colspan=\"2\">Depth</th></tr>\n</thead>\n<tbody>\n\n<tr><td rowspan=\"2\">North</td><td><b>3</b></td><td>4</td></tr>\n<tr><td><p>5</p><p>6</p></td></tr>\n</tbody>\n</table>\nMore.\n",
      "Table: Wells\n\n| Name | Depth | << |\n| --- | --- | --- |\n| North | **3** | 4 |\n| ^^ | 5<br>6 |  |\n\nMore.\n"
    ),
    (
      "<div class=\"w\"><table><tr><th>a</th></tr>\n<tr><td><a href=\"https://example.org\">it</a></td></tr></table></div>\n",
      "| a |\n| --- |\n| [it](https://example.org) |\n"
    ),
    ("# Aims\n\n## Means\n", "## Aims\n\n### Means\n"), ("# Aims\n\nMeans\n-----\n", "## Aims\n\n### Means\n"),
    ("One line\nand another\n---\n\nText.\n", "One line\nand another\n\n---\n\nText.\n"),
  ])
  func isWrittenAsMarks(before: String, after: String) throws {
    #expect(try fixed(before) == after)
    #expect(try fixed(after) == after, "the second time nothing is changed")
  }

  /// Somebody has to look at these.
  @Test(arguments: [
    "<details><summary>A</summary>*B*</details>\n", "<details>\n<summary><a>A</a></summary>\n\nB\n\n</details>\n",
    "<details>\n<summary>A</summary>\n\nB\n", "<table><tr><td>a</td></tr></table>\n",
    "<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>\n",
    "<table><tr><th>a</th></tr><tr><td><ul><li>b</li></ul></td></tr></table>\n",
    "<table><tr><th>a</th></tr><tr><td><table><tr><td>b</td></tr></table></td></tr></table>\n",
    "<table><tr><th>a</th></tr><tr><td>b | c</td></tr></table>\n",
    "<table><tr><th>a</th><th>b</th></tr><tr><td rowspan=\"3\">c</td><td>d</td></tr></table>\n",
    "<blockquote>One.\n", "<blockquote>\n\n<img src=\"a.png\">\n\n</blockquote>\n", "<dl><dt>a</dt></dl>\n",
    "<dl><dd><p>a</p><p>b</p></dd></dl>\n", "<h2>Aims\nof it</h2>\n", "<pre>a <b>b</b></pre>\n",
    "<figure><img src=\"a.png\"></figure>\n",
    "<iframe src=\"https://www.youtube.com/embed/x1\" title=\"YouTube video player\"></iframe>\n",
    "<abbr title=\"a\">b</abbr>\n",
    "`<b>` and <b>bold</b>.\n", "A <b>bold.\n", "a<b>.b</b>c\n", "<img src=\"a.png\">\n", "<script>a()</script>\n",
    "<div>*b* <i>c</i></div>\n", "<a href=\"x\">[a]</a> <b>c\n", "<p>    <iframe src=\"x\"></iframe></p>\n",
    "<b> blank </b>\n", "<ul><li>a<ul><li>b</li></ul></li></ul>\n", "<a name=\"a\"></a><a name=\"b\"></a>Text.\n",
    "A > b and a \\<b>c\n", "12 m<sup>2</sup>.\n\n<sup>2</sup> A note.\n",
  ])
  func isLeftWhereItIsNotCertain(text: String) throws {
    #expect(try fixed(text) == text)
  }
}
