// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc
import TestSupport
import Testing
import Workers

@Suite struct SpillFileTests {
  @Test func givesBackWhatSeveralThreadsHaveWritten() throws {
    let place = try TemporaryFolder([:])
    let file = try #require(SpillFile(near: try Folder(place.path)))
    let parts = (0..<200).map { [UInt8](repeating: UInt8($0), count: $0 * 7) }
    let starts = parallelMap(parts, workers: 4) { file.append($0) }
    for (part, start) in zip(parts, starts) {
      let start = try #require(start)
      #expect(try file.read(start..<start + part.count) == part)
    }
  }

  @Test func leavesNothingInTheFolder() throws {
    let place = try TemporaryFolder([:])
    let folder = try Folder(place.path)
    let file = try #require(SpillFile(near: folder))
    _ = file.append([1, 2, 3])
    #expect(try listFolder(folder, "").isEmpty)
  }

  @Test func failsWhereNothingWasWritten() throws {
    let place = try TemporaryFolder([:])
    let file = try #require(SpillFile(near: try Folder(place.path)))
    _ = file.append([1, 2, 3])
    #expect(throws: FileProblem.self) { try file.read(2..<4) }
  }
}
