// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import TestSupport
import Testing

@testable import Files

@Suite struct FolderTests {
  @Test func readsTheBytesOfAFile() throws {
    let place = try TemporaryFolder(["a/b.txt": "text", "empty": ""])
    let folder = try Folder(place.path)
    #expect(try folder.read("a/b.txt") == Array("text".utf8))
    #expect(try folder.read("empty") == [])
  }

  @Test func aNewFileStaysOnceItIsFinished() throws {
    let place = try TemporaryFolder([:])
    let folder = try Folder(place.path)
    let stamp = try {
      let file = try NewFile("a/whole", in: folder)
      try file.append(Array("one, ".utf8))
      try file.append(Array("two".utf8))
      return try file.finish()
    }()
    #expect(try folder.read("a/whole") == Array("one, two".utf8))
    #expect(folder.stamp("a/whole") == stamp)
    try { try NewFile("a/half", in: folder).append([1]) }()
    #expect(try listFolder(folder, "a").map(\.path) == ["a/whole"])
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    let place = try TemporaryFolder(["big": "12345", "folder/x": ""])
    try place.link("link", to: "big")
    try place.link("loop", to: "loop")
    try place.makePipe("pipe")
    let folder = try Folder(place.path)
    func code(_ path: String) -> Int32 {
      do throws(FileProblem) {
        _ = try folder.read(path, limit: 4)
        return 0
      } catch { return error.code }
    }
    #expect(code("big") == EFBIG)
    #expect(code("gone") == ENOENT)
    #expect(code("folder") == EINVAL)
    #expect(code("link") == ELOOP)
    #expect(code("loop") == ELOOP)
    #expect(code("pipe") == EINVAL)
    #expect(FileProblem("gone", code: ENOENT).reason == "No such file or directory")
    #expect(FileProblem("gone", code: ENOENT).isAbsence)
    #expect(!FileProblem("x", reason: "out of luck").isAbsence)
    #expect(FileProblem("x", reason: "out of luck").reason == "out of luck")
  }

  @Test func takesNoFailureForAFact() throws {
    let place = try TemporaryFolder(["file": "", "folder/x": ""])
    let folder = try Folder(place.path)
    let long = String(repeating: "x", count: 300)
    #expect(try folder.kind("gone") == nil)
    #expect(try folder.kind("file/x") == nil)
    #expect(throws: FileProblem(long, code: ENAMETOOLONG, isReading: true)) { try folder.kind(long) }
    #expect(throws: FileProblem(long, code: ENAMETOOLONG)) { try folder.removeEmptyFolder(long) }
    #expect(throws: FileProblem(long, code: ENAMETOOLONG, isReading: true)) { try folder.removeTree(long) }
    #expect(try !folder.removeEmptyFolder("folder"))
    try folder.removeTree("gone")
  }

  @Test func hasNoStampOfWhatIsBehindALink() throws {
    let place = try TemporaryFolder(["real/x": "1"])
    try place.link("link", to: "real")
    try place.link("file", to: "real/x")
    try place.makePipe("pipe")
    let folder = try Folder(place.path)
    #expect(folder.stamp("real/x")?.size == 1)
    for path in ["link/x", "file", "link", "real", "pipe", "gone", ""] { #expect(folder.stamp(path) == nil, "\(path)") }
  }

  @Test func tellsWhetherAFileCanBeRead() throws {
    let place = try TemporaryFolder(["a": "12345"])
    let folder = try Folder(place.path)
    try folder.checkReadable("a")
    #expect(throws: FileProblem("b", code: ENOENT, isReading: true)) { try folder.checkReadable("b") }
    #expect(
      throws: FileProblem("a", reason: "it is larger than 4 bytes, the limit", code: EFBIG, isReading: true)
    ) { try folder.checkReadable("a", limit: 4) }
  }

  @Test func opensNoFolderThroughALinkInTheLastPlace() throws {
    let place = try TemporaryFolder(["real/x": ""])
    try place.link("link", to: "real")
    let folder = try Folder(place.path)
    #expect(throws: FileProblem.self) { try Folder(below: folder, "link") }
    #expect(throws: FileProblem.self) { try Folder(below: folder, "real/x") }
    #expect(throws: Never.self) { try Folder(below: folder, "real") }
  }

