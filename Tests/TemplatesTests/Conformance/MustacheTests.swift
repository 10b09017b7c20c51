// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the Mustache specification asks, in examples of our own.
@Suite struct MustacheTests {
  /// What a template prints for data in JSON.
  private func printed(_ template: String, _ data: String = "{}", _ partials: [String: String] = [:]) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(data.utf8))
    return SpecificationCase(name: "", data: object, template: template, partials: partials, expected: "").render()
  }

  @Test(arguments: [
    ("No tags at all.\n", "No tags at all.\n"), ("{{name}}", "Rain & <b>snow</b>"),
    ("{{ name }}", "Rain & <b>snow</b>"),
    ("{{\tname\n}}!", "Rain & <b>snow</b>!"), ("  {{number}}\n", "  1.25\n"), ("{{none}}.", "."), ("{{empty}}.", "."),
    ("{{place.city.name}}", "Ulm"), ("{ {name} }", "{ {name} }"), ("{{name}}{{number}}", "Rain & <b>snow</b>1.25"),
  ])
  func variables(template: String, text: String) throws {
    let data =
      #"{"name": "Rain & <b>snow</b>", "number": 1.25, "none": null, "empty": "", "place": {"city": {"name": "Ulm"}}}"#
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    #expect(try printed(template, data) == escaped)
    let unescaped = template.replacing(/\{\{\s*name\s*\}\}/, with: "{{{name}}}")
    #expect(try printed(unescaped, data) == text)
    #expect(try printed(unescaped.replacing("{{{name}}}", with: "{{& name}}"), data) == text)
  }

  @Test(arguments: [
    ("{{#yes}}a{{/yes}}{{#no}}b{{/no}}", "a"), ("{{#none}}a{{/none}}", ""), ("{{#text}}{{.}}!{{/text}}", "rain!"),
    ("{{#list}}{{.}},{{/list}}", "1,2,3,"), ("{{#empty}}a{{/empty}}", ""), ("{{#blank}}a{{/blank}}", ""),
    ("{{#goal}}{{title}} of {{text}}{{/goal}}", "Water of rain"), ("{{#goal.lead}}{{name}}{{/goal.lead}}", "Ada"),
    ("{{#goals}}{{title}}{{#lead}} by {{name}}{{/lead}};{{/goals}}", "A by Ada;B;"),
    ("{{#goals}}{{title}}{{#list}}{{.}}{{/list}} {{/goals}}", "A123 B123 "),
    ("{{#goals}}{{#lead}}{{#lead}}{{name}}{{/lead}}{{/lead}}{{/goals}}", "Ada"),
    ("{{#yes}}{{#yes}}a{{/yes}}{{/yes}}", "a"), ("{{# yes }}a{{/ yes }}", "a"),
  ])
  func sections(template: String, text: String) throws {
    let data = #"""
      {"yes": true, "no": false, "none": null, "text": "rain", "list": [1, 2, 3], "empty": [], "blank": "",
       "goal": {"title": "Water", "lead": {"name": "Ada"}},
       "goals": [{"title": "A", "lead": {"name": "Ada"}}, {"title": "B", "lead": null}]}
      """#
    #expect(try printed(template, data) == text)
  }

  @Test(arguments: [
    ("{{^yes}}a{{/yes}}{{^no}}b{{/no}}", "b"), ("{{^none}}a{{/none}}", "a"), ("{{^list}}a{{/list}}", ""),
    ("{{^empty}}a{{/empty}}", "a"), ("{{^goal}}a{{/goal}}", ""), ("{{^goal.lead}}nobody{{/goal.lead}}", "nobody"),
    ("{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"), ("{{^no}}{{^no}}a{{/no}}{{/no}}", "a"),
  ])
  func invertedSections(template: String, text: String) throws {
    let data =
      #"{"yes": true, "no": false, "none": null, "list": [1], "empty": [], "goal": {"title": "W", "lead": null}}"#
    #expect(try printed(template, data) == text)
  }

  @Test(arguments: [
    ("a{{! not printed }}b", "ab"), ("a\n{{! alone }}\nb", "a\nb"), ("a\n  {{! alone }}  \nb", "a\nb"),
    ("a {{! in a line }} b\n", "a  b\n"), ("a\n{{!\nmany\nlines\n}}\nb", "a\nb"), ("{{! {{a}} b", " b"),
    ("{{!}}", ""), ("a\r\n{{! alone }}\r\nb", "a\r\nb"), ("{{! first }}\nb", "b"), ("a\n{{! last }}", "a\n"),
  ])
  func comments(template: String, text: String) throws {
    #expect(try printed(template) == text)
  }

  @Test(arguments: [
    ("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"), ("a\n  {{#yes}}\n  b\n  {{/yes}}\nc\n", "a\n  b\nc\n"),
    ("a {{#yes}}b{{/yes}} c\n", "a b c\n"), ("a {{#yes}} b\n{{/yes}} c\n", "a  b\n c\n"),
    ("{{#yes}}\na{{/yes}}\n", "a\n"), ("{{#yes}}\na\n{{/yes}}", "a\n"), ("{{#yes}}\r\na\r\n{{/yes}}\r\n", "a\r\n"),
    ("a\n{{^no}}\nb\n{{/no}}\nc", "a\nb\nc"), ("a\n{{#no}}\nb\n{{/no}}\nc", "a\nc"), ("{{#yes}}  {{/yes}}|", "  |"),
    ("{{#list}}\n- {{.}}\n{{/list}}\n", "- 1\n- 2\n"), ("a\n\t{{#yes}}\t\nb\n{{/yes}}\n", "a\nb\n"),
  ])
  func linesOfTags(template: String, text: String) throws {
    #expect(try printed(template, #"{"yes": true, "no": false, "list": [1, 2]}"#) == text)
  }

  @Test(arguments: [
    ("[{{>line}}]", "rain {{name}}", "[rain Ada]"), ("[{{> line }}]", "rain\n", "[rain\n]"),
    ("a\n{{>line}}\nb\n", "rain\n", "a\nrain\nb\n"), ("a\n  {{>line}}\nb\n", "rain\nsnow\n", "a\n  rain\n  snow\nb\n"),
    ("  {{>line}}\n", "rain\n\nsnow\n", "  rain\n\n  snow\n"),
    ("\t{{>line}} x\n", "rain\nsnow\n", "\train\nsnow\n x\n"),
    ("{{#people}}\n  {{>line}}\n{{/people}}\n", "- {{name}}\n", "  - Ada\n  - Bea\n"),
    ("  {{>line}}\n", "{{#people}}\n- {{name}}\n{{/people}}\n", "  - Ada\n  - Bea\n"), ("{{>line}}", "", ""),
  ])
  func partials(template: String, partial: String, text: String) throws {
    let data = #"{"name": "Ada", "people": [{"name": "Ada"}, {"name": "Bea"}]}"#
    #expect(try printed(template, data, ["line": partial]) == text)
  }

  @Test(arguments: [
    ("{{$title}}Plan{{/title}}", "Plan"), ("{{<page}}{{/page}}", "<Plan: nothing>"),
    ("{{<page}}{{$title}}Water{{/title}}{{/page}}", "<Water: nothing>"),
    ("{{<page}}{{$body}}all{{/body}}{{$title}}Water{{/title}}{{/page}}", "<Water: all>"),
    ("{{<page}}{{$title}}{{name}}{{/title}}{{/page}}", "<Ada: nothing>"),
    ("{{<page}}{{$title}}{{#people}}{{name}} {{/people}}{{/title}}{{/page}}", "<Ada Bea : nothing>"),
    ("{{<page}}{{$title}}{{>mark}}{{/title}}{{/page}}", "<*: nothing>"),
    ("{{<goal}}{{/goal}}", "<Goal: of nothing>"), ("{{<goal}}{{$more}}rain{{/more}}{{/goal}}", "<Goal: of rain>"),
    ("{{<goal}}{{$title}}Water{{/title}}{{/goal}}", "<Water: of nothing>"),
    ("{{<goal}}{{$body}}all{{/body}}{{/goal}}", "<Goal: all>"),
    ("{{<page}}{{$title}}A{{/title}}{{/page}}{{<page}}{{/page}}", "<A: nothing><Plan: nothing>"),
    ("{{<page}}{{$title}}{{<page}}{{$title}}A{{/title}}{{/page}}{{/title}}{{/page}}", "<<A: nothing>: nothing>"),
  ])
  func inheritance(template: String, text: String) throws {
    let partials = [
      "page": "&lt;{{$title}}Plan{{/title}}: {{$body}}nothing{{/body}}&gt;", "mark": "*",
      "goal": "{{<page}}{{$title}}Goal{{/title}}{{$body}}of {{$more}}nothing{{/more}}{{/body}}{{/page}}",
    ]
    let got = try printed(template, #"{"name": "Ada", "people": [{"name": "Ada"}, {"name": "Bea"}]}"#, partials)
    #expect(got.replacing("&lt;", with: "<").replacing("&gt;", with: ">") == text)
  }

  @Test(arguments: [
    ("  {{<page}}\n  {{$body}}\n  rain\n  {{/body}}\n  {{/page}}\n", "  a\n    rain\n  b\n"),
    ("{{<page}}\n{{$body}}\nrain\nsnow\n{{/body}}\n{{/page}}\n", "a\n  rain\n  snow\nb\n"),
    ("{{<page}}\n{{/page}}\n", "a\n  none\nb\n"),
  ])
  func inheritanceMovesLines(template: String, text: String) throws {
    #expect(try printed(template, "{}", ["page": "a\n  {{$body}}\n  none\n  {{/body}}\nb\n"]) == text)
  }
}
