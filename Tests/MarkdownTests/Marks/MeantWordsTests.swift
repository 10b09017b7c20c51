// SPDX-License-Identifier: Apache-2.0

import Testing

/// Prose that is full of signs and means them.
@Suite struct MeantWordsTests {
  @Test(arguments: [
    "A[1], f(x)[2], m[i][j] and g(a)[b] are elements; [0, 1) is an interval, and so is (a, b].",
    "See the report [1] (page 4), the note [sic] (in the margin) and the table (Annex)[2].",
    "He said [in translation] (our own) that \"all [is] well\" [...] and (more) [than] that.",
    "The set {a, b, c} has {2, 3} as its sizes; {x | x > 3} is another, and {n} a third.",
    "`[a-z]` matches a letter. [a-z]+ and [^a-z]* and [A-Za-z0-9_]{2,3} do so too, and (a|b)[c-d] as well.",
    "x^2 + y^2 = z^2, 2 * 3 = 6, 2**3 = 8, a * b * c, |x| < |y| and ||v|| = 1.",
    "|x| ≤ 1\n|y| ≤ 2",
    "12* and 14**, where * is provisional and ** is final; *** is unknown.",
    "* is provisional.\n\n** is final. ** Both are given.",
    "It costs $5 (or $CTA 7), 10.50 €, £3.-, -5 °C, +3 %, ~4 km and #1 of 10; see #42 and #water.",
    "#water", "#ClimateAction", "# 5\n", "#5 bolt", "-5 °C in winter", "-> next", "--verbose is an option", "- clean",
    "-- and on", "1.5 million", "2.0beta", "3.x is the version", "1.Mai 2026 ist der Tag.", "1. May 2026 is the day.",
    "Write to a.b_c@example.org, a__b@example.org or <a_b@example.org>; see https://example.org/a_(b)_[c]?d=*.",
    "Files: src/**/*.md, **/a, C:\\**\\b, snake__case, __dirname and _private.",
    "Name: ____  Date: __________", "f*** words and ***** stars", "A rating of ** of ***** was given.",
    "Home | About | Contact", "yes|no", "a | b", "true | false, 1 | 0\nand so on",
    "Danger!!! Mind the gap!!!", "!!! Achtung !!!", "What??? Nobody knows.", "Time: 12:30::45", "::", ": it is so",
    "He won $1,000,000 and {most} of it was {his}.", "{ and } are braces; {} is empty, { x } has a letter.",
    "f[x](y z) = 3 and [a](b, c) hold", "(see [the annex] and (its) parts)", "[x] (y)", "(a)(b)[c](d e)[f]",
    "C++ and ++i, a+b, +49 30 1234", "+ 3", "*Note that this is provisional", "*word", "wait*", "5'10\" * 3",
    "A·B·C", "·", "•", "the 1st, 2)nd", "a) first\n", "(a) first; (b) second", "a/b/c.md (see there)",
    "[Draft] (2026)", "[Draft](", "see [here", "](", "] (", "[]", "[ ]", "[x]", "()", "[](", "[[1, 2], [3, 4]]",
    "a[[i]]",
    "[[:alpha:]]+", "1.a 2.b", "§ 3.Abs. 2", "No.1 and No.2", "Tel.: (030)[12]34",
    "if a == b and c==d== e, then 40 % == 0.4", "100 %% and 5 %%", "Le but : un plan :-) et 10:30:15, std::vector",
    "He came – late – and\n– as always – left.", "– said nobody –", "{x}, {props.name} and \\d{3}",
    "x = [@] and a@b [at]",
    "Version 1.5 of\n1.6 million lines", "It has e.g.\ni. e. a few", "The result was\n(a) fine",
    "![A map](a.png)\n\nFigure 1 shows both.", "The import of wood\nimport duties from the north",
    "A [1] and\n[2] are numbers.", "We measured 5 m² and 6 m³.\n² is raised.", "    if (a) { return b; }",
    "    planpress build --drafts", "    Name: value", "```text\ngraph\n```", "A\ttab in a sentence.",
    "f(2*x)*3 and 5 * 6", "Es gilt § 3.\nAbb. 3 zeigt es.", "2^8 ^ 3", "a ^b",
    "> [Draft] as it was",
  ])
  func nothingIsReported(markdown: String) {
    for text in [markdown, "> \(markdown.replacing("\n", with: "\n> "))"] {
      let found = rendered(text + "\n", smart: true).report.diagnostics.filter {
        !["top-heading", "vague-link"].contains($0.rule.name)
      }
      #expect(found.map { "\($0.rule.name): \($0.message)" } == [], "\(text)")
    }
  }

  @Test func inCellsAndHeadingsNeither() {
    for words in [
      "-5", "- 5", "12**", "** provisional", "*", "#1", "1.First", "• a", "+", "[1]", "2*3", "a) b", "(a)[b]", "x^2^",
      "-",
      "—",
    ] {
      #expect(rendered("| a | b |\n| --- | --- |\n| c | \(words) |\n").rules == [], "\(words)")
      #expect(rendered("## Of \(words)\n").rules == [], "\(words)")
    }
  }
}
