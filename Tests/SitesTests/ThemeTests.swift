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
      "content/goals/wells.md": "---\ntitle: Wells\nnumber: 1\n---\n",
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
