// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// What is on the disk when the power goes: copies of a device that are made past every cache, and looked at as after a
/// restart. It takes a loop device, and with that root; `make test-faults` tries it.
@Suite(.serialized, .enabled(if: Disk.isWanted, "a power cut takes PLANPRESS_FAULTS=all, root and a loop device"))
struct PowerCutTests {
  /// An output, and its copy after a power cut.
  private func output(_ editions: Editions) -> String { "../../copy/\(name(editions))/public" }

  private func name(_ editions: Editions) -> String { URL(filePath: editions.folder.path).lastPathComponent }

  private func build(_ editions: Editions, by tool: [String] = []) throws -> Run {
    try start(["build", "--jobs", "1"], in: editions.folder, by: tool, waitsForDisk: true).wait()
  }

  /// The next build after the restart.
  private func expectRepair(_ editions: Editions, _ letter: String, _ what: String) throws {
    let source = "../../copy/\(name(editions))"
    let run = try planpress("build", "--source", source, "--output", "\(source)/public", in: editions.folder)
    try #require(run.status == 0, "\(what): \(run.error)")
    try #require(editions.published(in: output(editions)) == .edition(letter), "\(what)")
    try #require(editions.traces(in: output(editions)) == [], "\(what)")
  }

  @Test func aBuildThatHasSucceededIsOnTheDisk() throws {
    let disk = try Disk()
    defer { disk.remove() }
    let editions = try Editions(pages: 60, in: disk.mount)
    for round in 0..<6 {
      let letter = round % 2 == 0 ? "A" : "B"
      try editions.write(letter)
      try #require(try build(editions).status == 0)
      try disk.cut { #expect(editions.published(in: output(editions)) == .edition(letter), "round \(round)") }
    }
    // That this is seen at all: without waiting, nothing of a build is there at once.
    try editions.write("A")
    try disk.settle()
    try #require(try planpress("build", in: editions.folder).status == 0)
    try disk.cut { #expect(editions.published(in: output(editions)) == .edition("B")) }
  }

  /// The program and the power are gone at the same moment, then some seconds later: ext4 writes names every five seconds,
  /// and the bytes of files only after half a minute unless it is asked to.
  @Test(.enabled(if: Strace.isThere, "strace is not installed"), arguments: [0, 7])
  func noMomentLeavesPartsOfFiles(seconds: Int) throws {
    let disk = try Disk()
    defer { disk.remove() }
    let editions = try Editions(pages: 60, in: disk.mount)
    for letter in ["B", "A"] {
      try editions.write(letter)
      try #require(try build(editions).status == 0)
    }
    var letter = "A"
    for number in 1...60 {
      letter = letter == "A" ? "B" : "A"
      try editions.write(letter)
      try disk.settle()
      let run = try build(
        editions,
        by: [
          Strace.path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat,renameat2,syncfs", "-e",
          "inject=renameat,renameat2,syncfs:signal=KILL:when=\(number)",
        ])
      if seconds > 0, number % 4 == 1 { Thread.sleep(forTimeInterval: Double(seconds)) }
      try disk.cut {
        try #require(editions.published(in: output(editions)) != nil, "call \(number)")
        try #require(editions.isOfWholeFiles(in: output(editions)), "call \(number)")
        try expectRepair(editions, letter, "call \(number)")
      }
      if run.status == 0 {
        #expect(number > 8)
        return
      }
      try #require(try build(editions).status == 0)
    }
    Issue.record("there is no end to the calls")
  }
}

/// A disk of its own.
private final class Disk {
  private let folder: TemporaryFolder

  static let isWanted =
    ProcessInfo.processInfo.environment["PLANPRESS_FAULTS"] == "all" && geteuid() == 0 && (try? Disk())?.remove() != nil

  var mount: String { folder.path + "/disk" }

  init() throws {
    folder = try TemporaryFolder()
    for name in ["disk", "copy"] { try folder.makeFolder(name) }
    // What is written to the device is in the image at once.
    try shell(
      "truncate -s 96M image; mkfs.ext4 -q -F image; device=$(losetup --direct-io=on -f --show image); "
        + "mount $device disk; losetup -d $device")
  }

  /// Has all that was written so far written to the disk.
  func settle() throws { try shell("sync -f disk") }

  /// Looks at what would be on the disk if the power went now.
  func cut(_ look: () throws -> Void) throws {
    try shell("cp --sparse=always image image.copy; mount -o loop image.copy copy")
    defer { try? shell("umount copy; rm image.copy") }
    try look()
  }

  func remove() { try? shell("umount disk") }

  private func shell(_ script: String) throws {
    let run = try start([], in: folder, by: ["/bin/sh", "-ec", script]).wait()
    if run.status != 0 { throw Failure(description: "\(script): \(run.error)") }
  }

  private struct Failure: Error, CustomStringConvertible { let description: String }
}
