// SPDX-License-Identifier: Apache-2.0

import Encoding
import Files
import TestSupport
import Testing

@Suite struct CacheFolderTests {
  private let key = Fingerprint(bits: 7)

  private func state(_ folder: CacheFolder, _ key: Fingerprint) -> String {
    switch folder.read("f", key: key) {
    case .none: "none"
    case .damaged: "damaged"
    case .found(let reader): "\(Array(reader.bytes[reader.offset...]))"
    }
  }

  private func write(_ bytes: [UInt8], to folder: CacheFolder) {
    folder.write("f", key: key, size: bytes.count) { $0.raw(bytes) }
  }

  @Test func givesBackWhatWasKeptUnderTheSameKeyOnly() throws {
    let source = try TemporaryFolder()
    let folder = CacheFolder(in: try Folder(source.path))
    folder.make()
    #expect(state(folder, key) == "none")
    write([1, 2], to: folder)
    #expect(state(folder, key) == "[1, 2]")
    #expect(state(folder, Fingerprint(bits: 8)) == "none")
    write([3], to: folder)
    #expect(state(folder, key) == "[3]")
    #expect(source.tree(".planpress").keys.sorted() == [".gitignore", "f"])
  }

  @Test func noticesEveryCutAndChange() throws {
    let source = try TemporaryFolder()
    let folder = CacheFolder(in: try Folder(source.path))
    folder.make()
    write([1, 2, 3, 4], to: folder)
    let whole = try #require(source.bytes(".planpress/f"))
    for count in whole.indices {
      try source.write(".planpress/f", Array(whole[..<count]))
      #expect(state(folder, key) == "damaged", "\(count) bytes")
      #expect(state(folder, key) == "none", "it is gone")
    }
    for index in whole.indices {
      var other = whole
      other[index] ^= 0x10
      try source.write(".planpress/f", other)
      #expect(state(folder, key) != "[1, 2, 3, 4]", "byte \(index)")
    }
  }

  @Test func passesOverWhatAnotherEditionHasWritten() throws {
    let source = try TemporaryFolder()
    let folder = CacheFolder(in: try Folder(source.path))
    folder.make()
    try source.write(".planpress/f", "planpress cache 0\nin another form")
    #expect(state(folder, key) == "none")
    #expect(source.bytes(".planpress/f") != nil)
  }

  @Test func doesWithoutWhereItCannotBe() throws {
    let source = try TemporaryFolder([".planpress": "mine"])
    CacheFolder(in: try Folder(source.path)).make()
    #expect(source.text(".planpress") == "mine")
    let linked = try TemporaryFolder(["elsewhere/a": ""])
    try linked.link(".planpress", to: "elsewhere")
    let folder = CacheFolder(in: try Folder(linked.path))
    folder.make()
    write([1], to: folder)
    #expect(linked.tree("elsewhere").keys.sorted() == ["a"])
  }

  @Test func removesWhatKilledBuildsHaveLeft() throws {
    let source = try TemporaryFolder()
    let folder = CacheFolder(in: try Folder(source.path))
    folder.make()
    // Process 1 is always there; no process has a number that high.
    for name in ["f.1", "f.99999999", "g.99999999", "f.text"] { try source.write(".planpress/\(name)", "half") }
    write([1], to: folder)
    #expect(source.tree(".planpress").keys.sorted() == [".gitignore", "f", "f.1", "f.text", "g.99999999"])
  }
}