  @Test func goesThroughNoLinkOnTheWay() throws {
    let place = try TemporaryFolder(["real/x": "1", "real/sub/y": "2"])
    try place.link("link", to: "real")
    let folder = try Folder(place.path)
    #expect(throws: FileProblem("link/x", code: ELOOP, isReading: true)) { try folder.read("link/x") }
    #expect(throws: FileProblem("link/x", code: ELOOP, isReading: true)) { try folder.checkReadable("link/x") }
    #expect(throws: FileProblem("link/sub", code: ELOOP, isReading: true)) { try listFolder(folder, "link/sub") }
    #expect(throws: FileProblem("link/sub", code: ELOOP, isReading: true)) { try Folder(below: folder, "link/sub") }
    #expect(throws: FileProblem("link/new", code: ELOOP)) { try folder.create("link/new", [1]) }
    #expect(place.text("real/new") == nil)
  }

  @Test func changesNothingBehindALinkOnTheWay() throws {
    let place = try TemporaryFolder(["real/x": "1", "real/sub/y": "2", "mine": "3", "own/x": "4"])
    try place.makeFolder("real/empty")
    try place.link("link", to: "real")
    let folder = try Folder(place.path)
    let before = place.tree()
    let refused = { (code: Int32) in code == ELOOP || code == ENOTDIR }
    func code(_ body: () throws(FileProblem) -> Void) -> Int32 {
      do throws(FileProblem) {
        try body()
        return 0
      } catch { return error.code }
    }
    for (name, code) in [
      ("make", code { () throws(FileProblem) in try folder.makeFolder("link/new") }),
      ("remove", code { () throws(FileProblem) in try folder.remove("link/x") }),
      ("move out", code { () throws(FileProblem) in try folder.move("link/x", to: "stolen", in: folder) }),
      ("move in", code { () throws(FileProblem) in try folder.move("mine", to: "link/x", in: folder) }),
      ("free place", code { () throws(FileProblem) in try folder.moveToFreePlace("mine", to: "link/z", in: folder) }),
      ("exchange", code { () throws(FileProblem) in try folder.exchange("own/x", with: "link/x", in: folder) }),
      ("link out", code { () throws(FileProblem) in try folder.link("link/x", to: "stolen", in: folder) }),
      ("link in", code { () throws(FileProblem) in try folder.link("mine", to: "link/z", in: folder) }),
      ("changeable", code { () throws(FileProblem) in try folder.checkChangeable("link/sub") }),
      ("changeable itself", code { () throws(FileProblem) in try folder.checkChangeable("real/sub") }),
    ] {
      #expect(name == "changeable itself" ? code == 0 : refused(code), "\(name): \(code)")
    }
    #expect(try !folder.removeEmptyFolder("link/empty"))
    try folder.removeTree("link/sub")
    #expect(try folder.kind("link/x") == nil && folder.device("link/x") == nil)
    #expect(try folder.kind("real/sub/y") == .file && folder.kind("link") == .link)
    #expect(place.tree() == before)
    #expect(try folder.removeEmptyFolder("real/empty"))
  }

  @Test func opensNothingOutsideOfItself() throws {
    let place = try TemporaryFolder(["inside/x": "1", "outside": "2"])
    let folder = try Folder(place.path + "/inside")
    for path in ["../outside", "x/../../outside", "/etc/passwd"] {
      #expect(throws: FileProblem.self) { try folder.read(path) }
    }
    #expect(try folder.read("./x") == Array("1".utf8))
  }

