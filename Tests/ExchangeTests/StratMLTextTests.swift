// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Exchange

@Suite struct StratMLTextTests {
  @Test(arguments: [
    ("One\n   two", "One two"), ("a^b", "a\nb"), ("a^^b", "a\n\nb"), ("a\n \nb", "a\n\nb"), ("^a^", "a"),
    ("Do:^*this^* that", "Do:\n\n* this\n* that"), ("10^6 of 2^n", "10^6 of 2\nn"), ("* a\n* b", "* a\n* b"),
    ("• a\n• b c", "* a\n* b c"), ("**bold**", "**bold**"), ("  ", ""),
  ]) func conventionsOfTheCollectionAreRead(text: String, flat: String) {
    #expect(stratMLText(text).flat == flat)
  }

  @Test(arguments: [
    ("a * b_c", "a \\* b\\_c\n"), ("1. One", "1\\. One\n"), ("(a) One", "\\(a) One\n"), ("- x", "\\- x\n"),
    ("see https://example.org/a_b(c)).", "see <https://example.org/a_b(c))>.\n"), ("<b>&amp;", "\\<b\\>\\&amp;\n"),
    ("(https://example.org/a)", "\\(<https://example.org/a>)\n"), ("x-mailto:a", "x- mailto\\:a\n"),
    ("http://[x", "http\\://\\[x\n"), ("a@b.c", "a\\@b.c\n"),
  ]) func nothingBecomesAMark(text: String, markdown: String) {
    #expect(safeMarkdown(PlainText(blocks: [.paragraph([text])])) == markdown)
  }

  @Test(arguments: [
    ("<p>a\n b</p>\n<p>c</p>", "a b\n\nc"),
    ("<ul>\n<li><p>a</p>\n<p>b</p></li>\n<li>c</li>\n</ul>\n<p>d</p>", "* a b\n* c\n\nd"),
    ("<p>a<br>b &lt;&#39;&#x26;</p>", "a\nb <'&"), ("<pre><code>a\n  b\n</code></pre>", "a\nb"),
    ("<table><tr><th>a</th><th>b</th></tr><tr><td></td><td>c</td></tr></table>", "a | b\n\nc"),
    ("<p><img src=\"x\" alt=\"A &amp; b\"> <a title=\">\" href=\"y\">c</a><svg><title>d</title></svg></p>", "A & b c"),
    ("", ""),
    ("<p>a & b", "a & b"),
  ]) func proseBecomesText(html: String, text: String) {
    #expect(String(decoding: PlainProse(Array(html.utf8)).text, as: UTF8.self) == text)
  }

  /// The parser sees what the text says, sign by sign, and finds nothing to complain about.
  @Test func whateverATextSaysIsRead() {
    let pieces = [
      "a", "word", "Long", "1", "2.", "1.1", "(a)", "a)", "i.", " ", " ", " ", "-", "+", "*", "**", "_", "__", "`", "~",
      "~~", "^",
      "#", "##", ">", "|", "---", "===", ":", "::", ":::", "[", "]", "(", ")", "[x](y)", "![", "[^1]", "<", "</b>",
      "<!--", "&",
      "&lt;", "&#0;", "\\", "\\(", "{", "}", "{{", "{x=1}", "{%", "$", "$$", "!", "!!!", "?", "=", "@", "a@b.org",
      "www.a.org",
      "http://a.org", "https://", "https://a.org/(b)", "mailto:x@y.org", "ftp://x", "Table:", "[TOC]", "*[A]:", "é",
      "中", "“", "’",
    ]
    for text in randomTexts(of: pieces, most: 30, count: 4_000, seed: 21) {
      let words = collapsed(text.replacing("mailto:", with: " mailto:"))
      if words.isEmpty { continue }
      let markdown = safeMarkdown(PlainText(blocks: [.paragraph([words]), .list([words, "x"])]))
      var report = Report()
      let options = MarkdownOptions(typographicPunctuation: false)
      guard
        let parsed = parseMarkdown(
          Array(markdown.utf8)[...], path: "a.md", firstLine: 1, options: options, report: &report)
      else {
        Issue.record("refused: \(words)")
        continue
      }
      #expect(
        String(decoding: PlainProse(Array(parsed.prose.html)).text, as: UTF8.self) == "\(words)\n\n* \(words)\n* x",
        "\(markdown)\(String(decoding: parsed.prose.html, as: UTF8.self))")
      #expect(report.diagnostics.filter { $0.rule.severity == .error }.map(\.message) == [], "\(markdown)")
    }
  }
}
