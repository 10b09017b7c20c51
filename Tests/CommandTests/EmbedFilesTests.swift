// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// The tool that puts the theme and the pages about rules into the program.
@Suite struct EmbedFilesTests {
  private func embed(_ folder: TemporaryFolder) throws -> Run {
    try run(["files", "Embedded.swift"], of: "embed-files", in: folder)
  }

  @Test func writesTextsAsTheyAreAndOthersByteForByte() throws {
    let folder = try TemporaryFolder(["files/b/t.html": "a\"\\\r\nü\t", "files/.hidden": "x", "files/.git/x": "x"])
    try folder.write("files/a.bin", [0xFF, 0x00, 0x41, 0x80])
    #expect(try embed(folder).status == 0)
    let written = folder.text("Embedded.swift") ?? ""
    #expect(
      written.split(separator: "\n").suffix(3) == [
        "  (\"a.bin\", \"ÿ\\u{0}A\\u{80}\", false),",
        "  (\"b/t.html\", \"a\\u{22}\\u{5c}\\u{d}\\u{a}ü\\u{9}\", true),", "]",
      ])
  }

  @Test func failsWhereAFileCannotBeRead() throws {
    let folder = try TemporaryFolder(["files/a.html": "a"])
    try folder.link("files/b.html", to: "nowhere")
    let failed = try embed(folder)
    #expect(failed.status != 0)
    #expect(failed.error.contains("b.html"))
    #expect(folder.text("Embedded.swift") == nil)
    #expect(try run(["nowhere", "Embedded.swift"], of: "embed-files", in: folder).status != 0)
  }
}
