// SPDX-License-Identifier: Apache-2.0

import Testing

/// Where in the page values and sections may be used.
@Suite struct PlaceTests {
  private func expectUnsafe(
    _ template: String, _ message: String, help: String, at location: SourceLocation = #_sourceLocation
  ) {
    expectProblem(template, message, rule: "template-unsafe-place", help: help, at: location)
  }

  @Test func valuesOutsideOfQuotedAttributes() {
    expectUnsafe(
      "<p class=▸{{heading}}>", "the value of `class` has no quotation marks", help: "write `class=\"{{heading}}\"`")
    expectUnsafe(
      "<p class=a▸{{#draft}}b{{/draft}}>", "the value of `class` has no quotation marks",
      help: "write `class=\"…\"` around the whole value")
    expectUnsafe(
      "<p ▸{{heading}}>", "this is in the tag `<p>`, outside of the value of an attribute",
      help: "write an attribute around it, as in `class=\"{{heading}}\"`")
    for start in ["<", "</", "<h"] {
      expectUnsafe(
        start + "▸{{heading}}>", "this would be part of the name of a tag",
        help: "write the name of the tag itself; a `<` that is meant as text is written `&lt;`")
    }
  }

  @Test func valuesInScriptsAndComments() {
    expectUnsafe(
      "<script>x = \"</p>\" + \"▸{{heading}}\"</script>",
      "this is in `<script>`, where text cannot be made safe",
      help: "put it into an attribute such as `data-name=\"{{heading}}\"` of an element, where the script can read it")
    expectUnsafe(
      "<STYLE>▸{{heading}}</style>", "this is in `<style>`, where text cannot be made safe",
      help: "put it into an attribute such as `data-name=\"{{heading}}\"` of an element")
    expectUnsafe(
      "<!-- > ▸{{heading}} -->", "this is in an HTML comment",
      help: "take it out of the comment; to leave a note in a template, write `{{! … }}`, without braces inside")
    expectUnsafe(
      "<p onclick=\"▸{{heading}}\">", "this is in `onclick`, which is a script",
      help: "use a script file that reads a `data-` attribute")
    expectUnsafe(
      "<p style='▸{{heading}}'>", "this is in `style`, where text cannot be made safe",
      help: "use a class and a style sheet")
    expectUnsafe(
      "<img srcset=\"▸{{home}} 2x\">", "this is in `srcset`, a list of addresses that templates do not support",
      help: "use `src` with one address")
  }

