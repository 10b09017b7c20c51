// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import TestSupport
import Testing

@testable import Plans

@Suite struct ReadProseTests {
  private let options = MarkdownOptions()

  private func read(_ folder: TemporaryFolder, _ cache: TextCache = TextCache()) throws -> ReadTexts {
    var report = Report()
    let source = try Folder(folder.path)
    return readTexts(
      listContent(source, workers: 1), in: source, options: options, kinds: .builtIn, reusing: cache, keepsProse: true,
      secondsForText: 10, workers: 2,
      report: &report)
  }

  /// What the next build would know of the texts.
  private func cache(_ texts: ReadTexts) throws -> TextCache {
    var writer = ByteWriter()
    try #require(texts.cache).encode(into: &writer)
    return try TextCache(ByteReader(writer.bytes))
  }

  private func html(_ texts: ReadTexts, in folder: TemporaryFolder) throws -> [String] {
    let source = try Folder(folder.path)
    return try texts.content.items.map {
      String(decoding: try texts.prose(of: $0, in: source, options: options).html, as: UTF8.self)
    }
  }

  @Test func givesTheProseOfEachTextAlsoOutOfTheCache() throws {
    let folder = try TemporaryFolder([
      "content/a.md": "---\ntitle: A\n---\n\nOne.\n", "content/b.md": "---\n",
      "content/c.md": "---\ntitle: C\n---\n\nThree.\n",
    ])
    let first = try read(folder)
    #expect(try html(first, in: folder) == ["<p>One.</p>\n", "<p>Three.</p>\n"])
    let again = try read(folder, try cache(first))
    #expect(again.content.items.map { again.storedProse(of: $0) == nil } == [true, true])
    #expect(try html(again, in: folder) == ["<p>One.</p>\n", "<p>Three.</p>\n"])
  }

  @Test func reportsATextThatWasChangedSinceItWasRead() throws {
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n\nOne.\n"])
    let again = try read(folder, try cache(try read(folder)))
    try folder.write("content/a.md", "---\ntitle: A\n---\n\nAnother.\n")
    do {
      _ = try html(again, in: folder)
      Issue.record("the text was changed")
    } catch Problem.content(let diagnostic) {
      #expect(diagnostic.rule.name == "changed-text")
      #expect(diagnostic.place == Place("content/a.md"))
    }
  }
}
