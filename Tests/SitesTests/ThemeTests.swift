// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Theme

/// The built-in theme, and what a site puts in place of its files.
@Suite struct ThemeTests {
  private static let folders = ["pages", "parts", "frame", "directives"]

  @Test func everyTemplateSaysWhatItPrintsAndGets() throws {
    for file in Theme.files where file.path.hasSuffix(".html") {
      let parts = file.path.split(separator: "/").map(String.init)
      #expect(parts.count == 2 && Self.folders.contains(parts[0]), "\(file.path)")
      let line = String(decoding: file.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(line.wholeMatch(of: /\{\{! [A-Z].*; gets .*\. \}\}/) != nil, "\(file.path): \(line)")
    }
  }

  private func site(_ files: KeyValuePairs<String, String>) throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/goals/wells.md": "---\ntitle: Wells\nlead: Harbour office\nnumber: 1\n---\n",
      "content/objectives/deep.md": "---\ntitle: Deep\ngoal: wells\n---\n",
      "content/norms/water.md": "---\ntitle: Water\n---\n",
      "content/about.md": "---\ntitle: About\n---\n",
    ])
    for (path, text) in files { try site.write(path, text) }
    return site
  }

  @Test func printsAKindWithATemplateOfItsName() throws {
    let site = try site([
      "templates/goal.html": "goal {{number}}",
      "templates/pages/objective.html": "{{#parent}}part of {{title}}{{/parent}}",
    ])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(site.text("out/goals/wells/index.html") == "goal 1")
    #expect(site.text("out/objectives/deep/index.html") == "part of Wells")
    #expect(site.text("out/norms/water/index.html")?.hasPrefix("<!doctype html>") == true)
    #expect(site.text("out/about/index.html")?.hasPrefix("<!doctype html>") == true)
  }

  @Test func givesTheTemplateOfAKindTheFieldsOfTheKind() throws {
    let site = try site([
      "templates/objective.html":
        "{{#due}}<time datetime=\"{{iso}}\">{{text}}</time>{{/due}}{{lead}}{{#goal}}<a href=\"{{address}}\">{{title}}</a>{{/goal}}",
      "templates/norm.html": "{{#force}}{{name}}: {{label}}{{/force}}{{^force}}no force{{/force}}",
      "templates/mine.html": "{{#url}}<a href=\"{{address}}\">{{text}}</a>{{/url}}",
      "content/objectives/wide.md":
        "---\ntitle: Wide\ngoal: wells\nlead: Harbour office\ndue: 2026-05\n---\n",
      "content/norms/law.md": "---\ntitle: Law\nforce: binding\n---\n",
      "content/partners/board.md": "---\ntitle: Board\nurl: https://example.org/\ntemplate: mine\n---\n",
    ])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(
      site.text("out/objectives/wide/index.html")
        == "<time datetime=\"2026-05\">May 2026</time>Harbour office<a href=\"../../goals/wells/index.html\">Wells</a>")
    #expect(site.text("out/norms/law/index.html") == "binding: Binding")
    #expect(site.text("out/norms/water/index.html") == "no force")
    #expect(site.text("out/partners/board/index.html") == "<a href=\"https://example.org/\">example.org</a>")
  }

  @Test func leadsFromEveryPageToWhatATemplateNames() throws {
    let site = try site(["templates/footer.html": "<a href=\"plan:about\">About</a> <a href=\"plan:goals\">Goals</a>"])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(
      site.text("out/goals/wells/index.html")?.contains(
        "<a href=\"../../about/index.html\">About</a> <a href=\"../../goals/index.html\">Goals</a>") == true)
    #expect(
      site.text("out/404.html")?.contains(
        "<a href=\"/about/index.html\">About</a> <a href=\"/goals/index.html\">Goals</a>")
        == true)
  }

  @Test func followsWhatATemplateNamesToItsNewAddress() throws {
    let site = try site([
      "content/site.yml": "navigation: [goals]\n", "templates/footer.html": "<a href=\"plan:rules\">Rules</a>",
      "content/first/rules.md": "---\nid: rules\ntitle: Rules\n---\n",
      "content/second/other.md": "---\ntitle: Other\n---\n", "content/first/more.md": "---\ntitle: More\n---\n",
    ])
    _ = try build(site.path, to: site.path + "/out") { $0.usesCache = true }
    #expect(site.text("out/goals/wells/index.html")?.contains("href=\"../../first/rules/index.html\"") == true)
    site.remove("content/first/rules.md")
    try site.write("content/second/rules.md", "---\nid: rules\ntitle: Rules\n---\n")
    _ = try build(site.path, to: site.path + "/out") { $0.usesCache = true }
    #expect(site.text("out/goals/wells/index.html")?.contains("href=\"../../second/rules/index.html\"") == true)
  }

  @Test func showsAtTheFootWhatTheSiteNames() throws {
    let site = try site([
      "content/site.yml":
        "footer: [about, { to: goals, title: Our aims }, { title: Register, url: \"https://example.org/r\" }]\n"
    ])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(
      site.text("out/norms/water/index.html")?.contains(
        """
        <li><a href="../../about/index.html">About</a></li>
        <li><a href="../../goals/index.html">Our aims</a></li>
        <li><a href="https://example.org/r">Register</a></li>
        </ul>
        """) == true)
  }

  @Test func addsTheRulesOfTheSiteAfterThoseOfTheTheme() throws {
    let site = try site(["templates/assets/extra.css": ".ledger { color: red }"])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let sheets = site.tree("out/assets").filter { $0.key.hasSuffix(".css") }
    #expect(sheets.count == 1)
    let sheet = String(decoding: try #require(sheets.first?.value), as: UTF8.self)
    let theme = try #require(Theme.files.first { $0.path == "assets/style.css" }).bytes
    #expect(sheet == String(decoding: theme, as: UTF8.self) + "\n@layer extra {\n.ledger { color: red }\n}\n")
    #expect(sheet.contains(/@layer [a-z, ]*, extra;/))
  }

  @Test(arguments: ["footer.html", "frame/footer.html", "of/our/own/footer.html"])
  func knowsATemplateByItsName(path: String) throws {
    let site = try site(["templates/\(path)": "<footer>our foot</footer>"])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    for page in ["about/index.html", "goals/wells/index.html", "404.html"] {
      #expect(site.text("out/\(page)")?.contains("<footer>our foot</footer>") == true, "\(page)")
    }
  }

  @Test func givesATemplateTheViewOfEachPageThatAsksForIt() throws {
    let site = try site([
      "templates/mine.html": "{{title}}{{#has-navigation}}!{{/has-navigation}}",
      "content/index.md": "---\ntitle: Home\ntemplate: mine\n---\n",
      "content/about.md": "---\ntitle: About\ntemplate: mine\n---\n",
      "content/norms/index.md": "---\ntitle: Our norms\ntemplate: mine\n---\n",
    ])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(site.text("out/index.html") == "Home!")
    #expect(site.text("out/about/index.html") == "About!")
    #expect(site.text("out/norms/index.html") == "Our norms!")
  }

  @Test func theProgramHoldsTheTemplatesByteForByte() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates").path
    let paths = filesBelow(folder).filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    #expect(Theme.files.map(\.path).sorted() == paths.sorted())
    for file in Theme.files { #expect(contents(of: "\(folder)/\(file.path)") == file.bytes, "\(file.path)") }
  }

  @Test func aFileThatIsNoTextHasACharacterForEachByte() {
    #expect(Theme.bytes(of: "\u{ff}\u{0}\u{80}A\u{d}\u{a}", isText: false) == [0xFF, 0x00, 0x80, 0x41, 0x0D, 0x0A])
    #expect(Theme.bytes(of: "ü\u{d}\u{a}", isText: true) == [0xC3, 0xBC, 0x0D, 0x0A])
  }
}
