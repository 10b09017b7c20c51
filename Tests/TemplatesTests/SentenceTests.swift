// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Templates
import Testing

/// Sentences of the interface, whose places a template fills.
@Suite struct SentenceTests {
  private let words = ["of": "{kind} of {whole}", "plain": "Home & \"away\""]

  @Test func areFilledInTheirOwnOrder() {
    let template =
      "<p>{{<words.of}}{{$whole}}<a href=\"{{home}}\">{{heading}}</a>{{/whole}}{{$kind}}Part{{/kind}}{{/words.of}}</p>"
    #expect(rendered(template, words: words) == "<p>Part of <a href=\"index.html\">Plan</a></p>")
    #expect(
      rendered(template, words: ["of": "{whole}: {kind} & more"])
        == "<p><a href=\"index.html\">Plan</a>: Part &amp; more</p>")
  }

  @Test func mayBeWrittenOverLines() {
    #expect(
      rendered("{{<words.of}}\n{{$kind}}a{{/kind}}\n{{$whole}}b{{/whole}}\n{{/words.of}}\n", words: words) == "a of b")
  }

  @Test func areEscapedForTheirPlace() {
    #expect(
      rendered(
        "<p title='{{<words.of}}{{$kind}}a{{/kind}}{{$whole}}{{heading}}{{/whole}}{{/words.of}}'>",
        words: ["of": "\"{kind}\" '{whole}"]) == "<p title='&quot;a&quot; &#39;Plan'>")
    #expect(
      rendered(
        "<p title=\"{{<words.of}}{{$kind}}a{{/kind}}{{$whole}}{{heading}}{{/whole}}{{/words.of}}\">",
        words: ["of": "'{kind}' \"{whole}\""])
        == "<p title=\"'a' &quot;Plan&quot;\">")
  }

  /// From right to left, what fills a place keeps its own direction: by a tag, or by signs where no tag may be.
  @Test func isolateTheirPlaces() {
    let sentence = "{{<words.of}}{{$kind}}a{{/kind}}{{$whole}}{{heading}}{{/whole}}{{/words.of}}"
    let page = "<title>\(sentence)</title><p title=\"\(sentence)\">\(sentence)</p>"
    #expect(
      rendered(page, words: ["of": "{kind} – {whole}"], isolates: true)
        == "<title>\u{2068}a\u{2069} – \u{2068}Plan\u{2069}</title>"
        + "<p title=\"\u{2068}a\u{2069} – \u{2068}Plan\u{2069}\"><bdi>a</bdi> – <bdi>Plan</bdi></p>")
  }

  @Test func stayAsTheyAreForScripts() {
    #expect(rendered("<p data-of=\"{{words.of}}\">", words: words) == "<p data-of=\"{kind} of {whole}\">")
  }

  @Test func reportPlacesThatAreNotTheirs() {
    expectProblem(
      "▸{{words.of}}", words: words, "`words.of` has places to be filled: `kind`, `whole`", rule: "template-wrong-use",
      help: "write `{{<words.of}}{{$kind}}…{{/kind}}{{$whole}}…{{/whole}}{{/words.of}}`")
    expectProblem(
      "{{<words.of}}▸{{$knid}}{{/knid}}{{/words.of}}", words: words, "`words.of` has no place `knid`",
      rule: "template-unknown-block",
      help: "did you mean `kind`?")
    expectProblem(
      "▸{{<words.of}}{{$kind}}a{{/kind}}{{/words.of}}", words: words, "the place `whole` of `words.of` is not filled",
      rule: "template-unfilled-place",
      help: "write `{{$whole}}…{{/whole}}` inside")
    expectProblem(
      "▸{{>words.plain}}", words: words, "`words.plain` is a text of the interface, and `>` is for templates",
      rule: "template-wrong-use", help: "write `{{words.plain}}`")
    expectProblem(
      "▸{{<words.off}}{{/words.off}}", words: words, "there is no text `off` among the words of the interface",
      rule: "template-unknown-word",
      help: "did you mean `words.of`?")
  }

  private func counted(_ number: String, _ language: String, _ forms: [PluralCategory: String]) throws -> String {
    var report = Report()
    let text = "{{<words.found}}{{$count}}{{heading}}{{/count}}{{$where}}<b>here</b>{{/where}}{{/words.found}}."
    let file = TemplateFile(name: "page", path: "page.html", bytes: Array(text.utf8))
    let set = compileTemplates(
      [file], roots: [("page", Sample.page)], words: ["found": try #require(Wording(forms: forms))],
      plurals: PluralRule(language: language), report: &report)
    #expect(report.diagnostics.map(\.message) == [])
    let template = try #require(set?.template("page", for: Sample.page))
    var writer = HTMLWriter()
    try template.render(Sample.page(heading: number), root: "", into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("0", "0 things <b>here</b>."), ("1", "One thing <b>here</b>."), ("21", "21 things <b>here</b>."),
    ("many", "many things <b>here</b>."),
  ])
  func takeTheFormOfTheirNumber(number: String, expected: String) throws {
    #expect(
      try counted(number, "en", [.one: "One thing {where}", .other: "{count} things {where}"]) == expected)
  }

  @Test func leaveOtherNumbersToTheLastForm() throws {
    let forms: [PluralCategory: String] = [
      .one: "{count} rzecz {where}", .few: "{count} rzeczy {where}", .many: "{count} rzeczy (wiele) {where}",
    ]
    #expect(try counted("3", "pl", forms) == "3 rzeczy <b>here</b>.")
    #expect(try counted("5", "pl", forms) == "5 rzeczy (wiele) <b>here</b>.")
    #expect(try counted("1.5", "pl", forms) == "1.5 rzeczy (wiele) <b>here</b>.")
  }
}
