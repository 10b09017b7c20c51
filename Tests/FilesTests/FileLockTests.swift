// SPDX-License-Identifier: Apache-2.0

import Files
import TestSupport
import Testing

@Suite struct FileLockTests {
  private func owner(_ folder: Folder) throws -> String? {
    switch try FileLock.attempt("lock", in: folder, owner: "the second") {
    case .taken(let lock):
      try lock.release()
      return nil
    case .held(let owner): return owner
    }
  }

  @Test func isHeldByOneAtATime() throws {
    let place = try TemporaryFolder()
    let folder = try Folder(place.path)
    guard case .taken(let lock) = try FileLock.attempt("lock", in: folder, owner: "the first") else {
      Issue.record("nobody holds it")
      return
    }
    #expect(try owner(folder) == "the first")
    try lock.release()
    #expect(place.tree().isEmpty)
    #expect(try owner(folder) == nil)
    #expect(place.tree().isEmpty)
  }

  @Test func isTakenOverFromAProcessThatIsGone() throws {
    let place = try TemporaryFolder(["lock": "the process that was killed\n"])
    #expect(try owner(try Folder(place.path)) == nil)
  }

  @Test func followsNoLink() throws {
    let place = try TemporaryFolder(["elsewhere": "kept"])
    try place.link("lock", to: "elsewhere")
    #expect(throws: (any Error).self) { try owner(try Folder(place.path)) }
    #expect(place.text("elsewhere") == "kept")
  }
}
