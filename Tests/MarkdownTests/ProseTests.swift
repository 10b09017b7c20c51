// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

@Suite struct ProseTests {
  @Test func headingsGetReadableUniqueIds() {
    let result = rendered("## Who does what?\n\n## Who does what?\n\n## Größe & Maß\n\n## Kept {#kept.id}\n")
    #expect(result.document.headings.map(\.id) == ["who-does-what", "who-does-what-1", "größe--maß", "kept.id"])
    #expect(
      result.html.contains(
        "<div class=\"heading\"><h2 id=\"kept.id\">Kept</h2><a class=\"heading-link\" href=\"#kept.id\""))
    #expect(result.rules == [])
  }

  @Test func signsThatNobodySeesMakeNoDifferenceToAnId() {
    #expect(rendered("## Clean\u{A0}ri\u{AD}vers\u{200B}\n").document.headings.map(\.id) == ["clean-rivers"])
  }

  @Test func aHeadingsHolesMoveWithItsText() {
    let result = rendered("## See [](plan:goal-1)\n")
    #expect(result.html.contains("<h2 id=\"see-\">See <a href=\"plan:goal-1\">title of plan:goal-1</a></h2><a class="))
  }

  @Test func alertsLoseTheirMark() {
    let result = rendered("> [!WARNING]\n> Mind the *gap*.\n")
    #expect(
      result.html
        == "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">warning</p>\n<p>Mind the <em>gap</em>.</p>\n</div>\n"
    )
  }

  @Test func anUnknownAlertIsReportedWithTheNearest() {
    let result = rendered("Text.\n\n> [!NOET]\n> Mind.\n")
    #expect(result.report.diagnostics.first?.help == "write `[!NOTE]`")
    #expect(result.report.diagnostics.first?.place?.line == 3)
  }

  @Test func directivesBecomeHoles() {
    let result = rendered("```{objectives} goal-1\n:as: table\n```\n")
    #expect(result.html == "<!-- objectives -->")
    #expect(
      result.document.directives
        == [
          DirectiveBlock(
            name: "objectives", argument: "goal-1", options: [.init(name: "as", value: "table", line: 2)], line: 1)
        ])
  }

  @Test func linksIntoTheSiteAreHoles() {
    let result = rendered("[a](../goals/g%201.md#x) ![Alt](m.png) [b](https://a.org/?x&y \"t\")\n")
    #expect(
      result.document.links.map(\.target)
        == [.file(path: "../goals/g 1.md", anchor: "x"), .file(path: "m.png", anchor: nil)])
    #expect(result.html.contains("<a href=\"https://a.org/?x&amp;y\" title=\"t\">b</a>"))
  }

  @Test(arguments: [
    ("javascript:alert(1)", "unsafe-link"), ("JaVaScRiPt:alert(1)", "unsafe-link"),
    ("java&#10;script:alert(1)", "unsafe-link"), ("&#1;javascript:alert(1)", "unsafe-link"),
    ("data:text/html,x", "unsafe-link"), ("//evil.example", "unsafe-link"),
    ("vbscript:x", "unsafe-link"), ("htps://a.org", "unsafe-link"),
  ])
  func otherAddressesAreRefused(destination: String, rule: String) {
    let result = rendered("[text](\(destination))\n")
    #expect(result.rules.filter { $0 != "forbidden-character" } == [rule])
    #expect(!result.html.lowercased().contains("script:"))
  }

  @Test func rawHTMLIsEscapedAndReportedWithItsPlace() {
    let result = rendered("Fine.\n\nBold <b onclick=\"x()\">text</b>.\n\n<!-- a note to ourselves -->\n", firstLine: 4)
    #expect(result.html.contains("&lt;b onclick=&quot;x()&quot;&gt;"))
    #expect(result.report.diagnostics.map(\.rule.name) == ["raw-html"])
    #expect(result.report.diagnostics.first?.place?.line == 6)
    #expect(!result.html.contains("ourselves"))
  }

  @Test(arguments: [
    "a &#65534; b", "&#1;", "&#x0C;", "# &#xD800;", "[x](y \"&#0;\")", "[x](y&#1;)", "![&#31;](y.png)", "- *&#x7F;*",
    "> a\n> &#x10FFFF;", "| a |\n|---|\n| &#99; &#1114112; |", "``` &#1;\nx\n```",
  ])
  func entitiesStandForNothingThatAFeedMayNotContain(text: String) {
    let problems = rendered(text).report.diagnostics.filter { $0.rule == .forbiddenCharacter }
    #expect(problems.count == 1, "\(problems)")
    let lines = text.split(separator: "\n")
    let entity = /&#(?!99)[^;]+;/
    let line = lines.firstIndex { $0.contains(entity) } ?? 0
    #expect(problems.first?.place?.line == line + 1)
    #expect(problems.first?.place?.excerpt == lines[line].firstMatch(of: entity).map { String($0.output) })
  }

  @Test func entitiesInCodeAreWhatTheySay() {
    for text in ["`&#1;`", "```\n&#65534;\n```", "    &#1;", "\\&#1;", "&#9; &#10; &#x263A; &#12345678;", "&amp;#1;"] {
      #expect(!rendered(text).rules.contains("forbidden-character"), "\(text)")
    }
  }

  @Test func undefinedReferencesAreReported() {
    let result = rendered("See [the plan][plam] and a note[^1].\n\n[plan]: https://a.org\n")
    #expect(
      result.report.diagnostics.map(\.message) == [
        "the link label `plam` is not defined in this file", "the footnote `1` is not defined in this file",
      ])
  }

  @Test func anImageNeedsAlternativeText() {
    #expect(rendered("![](a.png)\n").rules == ["missing-alt"])
    #expect(rendered("![](a.png \"decorative\")\n").rules == [])
    #expect(rendered("![](a.png \"decorative\")\n").html == "<p><img src=\"a.png\" alt=\"\"></p>\n")
    #expect(rendered("![A *map* of `x`](a.png)\n").html == "<p><img src=\"a.png\" alt=\"A map of x\"></p>\n")
    #expect(rendered("![A map](https://a.org/a.png)\n").rules == ["remote-image"])
  }

  @Test func headingLevelsGoDownOneByOne() {
    #expect(rendered("## A\n\n#### B\n").rules == ["skipped-heading"])
    #expect(rendered("### A\n").rules == ["skipped-heading"])
    #expect(rendered("# A\n").rules == ["top-heading"])
    #expect(rendered("## A\n\n### B\n\n## C\n").rules == [])
  }

  @Test func aLinkWithoutTextIsReportedUnlessItTakesAnItemsTitle() {
    #expect(rendered("[](plan:goal-1)\n").rules == [])
    #expect(rendered("[](a.md)\n").rules == ["empty-link"])
  }

  @Test func tasksSayTheirStateInWords() {
    #expect(
      rendered("- [x] done\n").html
        == "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> done</li>\n</ul>\n")
  }

  @Test func typographyCanBeSwitchedOff() {
    #expect(rendered("\"a\" -- b...\n", smart: true).html == "<p>“a” – b…</p>\n")
    #expect(rendered("\"a\" -- b...\n").html == "<p>&quot;a&quot; -- b...</p>\n")
  }

  @Test func theOpeningIsTheFirstParagraphAsPlainText() {
    #expect(
      rendered("> quoted\n\nThe *first* `one`,\nover lines.\n\nNext.\n").document.opening
        == "The first one, over lines.")
  }

  @Test func aDirectiveBeforeAHeadingStaysBeforeIt() {
    #expect(
      rendered("```{goals}\n```\n\n## Next\n").html.hasPrefix(
        "<!-- goals --><div class=\"heading\"><h2 id=\"next\">Next"))
  }

  @Test func theOpeningOfALongParagraphEndsAfterAWord() {
    let words = "δράσεις για το νερό, "
    let opening = rendered(String(repeating: words, count: 40) + "\n").document.opening
    #expect(opening == String(repeating: words, count: 13) + "δράσεις για το νερό…")
  }

  @Test func theOpeningOfALongParagraphWithoutBlanksIsCutBetweenCharacters() {
    let text = String(repeating: "水", count: 299)
    #expect(rendered(text + "道\n").document.opening == text + "道")
    let long = text + "道" + String(repeating: "河", count: 201)
    #expect(rendered(long + "\n").document.opening == text + "道…")
  }

  @Test func headingsAvoidTheIdsOfThePage() {
    let text = "## Main\n\n## Page relations\n\n## Fn 1\n\n## Fnref 1\n"
    let reserved = ReservedIDs(["main"], prefixes: ["page-"])
    #expect(
      rendered(text, reserving: reserved).document.headings.map(\.id)
        == ["main-1", "page-relations-1", "fn-1-1", "fnref-1-1"])
    #expect(
      rendered(text).document.headings.map(\.id) == ["main", "page-relations", "fn-1-1", "fnref-1-1"])
  }

  @Test func aParagraphAboveATableCanBeItsCaption() {
    let html = rendered("Table: What *counts*\n\n| a | b |\n|---|---|\n| c | d |\n").html
    #expect(html.contains("<table>\n<caption>What <em>counts</em></caption>\n<thead>"))
    #expect(!html.contains("<p>"))
  }

  @Test func anEmptyColumnTitleIsReported() {
    #expect(rendered("| | b |\n|---|---|\n| c | d |\n").rules == ["empty-header"])
  }

  @Test func aPassageSaysItsLanguage() {
    #expect(
      rendered("A [coup d'état]{lang=fr} & more\n").html == "<p>A <span lang=\"fr\">coup d'état</span> &amp; more</p>\n"
    )
    #expect(rendered("A [x]{lang=\"><b>}\n").html.contains("<span") == false)
  }

  @Test func aLinkTextSaysWhereItLeads() {
    #expect(rendered("[Here](https://a.org)\n").rules == ["vague-link"])
    #expect(rendered("[The plan](https://a.org)\n").rules == [])
  }
}
