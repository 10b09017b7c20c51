// SPDX-License-Identifier: Apache-2.0

import Testing

/// Names are looked up in the declared view, from the innermost record outwards.
@Suite struct NameTests {
  private let pageNames = "`page` has `heading`, `body`, `home`, `draft`, `goal`, `goals`, `tags`"

  @Test func anUnknownNameIsToldWithTheNearest() {
    expectProblem(
      "<p>▸{{headin}}</p>", "`page` has no field `headin`", rule: "template-unknown-name",
      help: "did you mean `heading`? " + pageNames)
    expectProblem(
      "{{#goals}}\n  ▸{{titel}}{{/goals}}", "`goal` has no field `titel`", rule: "template-unknown-name",
      help: "did you mean `title`? `goal` has `title`, `page`, `children`; " + pageNames)
    expectProblem(
      "▸{{#xyzzy}}{{/xyzzy}}", "`page` has no field `xyzzy`", rule: "template-unknown-name", help: pageNames)
    expectProblem(
      "▸{{goal.tytle}}", "`goal` has no field `tytle`, as `goal.tytle` asks", rule: "template-unknown-name",
      help: "did you mean `title`? `goal` has `title`, `page`, `children`")
  }

  @Test func aPartialIsCheckedWhereItIsIncluded() {
    expectProblem(
      "{{#goals}}{{>card}}{{/goals}}\n{{>card}}", with: ["card": "{{heading}}▸{{title}}"],
      "`page` has no field `title`", rule: "template-unknown-name",
      help: pageNames + " (for the template as it is included in `page.html`, line 2)")
  }

  @Test func aFieldIsUsedByItsType() {
    expectProblem(
      "▸{{body}}", "`body` is HTML, which two braces would print as text", rule: "template-wrong-use",
      help: "write `{{{body}}}`")
    expectProblem(
      "▸{{{heading}}}", "`heading` is plain text, and three braces are for HTML", rule: "template-wrong-use",
      help: "write `{{heading}}`")
    expectProblem(
      "▸{{&home}}", "`home` is an address, and three braces are for HTML", rule: "template-wrong-use",
      help: "write `{{home}}`")
    expectProblem(
      "▸{{draft}}", "`draft` is a yes or no, which has no text", rule: "template-wrong-use",
      help: "write what it decides as a section: `{{#draft}}…{{/draft}}`")
    expectProblem(
      "▸{{goal}}", "`goal` is a record, which has no text of its own", rule: "template-wrong-use",
      help: "name one of its fields, such as `{{goal.title}}`")
    expectProblem(
      "▸{{goals}}", "`goals` is a list, which has no text of its own", rule: "template-wrong-use",
      help: "write what each entry prints as a section: `{{#goals}}…{{/goals}}`")
    expectProblem(
      "▸{{goals.title}}", "`goals` is a list of `goal` and has no field `title`", rule: "template-wrong-use",
      help: "open a section: `{{#goals}}…{{title}}…{{/goals}}`")
    expectProblem(
      "{{#goal}}▸{{.}}{{/goal}}", "`.` is the whole `goal` here, not a text", rule: "template-wrong-use",
      help: "name one of its fields: `goal` has `title`, `page`, `children`")
  }

  @Test func wordsOfTheInterfaceAreLiteralText() {
    let words = ["nav.next": "Next <page> & 'more'"]
    #expect(
      rendered("<p title='{{words.nav.next}}'>{{words.nav.next}}", words: words)
        == "<p title='Next &lt;page&gt; &amp; &#39;more&#39;'>Next &lt;page&gt; &amp; 'more'")
    expectProblem(
      "▸{{words.nav.nxt}}", words: words, "there is no text `nav.nxt` among the words of the interface",
      rule: "template-unknown-word", help: "did you mean `words.nav.next`?")
    expectProblem(
      "▸{{#words.nav.next}}{{/words.nav.next}}", words: words,
      "`words.nav.next` is a text of the interface, which is always there", rule: "template-wrong-use",
      help: "print it with `{{words.nav.next}}`, without a section")
    expectProblem(
      "▸{{{words.nav.next}}}", words: words, "`words.nav.next` is plain text, and three braces are for HTML",
      rule: "template-wrong-use", help: "write `{{words.nav.next}}`")
  }

  @Test func sectionsOverValues() {
    #expect(rendered("{{#heading}}[{{.}}]{{/heading}}{{^heading}}none{{/heading}}") == "[Plan]")
    #expect(
      rendered("{{#heading}}[{{.}}]{{/heading}}{{^heading}}none{{/heading}}", Sample.page(heading: "")) == "none")
    #expect(rendered("{{#body}}{{{.}}}{{/body}}") == "<b>x</b>")
    #expect(rendered("{{#body}}+{{/body}}{{^body}}-{{/body}}", Sample.page(body: .html([]))) == "-")
    #expect(rendered("{{#home}}<a href=\"{{.}}\">{{/home}}") == "<a href=\"index.html\">")
    #expect(rendered("{{#tags}}{{.}} {{heading}};{{/tags}}", Sample.page(tags: ["a", "b"])) == "a Plan;b Plan;")
    #expect(rendered("{{#draft}}{{heading}}{{/draft}}", Sample.page(draft: true)) == "Plan")
  }

  @Test func sectionsOverTheValueAtHand() {
    #expect(rendered("{{#tags}}{{#.}}[{{.}}]{{/.}}{{^.}}-{{/.}}{{/tags}}", Sample.page(tags: ["a", ""])) == "[a]-")
    #expect(
      rendered("{{#goals}}{{#page}}<a href='{{.}}'>{{/page}}{{/goals}}", Sample.page(goals: [Sample.goal("a")]))
        == "<a href='g.html'>")
  }

  @Test func anAbsentRecordPrintsNothing() {
    #expect(rendered("[{{goal.title}}{{#goal}}x{{/goal}}{{^goal}}no goal{{/goal}}]") == "[no goal]")
    #expect(
      rendered("{{goal.title}}{{#goal}}, {{title}}{{/goal}}", Sample.page(goal: .record(Sample.goal("A"))))
        == "A, A")
  }
}
