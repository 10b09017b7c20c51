import Foundation
import TestSupport
import Testing

@testable import Theme

@Suite struct ThemeTests {
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
