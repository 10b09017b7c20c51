import TestSupport
import Testing
import Theme

@testable import Sites

/// The words of the interface come from a file for each language.
@Suite struct WordsTests {
  private func english() throws -> String {
    let file = try #require(Theme.files.first { $0.path == "words/en.yml" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func site(_ language: String, words: (name: String, text: String)?) throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\nlanguage: \(language)\n", "content/about.md": "---\ntitle: About\n---\n",
    ])
    if let words { try site.write("templates/words/\(words.name).yml", words.text) }
    return site
  }

  @Test(arguments: ["de", "de-CH", "de-Latn-CH"]) func areThoseOfTheLanguage(language: String) throws {
    let german = try english().replacing(/\nhome: .*\n/, with: "\nhome: Startseite\n")
    let site = try site(language, words: ("de", german))
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let page = try #require(site.text("out/about/index.html"))
    #expect(page.contains("<html lang=\"\(language)\""))
    #expect(page.contains(">Startseite</a>"))
  }

  @Test func areEnglishForItsVariants() throws {
    let site = try site("en-GB", words: ("en-GB", "home: Front door\n"))
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(site.text("out/about/index.html")?.contains(">Front door</a>") == true)
  }

  @Test func areMadeFromTheKeyWhereThereAreNone() {
    let words = Words(table: ["kind-goal": "Ziel"])
    #expect(words["kind-goal"] == "Ziel")
    #expect(words["kind-measure"] == "Measure")
    #expect(words["kinds-measure"] == "Measures")
    #expect(words["kinds-guiding-policy"] == "Guiding policies")
    #expect(words["field-review-cycle"] == "Review cycle")
  }

  @Test func areComplete() throws {
    let site = try site("de-CH", words: ("de", try english().replacing(/\nhome: .*\n/, with: "\n")))
    #expect(
      printed(try build(site.path), site.path) == """
        templates/words/de.yml: error: the words for `de-CH` lack `home` [missing-word]
          help: add a line `home: …` for each to that file

        """)
  }
}
