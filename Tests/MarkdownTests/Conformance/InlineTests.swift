// SPDX-License-Identifier: Apache-2.0

import Testing

/// Inlines as CommonMark 0.29 and GitHub's extensions define them, each in a paragraph of its own.
@Suite struct InlineTests {
  private func inline(_ markdown: String, smart: Bool = false) -> String {
    let html = rendered(markdown, smart: smart).html
    guard html.hasPrefix("<p>"), html.hasSuffix("</p>\n") else { return html }
    return String(html.dropFirst(3).dropLast(5))
  }

  @Test(arguments: [
    ("\\*no\\* \\_\\[\\`\\\\ \\a", "*no* _[`\\ \\a"), ("`\\*`", "<code>\\*</code>"), ("two\\\nlines", "two<br>\nlines"),
    ("&copy; &#228; &#x41; &amp;lt;", "© ä A &amp;lt;"), ("&nosuch; &#; &", "&amp;nosuch; &amp;#; &amp;"),
    ("&#0;", "\u{FFFD}"), ("\\&copy;", "&amp;copy;"), ("a < b > c \"d\"", "a &lt; b &gt; c &quot;d&quot;"),
  ])
  func escapesAndEntities(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("`a`", "<code>a</code>"), ("`` a`b ``", "<code>a`b</code>"), ("` `` `", "<code>``</code>"),
    ("`  a  `", "<code> a </code>"),
    ("`a\nb`", "<code>a b</code>"), ("`*a*`", "<code>*a*</code>"), ("*a`*`", "*a<code>*</code>"), ("`a", "`a"),
    ("`<b>`", "<code>&lt;b&gt;</code>"), ("``a`", "``a`"),
  ])
  func code(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("*a* _b_", "<em>a</em> <em>b</em>"), ("**a** __b__", "<strong>a</strong> <strong>b</strong>"),
    ("***a***", "<em><strong>a</strong></em>"), ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
    ("*a **b***", "<em>a <strong>b</strong></em>"), ("a*b*c", "a<em>b</em>c"), ("a_b_c", "a_b_c"),
    ("* a*", "<ul>\n<li>a*</li>\n</ul>\n"),
    ("a * b *", "a * b *"), ("*a", "*a"), ("**a*", "*<em>a</em>"), ("_(a)_.", "<em>(a)</em>."),
    ("*a\nb*", "<em>a\nb</em>"),
    ("*(**a**)*", "<em>(<strong>a</strong>)</em>"), ("für*eins*zwei", "für<em>eins</em>zwei"),
    ("*a*\u{A0}b", "<em>a</em>\u{A0}b"),
    ("~~a~~ ~b~ ~~~c~~~", "<del>a</del> ~b~ ~~~c~~~"), ("~~a *b*~~ ~~ c~~", "<del>a <em>b</em></del> ~~ c~~"),
    ("~~a\nb~~ **~~c~~**", "<del>a\nb</del> <strong><del>c</del></strong>"), ("a~~b~~c", "a<del>b</del>c"),
  ])
  func emphasis(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("[the plan](https://a.org)", "<a href=\"https://a.org\">the plan</a>"),
    ("[the *plan*](<https://a.org/b c> 'T')", "<a href=\"https://a.org/b%20c\" title=\"T\">the <em>plan</em></a>"),
    ("[p(a)n](https://a.org/(b)c)", "<a href=\"https://a.org/(b)c\">p(a)n</a>"),
    (
      "[the plan](https://a.org \"one \\\"two\\\"\")",
      "<a href=\"https://a.org\" title=\"one &quot;two&quot;\">the plan</a>"
    ),
    ("[the plan](https://a.org/ä?b=c&d)", "<a href=\"https://a.org/%C3%A4?b=c&amp;d\">the plan</a>"),
    ("[the [plan]](https://a.org)", "<a href=\"https://a.org\">the [plan]</a>"),
    ("[a `](b)`](https://a.org)", "<a href=\"https://a.org\">a <code>](b)</code></a>"),
    ("[the plan] (https://a.org)", "[the plan] (<a href=\"https://a.org\">https://a.org</a>)"),
    ("[mail us](mailto:a@b.org)", "<a href=\"mailto:a@b.org\">mail us</a>"),
    ("[see below](#below)", "<a href=\"#below\">see below</a>"),
    ("[the goal](../goals/g.md#why)", "<a href=\"../goals/g.md#why\">the goal</a>"),
    ("![A map](map.png 'Big')", "<img src=\"map.png\" alt=\"A map\" title=\"Big\">"),
    ("[![A map](map.png)](https://a.org)", "<a href=\"https://a.org\"><img src=\"map.png\" alt=\"A map\"></a>"),
    ("![*A* [map](https://a.org)](map.png)", "<img src=\"map.png\" alt=\"A map\">"),
    ("\\![A map](https://a.org)", "!<a href=\"https://a.org\">A map</a>"),
  ])
  func linksAndImages(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("[the plan][p]", "<a href=\"https://a.org\">the plan</a>"), ("[P][]", "<a href=\"https://a.org\">P</a>"),
    ("[p]", "<a href=\"https://a.org\">p</a>"), ("![p]", "<img src=\"https://a.org\" alt=\"p\">"), ("\\[p]", "[p]"),
    ("[*a*][P]", "<a href=\"https://a.org\"><em>a</em></a>"), ("`[p]`", "<code>[p]</code>"),
  ])
  func linksByReference(markdown: String, html: String) {
    #expect(inline("\(markdown)\n\n[p]: https://a.org\n") == html)
  }

  @Test(arguments: [
    ("<https://a.org/b?c&d>", "<a href=\"https://a.org/b?c&amp;d\">https://a.org/b?c&amp;d</a>"),
    ("<a@b.org>", "<a href=\"mailto:a@b.org\">a@b.org</a>"),
    ("See https://a.org/b.", "See <a href=\"https://a.org/b\">https://a.org/b</a>."),
    ("(www.a.org)", "(<a href=\"http://www.a.org\">www.a.org</a>)"),
    ("to a.b@c.org, now", "to <a href=\"mailto:a.b@c.org\">a.b@c.org</a>, now"),
    ("`https://a.org`", "<code>https://a.org</code>"), ("a.org", "a.org"),
  ])
  func addressesInTheText(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("one  \ntwo", "one<br>\ntwo"), ("one \ntwo", "one\ntwo"), ("one\n   two", "one\ntwo"), ("end  ", "end"),
    ("end\\", "end\\"),
  ])
  func lineBreaks(markdown: String, html: String) {
    #expect(inline(markdown) == html)
  }

  @Test(arguments: [
    ("\"a\" 'b' it's", "“a” ‘b’ it’s"), ("a -- b --- c ... d", "a – b — c … d"), ("\\\"a\\\" \\--", "&quot;a&quot; --"),
    ("`\"a\" --`", "<code>&quot;a&quot; --</code>"), ("\"'a' b\"", "“‘a’ b”"),
  ])
  func typographicPunctuation(markdown: String, html: String) {
    #expect(inline(markdown, smart: true) == html)
  }
}
