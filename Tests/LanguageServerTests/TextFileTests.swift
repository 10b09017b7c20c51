// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LanguageServer

@Suite struct TextFileTests {
  @Test func placesAreCountedAsEditorsDo() {
    let file = TextFile(Array("aé𝄞b\r\nxy\rz\n".utf8))
    #expect(file.lineCount == 4)
    #expect(file.text(ofLine: 0) == "aé𝄞b" && file.text(ofLine: 2) == "z" && file.text(ofLine: 3) == "")
    #expect(file.position(of: 7) == Position(line: 0, character: 4))
    #expect(file.offset(of: Position(line: 0, character: 4)) == 7)
    #expect(file.offset(of: Position(line: 0, character: 99)) == 8)
    #expect(file.offset(of: Position(line: 1, character: 1)) == 11)
    #expect(file.offset(of: Position(line: 99, character: 1)) == file.bytes.count)
    for offset in [0, 1, 3, 7, 8, 10, 11, 13] { #expect(file.offset(of: file.position(of: offset)) == offset) }
    // In the middle of a character of two units.
    #expect(file.offset(of: Position(line: 0, character: 3)) == 3)
  }

  @Test func aMarkAtTheBeginningCountsForNothing() {
    let file = TextFile([0xEF, 0xBB, 0xBF] + Array("ab".utf8))
    #expect(file.position(of: 4) == Position(line: 0, character: 1))
    #expect(file.find("b", inLine: 0) == 4..<5)
  }

  @Test func filesHaveAddresses() {
    #expect(fileAddress(of: "/a b/ü.md") == "file:///a%20b/%C3%BC.md")
    #expect(filePath(of: "file:///a%20b/%c3%bc.md") == "/a b/ü.md")
    #expect(filePath(of: "file://localhost/a") == "/a")
    for address in ["http://a/b", "file://host/a", "file:///a%2", "file:///%00", "file:///%ff", "untitled:1"] {
      #expect(filePath(of: address) == nil, "\(address)")
    }
  }
}
