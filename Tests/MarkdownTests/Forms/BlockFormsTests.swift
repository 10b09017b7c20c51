// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

@Suite struct DefinitionListTests {
  @Test func definitionsFollowWhatTheyDefine() {
    let result = rendered(
      "Catchment\n: The land.\n: In this plan, *both*\n  rivers.\n\nCombined sewer\n\n:   A sewer.\n\n    With more.\n")
    #expect(
      result.html == """
        <dl>
        <dt>Catchment</dt>
        <dd>The land.</dd>
        <dd>In this plan, <em>both</em>
        rivers.</dd>
        <dt>Combined sewer</dt>
        <dd>
        <p>A sewer.</p>
        <p>With more.</p>
        </dd>
        </dl>

        """)
    #expect(result.rules == [])
  }

  @Test func twoWordsMayMeanTheSame() {
    #expect(
      rendered("> Sewer\n> Drain\n> : A pipe {#pipe}\n").html
        == "<blockquote>\n<dl>\n<dt>Sewer</dt>\n<dt>Drain</dt>\n<dd id=\"pipe\">A pipe</dd>\n</dl>\n</blockquote>\n")
  }

  @Test(arguments: [": alone", "a\n:b", "a\n\\: b", "one\ntwo\nthree\nfour\n: b", "```\na\n: b\n```"])
  func whatIsNoDefinition(text: String) {
    #expect(!rendered(text).html.contains("<dl"))
  }

  @Test func aParagraphBetweenListsPartsThem() {
    #expect(rendered("a\n: b\n\nWords.\n\nc\n: d\n").html.components(of: "<dl>") == 2)
  }
}

@Suite struct CaptionTests {
  private let image = "![Rows of trees.](line.png)"

  @Test(arguments: [
    "Figure: Trees\n\nIMAGE", "IMAGE\n\nFigure: Trees", "IMAGE\nFigure: Trees", "IMAGE\n\n*Figure: Trees*",
    "IMAGE\n*Figure: Trees*",
  ])
  func aCaptionBelongsToItsImage(text: String) {
    let result = rendered(text.replacing("IMAGE", with: image))
    #expect(
      result.html
        == "<figure>\n<img src=\"line.png\" alt=\"Rows of trees.\">\n<figcaption>Trees</figcaption>\n</figure>\n")
    #expect(result.rules == [])
  }

  @Test func numberedFiguresAndTablesAreReferredTo() {
    let result = rendered(
      "See [](#figure-1) and [](#fish).\n\n\(image)\n\n*Figure 1: Phosphate*\n\nTable 2: Fish {#fish}\n\n| a |\n|---|\n| b |\n"
    )
    #expect(result.html.contains("<figure id=\"figure-1\">"))
    #expect(result.html.contains("<figcaption>Figure 1: Phosphate</figcaption>"))
    #expect(result.html.contains("<table id=\"fish\">\n<caption>Table 2: Fish</caption>"))
    #expect(result.document.anchors.map(\.label) == [.figure("1"), .table("2")])
    #expect(result.rules == [])
  }

  @Test func twoImagesHaveTheirOwnCaptions() {
    let html = rendered("Figure: A\n\n![x](a.png)\n\nFigure: B\n\n![y](b.png)\n").html
    #expect(
      html.contains("alt=\"x\">\n<figcaption>A</figcaption>") && html.contains("alt=\"y\">\n<figcaption>B</figcaption>")
    )
  }

  @Test func aCaptionBelowItsTableComesBeforeIt() {
    #expect(rendered("| a |\n|---|\n| b |\n\nTable: Fish\n").html.contains("<table>\n<caption>Fish</caption>\n<thead>"))
  }

  @Test func aCaptionOfNothingIsReported() {
    #expect(rendered("Figure: Trees\n\nWords.\n").rules == ["stray-caption"])
    #expect(rendered("Table: Fish\n\nWords.\n").rules == ["stray-caption"])
    #expect(rendered("Figures: many.\n\nTable of fish: none.\n\nTable 1 and 2: x\n").rules == [])
  }
}

@Suite struct AttributeTests {
  @Test(arguments: [
    ("The board meets. {#c7}", "<p id=\"c7\">The board meets.</p>\n"),
    ("The *board*. {#c7 lang=fr}", "<p id=\"c7\" lang=\"fr\">The <em>board</em>.</p>\n"),
    ("Words\n{#c7}", "<p id=\"c7\">Words</p>\n"),
    ("- one {#a}\n- two", "<ul>\n<li id=\"a\">one</li>\n<li>two</li>\n</ul>\n"),
    ("- one {#a}\n\n  more {#b}", "<ul>\n<li id=\"a\">\n<p>one</p>\n<p id=\"b\">more</p>\n</li>\n</ul>\n"),
    ("- one\n- two\n\n{#list}", "<ul id=\"list\">\n<li>one</li>\n<li>two</li>\n</ul>\n"),
    ("> said\n\n{#q}", "<blockquote id=\"q\">\n<p>said</p>\n</blockquote>\n"),
    ("```\na\n```\n\n{#code}", "<pre id=\"code\" tabindex=\"0\"><code>a\n</code></pre>\n"),
    ("خطة المياه. {lang=ar}", "<p lang=\"ar\" dir=\"rtl\">خطة المياه.</p>\n"),
  ])
  func attributesOfBlocks(text: String, html: String) {
    let result = rendered(text)
    #expect(result.html == html)
    #expect(result.rules == [])
  }

