// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import Synchronization
import Workers

/// Where the prose of the texts is kept between reading and writing.
///
/// It is most of what is read, and of no use until its page is written. So each worker keeps a megabyte of it at most,
/// and the rest is in a file without a name: memory does not grow with the length of the texts.
final class ProseStore: Sendable {
  private let later: Lazy<SpillFile?>
  private let batchSize: Int

  /// Without a folder, all of it stays in memory.
  init(near folder: Folder?, batchSize: Int = 1 << 20) {
    later = Lazy { folder.flatMap { SpillFile(near: $0) } }
    self.batchSize = batchSize
  }

  func makeShelf() -> Shelf { Shelf(in: self) }

  /// What one worker puts its prose into.
  struct Shelf {
    private let store: ProseStore
    private var batch: ProseBatch

    fileprivate init(in store: ProseStore) {
      self.store = store
      batch = ProseBatch()
    }

    mutating func keep(_ prose: Prose) -> StoredProse {
      let stored = StoredProse(batch: batch, range: batch.append(prose))
      if stored.range.upperBound >= store.batchSize {
        batch.spill(to: store.later.value)
        batch = ProseBatch()
      }
      return stored
    }
  }
}

/// The prose of one text, in memory or on the disk.
struct StoredProse: Sendable {
  fileprivate let batch: ProseBatch
  fileprivate let range: Range<Int>

  func read() throws(Problem) -> Prose {
    do throws(FileProblem) {
      var reader = try batch.reader(of: range)
      guard let prose = try? Prose(decoding: &reader)
      else { throw FileProblem("the temporary file of this build", reason: "it is damaged") }
      return prose
    } catch {
      throw .machine(error)
    }
  }
}

/// What a worker has put away in a row. Filled by that worker, then only read.
private final class ProseBatch: Sendable {
  private enum Contents {
    case inMemory(ByteWriter)
    case onDisk(SpillFile, start: Int)
  }
  private let contents = Mutex(Contents.inMemory(ByteWriter()))

  /// Returns where the prose is.
  func append(_ prose: Prose) -> Range<Int> {
    contents.withLock { contents in
      guard case .inMemory(var writer) = contents else { preconditionFailure("a batch on the disk is full") }
      contents = .inMemory(ByteWriter())
      let start = writer.bytes.count
      prose.encode(into: &writer)
      contents = .inMemory(writer)
      return start..<writer.bytes.count
    }
  }

  /// Stays in memory where there is no room elsewhere.
  func spill(to file: SpillFile?) {
    contents.withLock { contents in
      guard case .inMemory(let writer) = contents, let file, let start = file.append(writer.bytes) else { return }
      contents = .onDisk(file, start: start)
    }
  }

  func reader(of range: Range<Int>) throws(FileProblem) -> ByteReader {
    switch contents.withLock({ $0 }) {
    case .inMemory(let writer): return ByteReader(writer.bytes, range)
    case .onDisk(let file, let start):
      return ByteReader(try file.read(start + range.lowerBound..<start + range.upperBound))
    }
  }
}
