// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct SearchRowsTests {
  /// The rows of the search index by identifier, as JSON, with the name of the kind where the index has its place.
  private func rows(_ site: Published) throws -> [String: String] {
    let path = try #require(site.paths.first { $0.hasPrefix("assets/search-index.") })
    let text = try site.text(path)
    #expect(text.hasPrefix("planpressIndex={") && text.hasSuffix("]};\n"))
    // Nothing that a script element or an older script could take for something else.
    #expect(!text.contains("<") && !text.contains("\u{2028}"))
    let data = Data(text.dropFirst("planpressIndex=".count).dropLast(2).utf8)
    let index = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let items = try #require(index["items"] as? [[Any]])
    let kinds = try #require(index["kinds"] as? [String])
    return try Dictionary(
      uniqueKeysWithValues: items.map { row in
        var row = row
        row[0] = kinds[try #require(row[0] as? Int)]
        let bytes = try JSONSerialization.data(withJSONObject: row, options: [.withoutEscapingSlashes])
        return (row[2] as? String ?? "", String(decoding: bytes, as: UTF8.self))
      })
  }

  @Test func holdWhatItemsAreFoundBy() throws {
    let rows = try rows(
      Published([
        "norms/n.md": file(
          "'A\\B <b>'", "number: \"1.1\"\nstatus: active\ndate: 2024-05-01\npartners: [{ref: board}]",
          text: "The *first*\u{2028}paragraph.\n\n## One\n\n### Two & more\n\n#### Three"),
        "partners/board.md": file("Board"), "guidance/how.md": file("How"),
        "terms/cs.md": file("Combined sewer", "abbreviation: CS\nalso: [mixed sewer]"),
      ]))
    #expect(
      rows == [
        "n": #"["Norm","1.1","n","A\\B <b>","norms/n/","The first\#u{2028}paragraph.",["One","Two & more"],[],"#
          + #""In force","2024",["Board"]]"#,
        "board": #"["Partner","","board","Board","partners/board/","Text.",[],[],"","",["Board"]]"#,
        "guidance/how": #"["Page","","guidance/how","How","guidance/how/","Text.",[],[]]"#,
        "cs": #"["Term","","cs","Combined sewer","terms/#cs","Text.",[],["CS","mixed sewer"]]"#,
      ])
  }

  @Test func shortenSummariesAtAWord() throws {
    let rows = try rows(Published(["norms/n.md": file("N", text: String(repeating: "νερό και ", count: 40))]))
    let summary = String(repeating: "νερό και ", count: 15) + "νερό…"
    #expect(rows["n"] == "[\"Norm\",\"\",\"n\",\"N\",\"norms/n/\",\"\(summary)\",[],[]]")
  }
}