  @Test func aTableHasTheIdInItsLastLine() {
    let table = "| a | b |\n|---|---|\n| c | d |\n"
    for end in ["{#t1}\n", "\n{#t1}\n"] {
      let result = rendered(table + end)
      #expect(result.html.contains("<table id=\"t1\">") && !result.html.contains("{"))
      #expect(result.document.anchors.map(\.id) == ["t1"])
    }
  }

  @Test func idsAreUsedOnce() {
    #expect(rendered("## A {#x}\n\nWords. {#x}\n").rules == ["duplicate-anchor"])
    #expect(rendered("One. {#x}\n\n- Two. {#x}\n").rules == ["duplicate-anchor"])
    #expect(rendered("One. {#fn-1}\n").rules == ["reserved-id"])
    #expect(rendered("One. {#two}\n\n## Two\n").document.headings.map(\.id) == ["two-1"])
  }

  @Test(arguments: ["a {#}", "a {#b c}", "a {#\"><b>}", "a\\ {b}", "a \\{#b}", "a{#b}", "`a {#b}`", "{#b}"])
  func whatIsNoAttribute(text: String) {
    let html = rendered(text).html
    #expect(!html.contains(" id="), "\(html)")
  }
}

@Suite struct DirectionTests {
  @Test(arguments: [
    ("خطة المياه (2026).", "<p dir=\"rtl\">خطة المياه (2026).</p>\n"),
    ("2026: תוכנית", "<p dir=\"rtl\">2026: תוכנית</p>\n"),
    ("Plan خطة", "<p>Plan خطة</p>\n"),
    ("- تخطيط\n- plan", "<ul dir=\"rtl\">\n<li dir=\"rtl\">تخطيط</li>\n<li>plan</li>\n</ul>\n"),
    (
      "## خطة",
      "<div class=\"heading\"><h2 id=\"خطة\" dir=\"rtl\">خطة</h2><a class=\"heading-link\" href=\"#%D8%AE%D8%B7%D8%A9\" aria-label=\"heading-link خطة\">#</a></div>\n"
    ),
    ("A [خطة]{lang=ar} b", "<p>A <span lang=\"ar\" dir=\"rtl\">خطة</span> b</p>\n"),
    (
      "[x]{lang=fr} ~~y~~ https://a.example",
      "<p><span lang=\"fr\">x</span> <del>y</del> <a href=\"https://a.example\">https://a.example</a></p>\n"
    ),
    ("[خطة]{lang=ar} x", "<p dir=\"rtl\"><span lang=\"ar\" dir=\"rtl\">خطة</span> x</p>\n"),
  ])
  func rightToLeft(text: String, html: String) {
    #expect(rendered(text).html == html)
  }

  @Test func inATextFromRightToLeftOthersAreMarked() {
    #expect(
      rendered("خطة\n\nThe plan\n\n[plan]{lang=en-GB}\n", isRightToLeft: true).html
        == "<p>خطة</p>\n<p dir=\"ltr\">The plan</p>\n<p dir=\"ltr\"><span lang=\"en-GB\" dir=\"ltr\">plan</span></p>\n")
  }

  @Test func aFileInAnotherLanguageHasItOnItsBlocks() {
    #expect(
      rendered("## خطة\n\nخطة\n\n- plan\n- خطة\n", language: "ar").html == """
        <div class="heading"><h2 id="خطة" lang="ar" dir="rtl">خطة</h2><a class="heading-link" href="#%D8%AE%D8%B7%D8%A9" \
        aria-label="heading-link خطة">#</a></div>
        <p lang="ar" dir="rtl">خطة</p>
        <ul lang="ar">
        <li dir="ltr">plan</li>
        <li>خطة</li>
        </ul>

        """)
    #expect(rendered("Le plan\n", language: "fr").html == "<p lang=\"fr\">Le plan</p>\n")
    #expect(rendered("Plan\n", isRightToLeft: true, language: "en").html == "<p lang=\"en\" dir=\"ltr\">Plan</p>\n")
  }

  @Test func cellsHaveTheirOwn() {
    let html = rendered("| a | ب |\n|---|---|\n| c | د |\n").html
    #expect(html.contains("<th scope=\"col\">a</th>\n<th scope=\"col\" dir=\"rtl\">ب</th>"))
  }

  @Test func aScriptInTheTagDecides() {
    #expect(readsRightToLeft("az-Arab") && readsRightToLeft("he-IL"))
    #expect(!readsRightToLeft("ar-Latn") && !readsRightToLeft("en"))
  }
}