  /// The way for kernels without openat2(2) opens what that opens.
  @Test func opensTheSamePartByPart() throws {
    let place = try TemporaryFolder(["a/b/c": "1", "d": "2"])
    try place.link("a/link", to: "b")
    let folder = try Folder(place.path)
    for path in [
      "a/b/c", "a/./b//c", "d", "a", "a/b/", ".", "", "gone", "gone/c", "d/c", "a/link", "a/link/c", "../a", "a/../d",
      "/d",
    ] {
      let opened = [openBelow, openPartByPart].map { open in
        let file = open(folder.descriptor, path, O_RDONLY, 0)
        defer { if file >= 0 { close(file) } }
        return file >= 0
      }
      // The one goes back within the folder, the other nowhere.
      if path == "a/../d" { #expect(opened == [true, false]) } else { #expect(opened[0] == opened[1], "\(path)") }
    }
  }

  @Test func readsWhatItOpenedThoughAParentIsRenamed() throws {
    let place = try TemporaryFolder(["old/a": "mine"])
    let folder = try Folder("\(place.path)/old")
    #expect(rename("\(place.path)/old", "\(place.path)/new") == 0)
    try place.write("old/a", "someone else's")
    #expect(try folder.read("a") == Array("mine".utf8))
  }

  @Test func refusesWhatIsNoFolder() throws {
    let place = try TemporaryFolder(["file": ""])
    #expect(throws: FileProblem.self) { try Folder("\(place.path)/file") }
    #expect(throws: FileProblem.self) { try Folder("\(place.path)/gone") }
  }
}

@Suite struct ListTests {
  @Test func listsInTheOrderOfBytesWhateverTheOrderOfMaking() throws {
    let names = ["b", "a/z", "a/B", "a.x", "Z", "ä", "a\u{308}"]
    for order in [names, names.reversed()] {
      let place = try TemporaryFolder()
      for name in order { try place.write(name, name) }
      let entries = listTree(try Folder(place.path)).entries.map { Array($0.path.utf8) }
      #expect(entries == ["Z", "a", "a.x", "a/B", "a/z", "a\u{308}", "b", "ä"].map { Array($0.utf8) })
    }
  }

  @Test func tellsFilesFoldersLinksAndOthersApart() throws {
    let place = try TemporaryFolder(["folder/file": ""])
    try place.link("folder/up", to: "..")
    try place.link("gone", to: "nowhere")
    try place.makePipe("pipe")
    let (entries, problems) = listTree(try Folder(place.path))
    #expect(
      entries.map { "\($0.path) \($0.kind)" } == [
        "folder folder", "folder/file file", "folder/up link", "gone link", "pipe other",
      ])
    #expect(problems == [])
  }

  @Test func leavesOutWhatIsSkippedWithAllBelow() throws {
    let place = try TemporaryFolder([".git/config": "", "a/.hidden": "", "a/seen": ""])
    let entries = listTree(try Folder(place.path)) { $0.hasPrefix(".") }.entries
    #expect(entries.map(\.path) == ["a", "a/seen"])
  }

  @Test func comparesNamesByBytes() {
    #expect(bytesPrecede("a", "b"))
    #expect(!bytesPrecede("b", "a"))
    #expect(bytesPrecede("e\u{301}", "\u{E9}"))
    #expect(!bytesPrecede("\u{E9}", "e\u{301}"))
  }
}

@Suite struct CopyTests {
  /// From one file system to another, and within one, where the system copies.
  @Test(arguments: ["/dev/shm", nil]) func passesOnFilesWithoutHoldingThem(other: String?) throws {
    let place = try TemporaryFolder()
    let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try place.write("a/large.pdf", bytes)
    try place.write("a/empty", "")
    let away = try other.map { try TemporaryFolder(in: $0) } ?? place
    let (folder, target) = (try Folder(place.path), try Folder(away.path))
    for name in ["large.pdf", "empty"] {
      let stamp = try folder.copy("a/\(name)", to: "b/\(name)", in: target)
      #expect(away.bytes("b/\(name)") == (name == "empty" ? [] : bytes))
      #expect(target.stamp("b/\(name)") == stamp)
      #expect(try folder.isSame("a/\(name)", as: "b/\(name)", in: target))
    }
    #expect(throws: FileProblem("b/empty", code: EEXIST)) { try folder.copy("a/empty", to: "b/empty", in: target) }
    var other = bytes
    other[600_000] ^= 1
    try away.write("b/large.pdf", other)
    #expect(try !folder.isSame("a/large.pdf", as: "b/large.pdf", in: target))
    #expect(try !folder.isSame("a/large.pdf", as: "b/gone", in: target))
    #expect(throws: FileProblem("a/gone", code: ENOENT, isReading: true)) {
      try folder.copy("a/gone", to: "b/new", in: target)
    }
    #expect(away.bytes("b/new") == nil)
    var read: [UInt8] = []
    try folder.read("a/large.pdf") { read += Array($0) }
    #expect(read == bytes)
  }
}

