// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc
import TestSupport
import Testing

/// Whatever a folder contains, a build ends with diagnostics and never with a crash or half a site.
@Suite struct BadInputTests {
  private let page = "---\ntitle: A\n---\n"

  /// What is printed about a site of these files; the output is checked to be untouched where there is an error.
  private func printedAbout(
    _ files: KeyValuePairs<String, String> = [:], _ prepare: (TemporaryFolder) throws -> Void = { _ in }
  ) throws -> String {
    let site = try TemporaryFolder(files)
    try prepare(site)
    let output = try TemporaryFolder(["kept.txt": "kept"])
    let result = try build(site.path, to: output.path, workers: 1)
    #expect((result.changes == nil) == result.report.hasErrors)
    if result.report.hasErrors { #expect(output.tree().keys.sorted() == ["kept.txt"]) }
    return printed(result, site.path)
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
  func namesAFileThatMayNotBeRead() throws {
    let text = try printedAbout(["content/a.md": page, "content/b/c.md": page]) { site in
      try site.setMode("content/a.md", 0)
      try site.setMode("content/b", 0)
    }
    #expect(
      text == """
        content/a.md: error: this file cannot be read: Permission denied [unreadable-file]
        content/b: error: this folder cannot be read: Permission denied [unreadable-file]

        """)
  }

  @Test func namesAFileThatCannotBeRead() throws {
    let text = try printedAbout(["content/a.md": page, "content/large.md": ""]) { site in
      #expect(truncate(site.path + "/content/large.md", (16 << 20) + 1) == 0)
    }
    #expect(
      text
        == "content/large.md: error: this file cannot be read: it is larger than 16 MB, the limit [unreadable-file]\n")
  }