@Suite struct UnfoldingTests {
  @Test func aTextUnfoldsBelowItsFirstLine() {
    #expect(
      rendered("> [!DETAILS] How we *measured*\n> Every week.\n>\n> - a\n").html == """
        <details>
        <summary>How we <em>measured</em></summary>
        <p>Every week.</p>
        <ul>
        <li>a</li>
        </ul>
        </details>

        """)
  }

  @Test func itNeedsWords() {
    #expect(rendered("> [!DETAILS]\n> Text\n").rules == ["unknown-alert"])
  }
}

@Suite struct ShortLinesTests {
  @Test(arguments: [
    "Water Office\nMarket Square 1\n12345 Example",
    "Roses are red\nViolets are blue\nSugar is sweet, my dear\nAnd so are you",
    "Amt für Wasser\nPostfach 12\n10115 Berlin\nÖsterreich",
  ])
  func addressesAndVersesKeepTheirLines(text: String) {
    let result = rendered(text)
    #expect(result.html == "<p class=\"lines\">\(text.replacing("\n", with: "<br>\n"))</p>\n")
    #expect(result.rules == [])
  }

  @Test(arguments: [
    "A text that goes on over lines\nthat are short since somebody\nlikes them so, and ends.",
    "one\ntwo\nthree", "aaa\nbbb\nccc", "Words of a text\nthat is written\nin short lines, all in one\nand goes on",
    "The Board of the Water Office met in May and\nThe City agreed to all that had been said,\nSo the plan was made.",
  ])
  func wrappedTextStaysOneText(text: String) {
    let result = rendered(text)
    #expect(!result.html.contains("<br>"), "\(result.html)")
    #expect(result.rules == [])
  }

  @Test func unclearLinesAreReported() {
    let result = rendered("Water Office\nMarket Square 1\nc/o Miller\n12345 Example in the Hills\n")
    #expect(result.rules == ["short-lines"])
    #expect(rendered("Water Office\\\nMarket Square 1\\\nc/o Miller\\\n12345 Example in the Hills\n").rules == [])
  }
}

@Suite struct MediaTests {
  @Test func aFilmIsShownWithItsCaptions() {
    let result = rendered("![The plan in \"two\" minutes](film.mp4)\n")
    #expect(
      result.html == """
        <p><span class="medium"><video controls preload="none" src="film.mp4" \
        aria-label="The plan in &quot;two&quot; minutes"><track src="film.vtt"></video>\
        <span class="on-paper">The plan in &quot;two&quot; minutes</span></span></p>

        """)
    #expect(result.document.links.map(\.use) == [.media, .captions])
    #expect(result.document.links.map(\.destination) == ["film.mp4", "film.vtt"])
  }

  @Test func aSilentFilmAndASoundHaveNoCaptions() {
    #expect(rendered("![Fish](film.WEBM \"silent\")\n").document.links.map(\.use) == [.media])
    #expect(rendered("![A talk](talk.mp3)\n").html.contains("<audio controls preload=\"none\" src=\"talk.mp3\""))
    #expect(rendered("![](talk.mp3)\n").rules == ["missing-alt"])
    #expect(rendered("![x](https://a.org/film.mp4)\n").rules == ["remote-image"])
  }

  @Test func aFilmMayHaveACaptionAsImagesHave() {
    #expect(rendered("Figure: The plan\n\n![x](film.mp4)\n").html.hasPrefix("<figure>\n<span class=\"medium\"><video"))
  }
}

@Suite struct TableSpanTests {
  @Test func cellsGoOverColumnsAndRows() {
    let result = rendered(
      "| Aim and measure | << | Year |\n|---|---|---|\n| Rivers | Dams | 2026 |\n| ^^ | Trees | 2027 |\n")
    #expect(
      result.html.contains("<th scope=\"colgroup\" colspan=\"2\">Aim and measure</th>\n<th scope=\"col\">Year</th>"))
    #expect(
      result.html.contains("<td rowspan=\"2\">Rivers</td>\n<td>Dams</td>\n<td>2026</td>\n</tr>\n<tr>\n<td>Trees</td>"))
    #expect(result.rules == [])
  }

  @Test func aBlockOfCells() {
    let html = rendered("| a | b | c |\n|---|---|---|\n| d | << | e |\n| ^^ | << | f |\n").html
    #expect(html.contains("<td colspan=\"2\" rowspan=\"2\">d</td>\n<td>e</td>\n</tr>\n<tr>\n<td>f</td>"))
  }

  @Test(arguments: [
    "| << | x |\n| y | z |", "| ^^ | x |", "| x | << |\n| ^^ | z |", "| x | y |\n| ^^ | << |\n| << | z |",
  ])
  func shapesWithCornersAreReported(rows: String) {
    #expect(rendered("| a | b |\n|---|---|\n\(rows)\n").rules.contains("table-span"))
  }

  @Test func inCodeTheyAreWords() {
    #expect(!rendered("| a | b |\n|---|---|\n| x | `<<` |\n").html.contains("colspan"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