@Suite struct WriteTests {
  @Test func makesTheFoldersAboveAFile() throws {
    let place = try TemporaryFolder()
    let folder = try Folder(place.path)
    try folder.create("a/b/c.txt", Array("text".utf8))
    #expect(place.text("a/b/c.txt") == "text")
    try folder.makeFolder("a/b")
    try makeFolders("\(place.path)/x/y/z")
    #expect(try Folder("\(place.path)/x/y/z").descriptor >= 0)
  }

  @Test func overwritesNothing() throws {
    let place = try TemporaryFolder(["a": "old", "target": "safe"])
    try place.link("link", to: "target")
    let folder = try Folder(place.path)
    #expect(throws: FileProblem("a", code: EEXIST)) { try folder.create("a", []) }
    #expect(throws: FileProblem("a", code: EEXIST)) { try NewFile("a", in: folder) }
    #expect(throws: FileProblem("link", code: EEXIST)) { try folder.create("link", []) }
    #expect(place.text("a") == "old")
    #expect(place.text("target") == "safe")
  }

  @Test func movesIntoPlaceAtOnce() throws {
    let place = try TemporaryFolder(["stage/a": "new", "out/a": "old"])
    let stage = try Folder("\(place.path)/stage")
    try stage.move("a", to: "a", in: try Folder("\(place.path)/out"))
    #expect(place.text("out/a") == "new")
    #expect(place.bytes("stage/a") == nil)
  }

  @Test func removesATreeWithoutFollowingLinks() throws {
    let place = try TemporaryFolder(["kept/a": "safe", "tree/b/c": ""])
    try place.link("tree/b/out", to: "../../kept")
    try place.link("door", to: "kept")
    let folder = try Folder(place.path)
    try folder.removeTree("tree")
    try folder.removeTree("door")
    #expect(place.tree().keys.sorted() == ["door", "kept/a"])
  }

  @Test func removesOnlyEmptyFolders() throws {
    let place = try TemporaryFolder(["full/a": ""])
    try place.makeFolder("empty")
    let folder = try Folder(place.path)
    #expect(try !folder.removeEmptyFolder("full"))
    #expect(try folder.removeEmptyFolder("empty"))
    try folder.remove("full/a")
    try folder.remove("full/a")
    #expect(try folder.removeEmptyFolder("full"))
  }
}

@Suite struct CanonicalPathTests {
  @Test func followsLinksAndDots() throws {
    let place = try TemporaryFolder(["real/x": ""])
    try place.link("link", to: "real")
    #expect(canonicalPath("\(place.path)/link/../real/./x") == "\(place.path)/real/x")
    #expect(canonicalPath("\(place.path)/link") == "\(place.path)/real")
  }

  @Test func takesWhatIsNotThereAsWritten() throws {
    let place = try TemporaryFolder(["real/x": ""])
    try place.link("link", to: "real")
    #expect(canonicalPath("\(place.path)/link/new/deeper") == "\(place.path)/real/new/deeper")
    #expect(canonicalPath("\(place.path)/new/") == "\(place.path)/new")
    #expect(canonicalPath("/no-such-folder-here") == "/no-such-folder-here")
    #expect(canonicalPath("no-such-file-here") == canonicalPath(".") + "/no-such-file-here")
  }

  @Test func takesDotsOutOfWhatIsNotThere() throws {
    let place = try TemporaryFolder(["real/x": ""])
    #expect(canonicalPath("\(place.path)/new/..") == place.path)
    #expect(canonicalPath("\(place.path)/new/../real") == "\(place.path)/real")
    #expect(canonicalPath("\(place.path)/new/./deeper//x") == "\(place.path)/new/deeper/x")
  }

  @Test func knowsTheRootByAllItsNames() {
    for name in ["/", "//", "/..", "/./", "/no-such-folder-here/.."] { #expect(canonicalPath(name) == "/", "\(name)") }
  }
}
