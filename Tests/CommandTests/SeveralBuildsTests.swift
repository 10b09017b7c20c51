// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// Builds that publish to one folder at the same time.
@Suite struct SeveralBuildsTests {
  @Test(arguments: [2, 5]) func oneAfterTheOtherPublishes(builds: Int) throws {
    let editions = try Editions(pages: 60)
    for round in 0..<6 {
      let letter = round % 2 == 0 ? "B" : "A"
      try editions.write(letter)
      let started = try (0..<builds).map { number in
        Thread.sleep(forTimeInterval: Double((round * 7 + number * 3) % 10) / 100)
        return try start(["build"], in: editions.folder)
      }
      let runs = try started.map { try ended($0, in: editions) }
      for run in runs { #expect(run.status == 0, "\(run.error)") }
      #expect(editions.published() == .edition(letter))
      #expect(editions.traces() == [])
      #expect(try planpress("build", in: editions.folder).output.contains(" 0 of its files written"))
      #expect(editions.published() == .edition(letter))
    }
  }

  @Test func twoPlansIntoOneFolderAreNeverMixed() throws {
    let editions = try Editions(pages: 60)
    let other = try Editions(pages: 60)
    try editions.write("A")
    try other.write("B")
    let output = editions.folder.path + "/public"
    for _ in 0..<4 {
      let started = try [editions, other].map { try start(["build", "--output", output], in: $0.folder) }
      for run in try started.map({ try ended($0, in: editions, to: output) }) {
        #expect(run.status == 0, "\(run.error)")
      }
      #expect([.edition("A"), .edition("B")].contains(editions.published()))
    }
    #expect(try planpress("build", in: editions.folder).status == 0)
    #expect(editions.published() == .edition("A"))
  }

  /// The end of a build; one that has waited in vain for the others, as on a busy machine, is begun again, as it says.
  private func ended(_ started: StartedRun, in editions: Editions, to output: String = "public") throws -> Run {
    var run = started.wait()
    for _ in 0..<20 where run.status == 70 && run.error.contains("another build is publishing to") {
      run = try planpress("build", "--output", output, in: editions.folder)
    }
    return run
  }

  @Test func saysWhoHoldsTheFolder() throws {
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", "public/.planpress-lock": "process 1\n"])
    // Nobody holds it: a build that was killed has left the file.
    #expect(try planpress("build", in: folder).status == 0)
    #expect(folder.text("public/.planpress-lock") == nil)
    try folder.write("public/.planpress-lock", "process 4711 on host\n")
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/flock")
    holder.arguments = [folder.path + "/public/.planpress-lock", "sleep", "60"]
    try holder.run()
    defer { holder.terminate() }
    let lock = open(folder.path + "/public/.planpress-lock", O_RDONLY)
    defer { close(lock) }
    while flock(lock, LOCK_EX | LOCK_NB) == 0 {
      flock(lock, LOCK_UN)
      Thread.sleep(forTimeInterval: 0.05)
    }
    try folder.write("content/a.md", "---\ntitle: B\n---\n")
    let run = try planpress("build", in: folder)
    #expect(run.status == 70)
    #expect(
      run.error == """
        error: another build is publishing to `public` (process 4711 on host)
          help: wait until it has ended, and build again

        """)
    #expect(folder.text("public/a/index.html")?.contains("<title>A") == true)
  }
}
