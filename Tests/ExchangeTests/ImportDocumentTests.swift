// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import TestSupport
import Testing

/// What Pandoc reads of documents, as plans. The trees are of its types Block and Inline.
@Suite struct ImportDocumentTests {
  private func words(_ text: String) -> String {
    text.split(separator: " ").map { "{\"t\":\"Str\",\"c\":\"\($0)\"}" }.joined(separator: ",{\"t\":\"Space\"},")
  }

  private func header(_ level: Int, _ text: String) -> String {
    "{\"t\":\"Header\",\"c\":[\(level),[\"\",[],[]],[\(words(text))]]}"
  }

  private func para(_ inlines: String) -> String { "{\"t\":\"Para\",\"c\":[\(inlines)]}" }

  private func imported(_ blocks: String..., title: String? = "The plan", pictures: [DocumentPicture] = [])
    -> ImportedContent
  {
    let meta = title.map { "\"title\":{\"t\":\"MetaInlines\",\"c\":[\(words($0))]}" } ?? ""
    let json = "{\"pandoc-api-version\":[1,23],\"meta\":{\(meta)},\"blocks\":[\(blocks.joined(separator: ","))]}"
    return importDocument(Array(json.utf8), pictures: pictures, path: "a.docx", untitled: "a")
  }

  private func text(_ content: ImportedContent, _ path: String) -> String? {
    content.files.first { $0.path == "content/\(path)" }?.text
  }

  private func messages(_ content: ImportedContent) -> [String] { content.report.diagnostics.map(\.message) }

