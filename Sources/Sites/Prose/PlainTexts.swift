// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Files
import Synchronization

/// The texts of items without marks, made once for all files of data that they are in. They are as much as all prose of the plan,
/// and so in a file without a name; where no disk takes them, they are made again each time.
final class PlainTexts: Sendable {
  private struct Kept {
    let place: Range<Int>
    let links: Int
    let pictures: Int
    let isDivided: Bool
  }
  private struct Contents {
    var file: SpillFile?
    var isTried = false
    var kept: [Int: Kept] = [:]
  }
  private let folder: Folder
  private let contents = Mutex(Contents())

  init(near folder: Folder) { self.folder = folder }

  func holds(_ index: Int) -> Bool { contents.withLock { $0.kept[index] != nil } }

  /// Made of `html` where it is not there yet.
  func text(of index: Int, html: () throws(Problem) -> [UInt8]) throws(Problem) -> PlainProse {
    let (kept, file) = contents.withLock { contents in
      if !contents.isTried { (contents.file, contents.isTried) = (SpillFile(near: folder), true) }
      return (contents.kept[index], contents.file)
    }
    if let kept, let file {
      let text = try Problem.catching { () throws(FileProblem) in try file.read(kept.place) }
      return PlainProse(text: text, links: kept.links, pictures: kept.pictures, isDivided: kept.isDivided)
    }
    let prose = PlainProse(try html())
    if let start = file?.append(prose.text) {
      let kept = Kept(
        place: start..<start + prose.text.count, links: prose.links, pictures: prose.pictures,
        isDivided: prose.isDivided)
      contents.withLock { $0.kept[index] = kept }
    }
    return prose
  }
}
