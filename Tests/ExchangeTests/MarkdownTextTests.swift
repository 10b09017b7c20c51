// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Markdown
import TestSupport
import Testing

@testable import Exchange

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("<p>a\n <em>b</em> <strong>c</strong></p>\n<p>d<br>e</p>", "a *b* **c**\n\nd\\\ne\n"),
    (
      "<div class=\"heading\"><h2 id=\"x\">X</h2><a class=\"heading-link\" href=\"#x\">#</a></div>\n<p>y</p>",
      "## X\n\ny\n"
    ), ("<ul>\n<li>a</li>\n<li><p>b</p><p>c</p></li>\n</ul>\n<p>d</p>", "- a\n- b\n\n  c\n\nd\n"),
    ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c\n"),
    (
      "<p><a href=\"../x.html?a&amp;b\">L</a> <img src=\"i.png\" alt=\"A &amp; b\"></p>",
      "[L](../x.html?a&b) ![A & b](i.png)\n"
    ),
    ("<pre><code>a * b\n  &lt;c&gt;\n</code></pre><p>d</p>", "```\na * b\n  <c>\n```\n\nd\n"),
    (
      "<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>",
      "| a | b\\|c |\n| --- | --- |\n| 1 |  |\n"
    ), ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
    ("<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup></p>", "a[^1]\n"),
    (
      "<p>1. a* _b_ &lt;c&gt; [d] &amp;amp; - e</p><p># f</p>", "1\\. a\\* \\_b\\_ \\<c> \\[d\\] \\&amp; - e\n\n\\# f\n"
    ),
    ("<p>a<svg><title>t</title></svg></p>", "a\n"), ("", ""), ("<p>a & b", "a \\& b\n"),
  ]) func proseBecomesMarkdown(html: String, text: String) {
    #expect(String(decoding: markdown(ofProse: Array(html.utf8)), as: UTF8.self) == text)
  }

  /// What is written is read as what it was made from.
  @Test func whateverATextSaysIsReadAgain() throws {
    let pieces = [
      "a", "word", "1", "2.", "1.", ")", " ", " ", "-", "+", "*", "**", "_", "`", "~", "#", ">", "|", "=", "[", "]",
      "(", "!",
      "&", "&amp;", "<", "\\", "é", "中", "“",
    ]
    for text in randomTexts(of: pieces, most: 24, count: 3_000, seed: 33) {
      let words = text.split(separator: " ").joined(separator: " ")
      // The marks of the program's own are not those of CommonMark.
      if words.isEmpty || words.contains("::") { continue }
      let html = "<p>\(words.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</p>"
      let source = markdown(ofProse: Array(html.utf8))
      var report = Report()
      let parsed = parseMarkdown(
        source[...], path: "a.md", firstLine: 1, options: MarkdownOptions(typographicPunctuation: false),
        report: &report)
      let prose = try #require(parsed?.prose)
      #expect(
        String(decoding: PlainProse(Array(prose.html)).text, as: UTF8.self) == words,
        "\(String(decoding: source, as: UTF8.self))")
    }
  }

  /// Eight bytes at a time say the same as one.
  @Test func runsAreTheSameHoweverTheyAreLookedThrough() {
    let pieces = [
      "a", "bc", " ", "  ", "<", "&", "\n", "\"", "\\", "!", "\u{7F}", "é", "€", "abcdefgh", "\u{1}", "a b c d e",
    ]
    for text in randomTexts(of: pieces, most: 30, count: 5_000, seed: 34) {
      let bytes = Array(text.utf8)
      let end = bytes.withUnsafeBufferPointer { endOfPlainRun($0, from: 0) }
      var slow = 0
      func isPlain(_ place: Int) -> Bool {
        place < bytes.count && bytes[place] > 0x20 && bytes[place] != 0x3C && bytes[place] != 0x26
      }
      while isPlain(slow) || slow > 0 && slow < bytes.count && bytes[slow] == 0x20 && isPlain(slow + 1) { slow += 1 }
      #expect(end == slow, "\(text)")
      var json: [UInt8] = []
      json.appendJSON(utf8: bytes)
      #expect((try? JSONValue(reading: json[...])) == .string(text))
    }
  }
}