  @Test func headingsBecomeGoalsObjectivesAndChapters() throws {
    let content = imported(
      header(1, "Foreword"), para(words("Dear reader.")), header(1, "Goals"), header(2, "Goal 1: Clean water"),
      para(words("What it is.")), header(3, "Objective 1.1 – Dry cellars"), header(4, "Why it matters"),
      para(words("Because.")), header(4, "Action 1.1.1 Buy pumps"), header(2, "Strategic Goal II. Cool streets"),
      header(1, "Goals are reviewed yearly"), para(words("Each May.")))
    #expect(
      content.counts.map { "\($0.count) \($0.kind)" } == ["1 plan", "2 goal", "1 objective", "1 measure", "2 page"])
    #expect(
      text(content, "goals/clean-water.md")
        == "---\nid: clean-water\ntitle: Clean water\nnumber: 1\n---\n\nWhat it is.\n")
    #expect(text(content, "goals/cool-streets.md") == "---\nid: cool-streets\ntitle: Cool streets\nnumber: II\n---\n")
    #expect(
      text(content, "objectives/dry-cellars.md")
        == "---\nid: dry-cellars\ntitle: Dry cellars\nnumber: 1.1\ngoal: clean-water\n---\n\n## Why it matters\n\nBecause\\.\n"
    )
    #expect(text(content, "measures/buy-pumps.md")?.contains("part-of: dry-cellars\n") == true)
    #expect(
      text(content, "site.yml")
        == "language: en\nchapters:\n  before: [foreword]\n  after: [goals-are-reviewed-yearly]\n")
    #expect(messages(content) == ["the heading `Goals` has no text of its own, and is left out"])
  }

  /// A chapter has no parts, and numbers may be words.
  @Test func nothingIsAPartOfAChapter() throws {
    let content = imported(
      header(1, "Our goals"), para(words("Text.")), header(2, "Goal One: Water"), header(1, "What we do"),
      para(words("Text.")), header(2, "Objective 1.1: Dry cellars"))
    #expect(text(content, "goals/water.md") == "---\nid: water\ntitle: Water\nnumber: 1\n---\n")
    #expect(text(content, "objectives/dry-cellars.md")?.contains("goal: water\n") == true)
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  @Test func whatIsGuessedIsSaid() {
    let content = imported(
      header(1, "Objective 1: First of all"), header(1, "Goal 1: A"), header(1, "Objective 1.1: B"),
      para("{\"t\":\"Strong\",\"c\":[\(words("Objective 1.2: C"))]}"), title: nil)
    #expect(
      messages(content) == [
        "the plan is called `a`, since the document names no title",
        "`Objective 1: First of all` comes before any goal, and is taken for one",
        "`Objective 1.1: B` is taken for a part of `A`, which comes before it",
        "`Objective 1.2: C` is taken for a heading, since it is a line in bold letters",
        "`Objective 1.2: C` is taken for a part of `A`, which comes before it",
      ])
    #expect(text(content, "objectives/c.md")?.contains("goal: a-2\n") == true)
  }

  /// Many documents have objectives and no goals, or objectives within each other.
  @Test func aDocumentWithoutGoalsBuilds() throws {
    let content = imported(
      header(1, "Objective 1: Dry cellars"), header(2, "Objective 1.1: Pumps"), header(3, "Objective 1.1.1: Power"),
      header(1, "Objective 2: Clean water"), header(2, "Measure 2.1: Filters"), title: "A plan")
    #expect(
      messages(content) == [
        "`Objective 1: Dry cellars` comes before any goal, and is taken for one",
        "`Objective 2: Clean water` comes before any goal, and is taken for one",
      ])
    #expect(text(content, "goals/dry-cellars.md") == "---\nid: dry-cellars\ntitle: Dry cellars\nnumber: 1\n---\n")
    #expect(text(content, "goals/clean-water.md")?.contains("number: 2\n") == true)
    #expect(text(content, "objectives/pumps.md")?.contains("goal: dry-cellars\n") == true)
    #expect(text(content, "objectives/power.md")?.contains("part-of: pumps\n") == true)
    #expect(text(content, "measures/filters.md")?.contains("part-of: clean-water\n") == true)
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  /// What comes before the first goal, at whichever level.
  @Test(arguments: ["Objective", "Measure", "Indicator", "Milestone"])
  func aPartBeforeAnyGoalBuilds(name: String) throws {
    for level in [1, 2] {
      let content = imported(
        header(1, "Foreword"), para(words("Text.")), header(level, "\(name) 1: First of all"),
        header(1, "Goal 1: Water"), header(2, "Objective 1.1: Pumps"))
      #expect(try errors(building: content, into: TemporaryFolder()) == [])
    }
  }

  @Test func signsOfWritersAreNeverMarks() {
    let content = imported(
      para(words("# no *stars* [or] <b> 1. item")), para(words("- dash")), para("{\"t\":\"Str\",\"c\":\"1.\"}"),
      para(
        "{\"t\":\"Str\",\"c\":\"a\"},{\"t\":\"Emph\",\"c\":[{\"t\":\"Space\"},\(words("b")),{\"t\":\"Space\"}]},{\"t\":\"Str\",\"c\":\"c\"}"
      ))
    #expect(
      text(content, "plan.md")?.hasSuffix(
        "\n\\# no \\*stars\\* \\[or\\] \\<b\\> 1. item\n\n\\- dash\n\n1\\.\n\na *b* c\n") == true,
      "\(text(content, "plan.md") ?? "")")
  }

  @Test func tablesNotesListsAndLinksComeAlong() {
    func cell(_ text: String, _ high: Int = 1, _ wide: Int = 1) -> String {
      "[[\"\",[],[]],{\"t\":\"AlignDefault\"},\(high),\(wide),[{\"t\":\"Plain\",\"c\":[\(words(text))]}]]"
    }
    func row(_ cells: String...) -> String { "[[\"\",[],[]],[\(cells.joined(separator: ","))]]" }
    let none = "[\"\",[],[]]"
    let columns = "[{\"t\":\"AlignDefault\"},{\"t\":\"ColWidthDefault\"}]"
    let table =
      "{\"t\":\"Table\",\"c\":[\(none),[null,[]],[\(columns),\(columns)],[\(none),[]],[[\(none),0,[],[\(row(cell("A"), cell("B|b"))),\(row(cell("wide", 1, 2))),\(row(cell("high", 2), cell("c"))),\(row(cell("d")))]]],[\(none),[]]]}"
    let note = "{\"t\":\"Note\",\"c\":[\(para(words("See below.")))]}"
    let link = "{\"t\":\"Link\",\"c\":[\(none),[\(words("the law"))],[\"https://example.org/law\",\"\"]]}"
    let inner = "{\"t\":\"Link\",\"c\":[\(none),[\(words("above"))],[\"#x\",\"\"]]}"
    let list =
      "{\"t\":\"BulletList\",\"c\":[[\(para(words("one"))),{\"t\":\"OrderedList\",\"c\":[[3,{\"t\":\"Decimal\"},{\"t\":\"Period\"}],[[\(para(words("three")))]]]}]]}"
    let content = imported(
      table, para("\(words("Text"))\(","+note),{\"t\":\"Space\"},\(link),{\"t\":\"Space\"},\(inner)"), list)
    let plan = text(content, "plan.md") ?? ""
    #expect(plan.contains("| A | B\\|b |\n|---|---|\n| wide | << |\n| high | c |\n| ^^ | d |\n"), "\(plan)")
    #expect(plan.contains("\nText[^1] [the law](https://example.org/law) above\n"), "\(plan)")
    #expect(plan.contains("\n- one\n\n  3. three\n"), "\(plan)")
    #expect(plan.contains("\n[^1]: See below.\n"), "\(plan)")
    #expect(messages(content).contains("one table has no heads, and the first row is taken for them"))
  }

  @Test func picturesComeAlongAndAskForWords() {
    func image(_ alt: String, _ name: String) -> String {
      "{\"t\":\"Image\",\"c\":[[\"\",[],[]],[\(words(alt))],[\"\(name)\",\"\"]]}"
    }
    let pictures = ["media/a.png", "media/b.png", "media/c.png"].map { DocumentPicture(name: $0, bytes: [1, 2, 3]) }
    let content = imported(
      header(1, "Goal 1: G"), para(image("A chart", "media/a.png")), para(image("", "./media/b.png")),
      pictures: pictures)
    #expect(
      text(content, "goals/g.md")?.hasSuffix(
        "\n![A chart](../media/a.png)\n\n![Picture 1, not described yet](../media/b.png)\n") == true)
    #expect(
      content.files.map(\.path).filter { $0.contains("media") } == ["content/media/a.png", "content/media/b.png"])
    #expect(content.files.first { $0.path == "content/media/a.png" }?.bytes == [1, 2, 3])
    #expect(messages(content) == ["the picture `../media/b.png` has no alternative text"])
  }

  @Test func whatPandocDidNotWriteIsRefused() {
    for text in ["", "{}", "[1]", "{\"blocks\":3}", "no JSON"] {
      let content = importDocument(Array(text.utf8), pictures: [], path: "a.docx", untitled: "a")
      #expect(content.files.isEmpty && content.report.diagnostics.map(\.rule) == [.importRefused])
    }
  }
}