  @Test func namesFilesWhoseNamesNoPageMayContain() throws {
    let text = try printedAbout([
      "content/a.md": page, "content/b\u{1}.md": page, "content/c\u{FFFE}/d.md": page, "content/e\u{85}.csv": "",
    ])
    func problem(_ path: String, _ character: String) -> String {
      "\(path): error: the name of this file or of a folder above it contains \(character), which no page may contain "
        + "[unreadable-file]\n  help: give it a name of letters, digits and hyphens\n"
    }
    #expect(
      text == problem("content/b\\u{1}.md", "the control character U+0001")
        + problem("content/c\u{FFFE}/d.md", "the noncharacter U+FFFE")
        + problem("content/e\\u{85}.csv", "the control character U+0085"))
  }

  @Test func namesReferencesOfTemplatesToWhatNoPageMayContain() throws {
    let text = try printedAbout([
      "content/a.md": page,
      "templates/footer.html":
        "<footer>&#169; &#xA9; &amp; &# &#x; &#xD7FF\n&#1; <i title=\"&#xfffe\">&#65534x &#0; &#xD800;</i>\n&#99999999999999999999;</footer>",
    ])
    let found = text.split(separator: "\n").filter { $0.contains("error:") }
    func problem(_ place: String, _ reference: String, _ meaning: String) -> String {
      "templates/footer.html:\(place): error: `\(reference)` stands for \(meaning) [forbidden-character]"
    }
    #expect(
      found.map(String.init) == [
        problem("2:1", "&#1;", "the control character U+0001, which no page may contain"),
        problem("2:16", "&#xfffe", "the noncharacter U+FFFE, which no page may contain"),
        problem("2:25", "&#65534", "the noncharacter U+FFFE, which no page may contain"),
        problem("2:34", "&#0;", "no character"), problem("2:39", "&#xD800;", "no character"),
        problem("3:1", "&#99999999999999999999;", "no character"),
      ])
  }

  @Test func namesWhatIsNoFile() throws {
    let text = try printedAbout(["content/a.md": page]) { site in
      try site.makePipe("content/pipe.md")
      try site.makePipe("content/pipe.png")
    }
    #expect(
      text == """
        content/pipe.md: error: this is not a regular file [unreadable-file]
          help: remove it
        content/pipe.png: error: this is not a regular file [unreadable-file]
          help: remove it

        """)
  }

  @Test func followsNoSymbolicLinks() throws {
    let text = try printedAbout(["content/a.md": page + "\n![x](out.svg)\n", "secret.svg": "<svg/>"]) { site in
      try site.link("content/loop", to: "loop")
      try site.link("content/up", to: "..")
      try site.link("content/b.md", to: "a.md")
      try site.link("content/out.svg", to: "../secret.svg")
    }
    let links = ["b.md", "loop", "out.svg", "up"].map { name in
      "content/\(name): error: this is a symbolic link [symbolic-link]\n"
        + "  help: put the file itself here, or link to it in the text\n"
    }
    let missing = """
      content/a.md:5:6: error: there is no file `content/out.svg` [missing-file]
        5 | ![x](out.svg)
          |      ^^^^^^^
        help: write the path from this file's folder, with its ending

      """
    #expect(text == missing + links.joined())
  }

  @Test func followsNoLinkToAContentFolder() throws {
    let text = try printedAbout(["real/a.md": page]) { try $0.link("content", to: "real") }
    #expect(text.contains("content"))
    #expect(text.contains("error: "))
    #expect(!text.contains("content/content"))
  }

  @Test func takesNoTemplatesThatCannotBeUsedForNone() throws {
    let place = try TemporaryFolder(["plan/content/a.md": "---\ntitle: A\n---\n", "theme/parts/foot.html": ""])
    try place.link("plan/templates", to: "../theme")
    let source = place.path + "/plan"
    #expect(
      printed(try build(source), source) == """
        templates: error: this is a symbolic link [symbolic-link]
          help: put the folder itself here, or name the folder that contains both with `--source`

        """)
    place.remove("plan/templates")
    try place.write("plan/templates", "")
    #expect(
      printed(try build(source), source) == """
        templates: error: this is not a folder [unreadable-file]
          help: own templates are files in a folder `templates`

        """)
    place.remove("plan/templates")
    try place.makeFolder("plan/templates")
    try place.link("plan/templates/foot.html", to: "../../theme/parts/foot.html")
    #expect(
      printed(try build(source), source)
        == "templates/foot.html: error: this file cannot be read: Too many levels of symbolic links [unreadable-file]\n"
    )
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
  func namesAFolderOfTemplatesThatMayNotBeRead() throws {
    let place = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", "templates/x.html": ""])
    try place.setMode("templates", 0)
    #expect(
      printed(try build(place.path), place.path)
        == "templates: error: this folder cannot be read: Permission denied [unreadable-file]\n")
    try place.setMode("templates", 0o755)
  }

  @Test func showsWhereAFileIsNoText() throws {
    let text = try printedAbout { site in
      try site.write("content/latin.md", Array("---\ntitle: Gr".utf8) + [0xFC] + Array("n\n---\n".utf8))
      try site.write("content/nul.md", Array("---\ntitle: A\n---\n\nab".utf8) + [0] + Array("c\n".utf8))
      try site.write("content/cut.md", Array("---\ntitle: A\n---\n".utf8) + [0xE2, 0x82])
      try site.write("content/site.yml", [0xFF])
    }
    #expect(
      text == """
        content/cut.md:4:1: error: this file is not in UTF-8 [not-text]
          4 | \u{FFFD}
            | ^
          help: save it in the encoding UTF-8; this is the first character that is not UTF-8
        content/latin.md:2:10: error: this file is not in UTF-8 [not-text]
          2 | title: Gr\u{FFFD}n
            |          ^
          help: save it in the encoding UTF-8; this is the first character that is not UTF-8
        content/nul.md:5:3: error: this file contains the control character U+0000, so it is not a text file [not-text]
          5 | ab\\u{0}c
            |   ^^^^^
          help: save it as plain text in UTF-8; other files need another ending than `.md`
        content/site.yml:1:1: error: this file is not in UTF-8 [not-text]
          1 | \u{FFFD}
            | ^
          help: save it in the encoding UTF-8; this is the first character that is not UTF-8

        """)
  }

  @Test(arguments: [
    (0xC, "the control character U+000C"), (0x85, "the control character U+0085"), (0xFFFE, "the noncharacter U+FFFE"),
    (0xFDD0, "the noncharacter U+FDD0"), (0x10FFFF, "the noncharacter U+10FFFF"),
  ])
  func refusesCharactersThatNoFeedMayContain(number: UInt32, name: String) throws {
    let character = String(try #require(Unicode.Scalar(number)))
    let text = try printedAbout { site in
      try site.write("content/body.md", "---\ntitle: A\n---\n\nFine, “fine” §\u{FFFD}\u{1F600}, a\(character)b.\n")
      try site.write("content/site.yml", "title: \"T\(character)\"\n")
    }
    #expect(
      text.contains("content/body.md:5:20: error: this text contains \(name), which no page or feed may contain"),
      "\(text)")
    #expect(text.contains("content/site.yml:1:10: error: this text contains \(name)"), "\(text)")
  }

  /// A slash and an accent behind it are one character to Swift, and two to a file system.
  @Test func dividesPathsByTheirBytes() throws {
    let place = try TemporaryFolder([
      "\u{301}logo.svg": "<svg/>", "plan/content/news/\u{301}x.md": "---\ntitle: News\n---\n",
      "plan/content/site.yml": "title: T\nas-of: 2026-01-01\nlogo: ../\u{301}logo.svg\n",
    ])
    let source = place.path + "/plan"
    let refused = printed(try build(source, to: place.path + "/out"), source)
    #expect(refused.contains("content/site.yml:3:7: error: `../\u{301}logo.svg` leads out of the content folder"))
    try place.write("plan/content/site.yml", "title: T\nas-of: 2026-01-01\n")
    #expect(printed(try build(source, to: place.path + "/out"), source) == "")
    #expect(place.bytes("out/news/x/index.html") != nil)
    try place.write("plan/content/a.md", "---\ntitle: A\nid: \u{301}a\n---\n")
    #expect(printed(try build(source), source).contains("content/a.md:3:5: error: "))
  }

  @Test func listsPublishedFilesWhateverTheirNames() throws {
    let place = try TemporaryFolder([
      "plan/content/a.md": "---\ntitle: A\n---\n", "plan/templates/assets/one\ntwo.svg": "<svg/>",
      "plan/templates/assets/back\\slash.svg": "<svg/>", "plan/templates/assets/n\\nn.svg": "<svg/>",
    ])
    let source = place.path + "/plan"
    for _ in 0..<2 {
      let result = try build(source, to: place.path + "/out")
      #expect(!rules(result).contains("foreign-file"))
      #expect(rules(result).contains("unportable-name"))
    }
    for name in ["one\ntwo.svg", "back\\slash.svg", "n\\nn.svg"] { place.remove("plan/templates/assets/" + name) }
    let result = try build(source, to: place.path + "/out")
    #expect(result.changes?.removed == 3)
    #expect(place.tree("out/assets").keys.allSatisfy { !$0.contains("\n") && !$0.contains("\\") })
  }

  @Test func takesOtherRareCharactersAsTheyAre() throws {
    let text = try printedAbout { site in
      try site.write(
        "content/a.md",
        "---\ntitle: A\u{A0}\u{F000}\u{1FFFD}\u{FFFD}\n---\n\n\u{2028}\u{E000}\u{FB01}\u{FF21} &#9; &#x1F600;\n")
    }
    #expect(text == "")
  }

  @Test(arguments: [("\\uFFFE", "the noncharacter U+FFFE"), ("\\x07", "the control character U+0007")])
  func refusesThemEscapedInFieldsAndWords(escape: String, name: String) throws {
    let text = try printedAbout { site in
      try site.write("content/a.md", "---\ntitle: A\ndescription: \"a \(escape)\"\ntags: [\"\(escape)\"]\n---\n")
      try site.write("content/site.yml", "title: \"\(escape)\"\n")
      try site.write("templates/words/en.yml", "search: \"\(escape)\"\n")
    }
    for place in ["content/a.md:3:14", "content/a.md:4:8", "content/site.yml:1:8", "templates/words/en.yml:1:9"] {
      #expect(
        text.contains("\(place): error: this value contains \(name), which no page or feed may contain [not-text]"),
        "\(text)")
    }
  }

  @Test func refusesHalfAPairEscapedInAField() throws {
    let text = try printedAbout { try $0.write("content/a.md", "---\ntitle: \"a \\uD800\"\n---\n") }
    #expect(text.contains("content/a.md:2:"))
    #expect(text.contains("[yaml-syntax]"))
  }

  @Test func readsAByteOrderMarkAndAnyLineEnd() throws {
    let output = try TemporaryFolder()
    let site = try TemporaryFolder([
      "content/bom.md": "\u{FEFF}---\ntitle: Bom\n---\n\nText.\n",
      "content/crlf.md": "---\r\ntitle: Ends\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n",
      "content/cr.md": "---\rtitle: Ends\r---\r\rOne.\r\rTwo.\r",
      "content/lf.md": "---\ntitle: Ends\n---\n\nOne.\n\nTwo.\n",
    ])
    let result = try build(site.path, to: output.path + "/out")
    #expect(printed(result, site.path) == "")
    func body(_ name: String) -> String? {
      let text = output.text("out/\(name)/index.html") ?? ""
      return text.firstMatch(of: /<div class="prose">(?s:.*?)<\/div>/).map { String($0.0) }
    }
    #expect(output.text("out/bom/index.html")?.contains("<title>Bom") == true)
    #expect(body("lf")?.contains("<p>Two.</p>") == true)
    #expect(body("crlf") == body("lf"))
    #expect(body("cr") == body("lf"))
  }

  @Test func namesAnEmptyFile() throws {
    #expect(
      try printedAbout(["content/a.md": ""]) == """
        content/a.md:1:1: error: this file is empty [missing-front-matter]
          help: begin the file with its title, such as `# A`, or with fields: a line `---`, a line `title: A` and another line `---`

        """)
  }

  @Test func buildsAnEmptyContentFolder() throws {
    #expect(try printedAbout { try $0.makeFolder("content") } == "")
    #expect(try printedAbout(["content/site.yml": ""]) == "")
  }

  @Test func refusesNamesThatAreNoText() throws {
    let text = try printedAbout(["content/a.md": page]) { site in
      try site.write(named: Array("content/b".utf8) + [0xFC] + Array(".md".utf8), "---\ntitle: B\n---\n")
    }
    #expect(
      text == """
        content/b\u{FFFD}.md: error: the name of this file or of a folder above it is not in UTF-8 [unreadable-file]
          help: give it a name of letters, digits and hyphens

        """)
  }

  @Test func tellsTwinsApartThatLookAlike() throws {
    let composed = "content/norms/caf\u{E9}.md"
    let decomposed = "content/norms/cafe\u{301}.md"
    let text = try printedAbout([composed: page, decomposed: page])
    #expect(text.contains("[doubled-id]"))
    #expect(text.split(separator: "\n").filter { $0.contains(" error: ") }.count == 1)
    let apart = try printedAbout([
      composed: "---\ntitle: A\nid: one\n---\n\n[x](<cafe\u{301}.md>)\n", decomposed: "---\ntitle: B\nid: two\n---\n",
    ])
    #expect(apart == "")
  }

  @Test func refusesAddressesThatDifferOnlyInCase() throws {
    let text = try printedAbout(["content/norms/A.md": page, "content/norms/a.md": page])
    #expect(
      text == """
        content/norms/a.md:1:1: error: the address `norms/a/index.html` differs from `norms/A/index.html` of \
        `content/norms/A.md` only in upper and lower case [address-case]
          1 | ---
            | ^
          note: content/norms/A.md:1:1: the other one is here
          1 | ---
            | ^
          help: give one of the two another `id:`, or another file name

        """)
  }

  @Test(arguments: [
    "---\ntitle: A\n---\n\n" + String(repeating: "> ", count: 50_000) + "x\n",
    "---\ntitle: A\n---\n\n" + String(repeating: "[", count: 100_000),
    "---\n" + String(repeating: "a: [", count: 10_000) + "\n---\n",
    "---\n" + String(repeating: "title: A\n", count: 10_000) + "---\n",
    String(repeating: "---\n", count: 50_000),
    "---\ntitle: A\n---\n" + String(repeating: "```{goals}\n", count: 1_000),
    "---\ntitle: \"\\u0000\\u001B\"\nid: \"a\\u202Eb\"\n---\n",
    "---\ntitle: A\nnavigation: \u{85}\u{2028}\n---\n",
  ])
  func endsQuicklyOnTextsMadeToHurt(text: String) throws {
    let took = try workTime { _ = try printedAbout(["content/a.md": text]) }
    #expect(took < .seconds(10))
  }
}