  @Test func addressesAndTexts() {
    expectProblem(
      "<a HREF=\"▸{{heading}}\">", "`href` takes an address, and `heading` is plain text",
      rule: "template-address-place", help: "use a field that is an address; a view can declare one")
    expectProblem(
      "<a href=\"#▸{{home}}\">", "`home` is a whole address and must come first in `href`",
      rule: "template-address-place", help: "write it first: `href=\"{{home}}\"`")
    expectProblem(
      "<a href=\"{{#draft}}java{{/draft}}▸{{home}}\">",
      "`home` is a whole address and must come first in `href`", rule: "template-address-place",
      help: "write it first: `href=\"{{home}}\"`")
    expectProblem(
      "<p class=\"▸{{home}}\">", "`home` is an address, and `class` does not take one", rule: "template-address-place",
      help: "addresses go into attributes such as `href` and `src`, or into the text")
    #expect(
      rendered("<a href=\"{{#draft}}{{home}}{{/draft}}{{^draft}}{{home}}#x{{/draft}}\">")
        == "<a href=\"index.html#x\">")
  }

  @Test func wordsAreNoAddresses() {
    expectProblem(
      "<a href=\"▸{{words.a}}\">", words: ["a": "x"], "`href` takes an address, and `words.a` is plain text",
      rule: "template-address-place", help: "use a field that is an address; a view can declare one")
  }

  @Test func htmlOutsideOfText() {
    expectProblem(
      "<p title=\"▸{{{body}}}\">", "`body` is HTML, and this is in the attribute `title`",
      rule: "template-html-place",
      help: "HTML goes into the text of the page only; use a field that is plain text here")
    expectProblem(
      "<title>▸{{{body}}}</title>", "`body` is HTML, and this is in `<title>`", rule: "template-html-place",
      help: "HTML goes into the text of the page only; use a field that is plain text here")
  }

  @Test(arguments: [
    "<p{{#draft}} hidden{{/draft}}>", "<p {{#draft}}hidden{{/draft}}>{{heading}}",
    "<p{{#heading}} id=\"{{.}}\"{{/heading}}{{#draft}} class=\"draft\"{{/draft}} title=\"{{heading}}\">",
    "<p{{#goals}} data-a=\"b\"{{/goals}}/>", "<p {{#draft}}hidden {{/draft}}id=\"{{heading}}\">",
    "<p class=\"a{{#draft}} b{{/draft}}\">", "<!---->{{heading}}", "<!-->{{heading}}", "a < b {{heading}}",
    "<!-- a --!>{{heading}}<!DOCTYPE html>{{heading}}<?x?>{{heading}}</>{{heading}}",
    "<script>if (a</script >{{heading}}", "<script></scripts></script\n>{{heading}}",
    "{{#draft}}<a>{{/draft}}{{^draft}}<b>{{/draft}}",
  ])
  func soundTemplates(template: String) {
    #expect(!rendered(template).hasPrefix("not compiled"), "\(rendered(template))")
  }

  @Test func sectionsEndWhereTheyBegin() {
    let help = "put the section around whole tags, or around whole attributes of one tag"
    func expectUneven(_ template: String, _ message: String, at location: SourceLocation = #_sourceLocation) {
      expectProblem(template, message, rule: "template-uneven-section", help: help, at: location)
    }
    expectUneven(
      "<p>\n▸{{#draft}}<a {{/draft}}",
      "`{{#draft}}` ends in the tag `<a>`, and without it the page would go on in the text of the page")
    expectUneven(
      "<a title=\"▸{{^draft}}\">{{/draft}}",
      "`{{^draft}}` ends in the text of the page, and without it the page would go on in the attribute `title`")
    expectUneven(
      "▸{{#draft}}<!--{{/draft}}",
      "`{{#draft}}` ends in an HTML comment, and without it the page would go on in the text of the page")
    expectUneven(
      "▸{{#draft}}<script>{{/draft}}",
      "`{{#draft}}` ends in `<script>`, and without it the page would go on in the text of the page")
    expectUneven(
      "<h▸{{#draft}}2{{/draft}}>",
      "`{{#draft}}` ends in the tag `<h2>`, and without it the page would go on in the tag `<h>`")
    expectUneven(
      "<a {{#draft}}href=\"x\"{{/draft}}▸{{^draft}}title=\"{{/draft}}\">",
      "`{{^draft}}` ends in the attribute `title`, and without it the page would go on in the tag `<a>`")
  }

  @Test func attributesOfSectionsAreSetApart() {
    let missing = "a space is missing here, in the tag `<p>`, after a part that is not always printed"
    let help = "write a space before this, so that it stays an attribute of its own"
    expectProblem(
      "<p {{#draft}}hidden{{/draft}}▸id=\"{{heading}}\">", missing, rule: "template-broken-tag", help: help)
    expectProblem("<p {{#goals}}▸a=\"b\"{{/goals}}>", missing, rule: "template-broken-tag", help: help)
    expectProblem(
      "<p ▸=\"x\">", "this `=` has no name of an attribute before it", rule: "template-broken-tag",
      help: "write the name of the attribute directly before `=`")
  }

  @Test func thePageEndsInItsText() {
    expectProblem(
      "<p>\n<a href=\"{{home}}▸", "the template ends in the attribute `href`", rule: "template-uneven-section",
      help: "close what is open at the end of the page")
  }
}
