// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Markdown
import TestSupport
import Testing

@testable import Plans

@Suite struct ProseStoreTests {
  /// With a hole of each kind.
  private let texts = (0..<40).map { index in
    """
    # Part \(index)

    See [the goal](goals/a.md), [](plan:a) and ![a sign](sign.png).

    > [!NOTE]
    > \(String(repeating: "word ", count: index))

    ```{objectives} a
    ```
    """
  }

  private func prose(_ text: String) throws -> Prose {
    var report = Report()
    let parsed = parseMarkdown(
      Array(text.utf8)[...], path: "content/a.md", firstLine: 1, options: MarkdownOptions(), report: &report)
    return try #require(parsed).prose
  }

  /// Batches of one byte are put on the disk at once, those of a megabyte not at all.
  @Test(arguments: [1, 1000, 1 << 20], [true, false]) func givesBackWhatWasKept(batchSize: Int, hasFolder: Bool) throws
  {
    let place = try TemporaryFolder([:])
    let folder = hasFolder ? try Folder(place.path) : nil
    var shelf = ProseStore(near: folder, batchSize: batchSize).makeShelf()
    let all = try texts.map(prose)
    let stored = all.map { shelf.keep($0) }
    for (kept, prose) in zip(stored, all) {
      let found = try kept.read()
      #expect(found.html.elementsEqual(prose.html))
      #expect(found.holes == prose.holes)
    }
    let kinds = Set(try #require(all.first).holes.map { String("\($0.content)".prefix { $0 != "(" }) })
    #expect(kinds == ["address", "title", "image", "directive", "word", "wordEnd"])
  }
}
