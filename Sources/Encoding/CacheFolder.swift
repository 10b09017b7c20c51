// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc

/// The folder `.planpress` of a source: what a build keeps for the next one. All of it can be rebuilt, and may be
/// deleted at any time.
package struct CacheFolder: Sendable {
  package static let name = ".planpress"

  private let source: Folder

  package init(in source: Folder) { self.source = source }

  /// Nil where there is none, or where something else has its name: a file, or a link that would lead elsewhere.
  private var folder: Folder? { try? Folder(below: source, Self.name) }

  /// Makes the folder where it is not there.
  package func make() {
    guard folder == nil, (try? source.makeFolder(Self.name)) != nil, let folder else { return }
    _ = try? folder.create(".gitignore", Array("*\n".utf8))
  }

  package enum Contents: Sendable {
    /// No such file, or one for another version, configuration or theme.
    case none
    /// Cut off, changed, or not ours.
    case damaged
    /// What was written, from the reader's place on.
    case found(ByteReader)
  }

  /// The contents of a file, if they were written under the same key. A damaged file is removed.
  package func read(_ file: String, key: Fingerprint) -> Contents {
    let contents = readAsIs(file, key: key)
    if case .damaged = contents { try? folder?.remove(file) }
    return contents
  }

  private func readAsIs(_ file: String, key: Fingerprint) -> Contents {
    guard let folder else { return .none }
    let bytes: [UInt8]
    do {
      bytes = try folder.read(file, limit: 2 << 30)
    } catch {
      return error.isAbsence ? .none : .damaged
    }
    let heading = Self.heading.utf8.count
    guard bytes.starts(with: Self.heading.utf8) else {
      return Self.isOfAnotherForm(bytes) ? .none : .damaged
    }
    var reader = ByteReader(bytes, heading..<bytes.count)
    guard let found = try? reader.word(), let check = try? reader.word() else { return .damaged }
    guard found == key.bits else { return .none }
    return Fingerprint(of: bytes[reader.offset...]).bits == check ? .found(reader) : .damaged
  }

  /// Puts a file in place of the one that was there; does nothing where there is no folder. That it cannot be written is no
  /// fault of the build: the next one takes longer. `size` is about how many bytes `contents` writes.
  package func write(_ file: String, key: Fingerprint, size: Int, _ contents: (inout ByteWriter) -> Void) {
    guard let folder else { return }
    var writer = ByteWriter(reserving: size + 64)
    writer.raw(Self.heading.utf8)
    writer.word(key.bits)
    let check = writer.bytes.count
    writer.word(0)
    contents(&writer)
    let print = Fingerprint(of: writer.bytes[(check + 8)...])
    writer.replaceWord(at: check, with: print.bits)
    removeDrafts(of: file, in: folder)
    // Two builds at once each write a file of their own; the last one stays.
    let draft = "\(file).\(getpid())"
    guard (try? folder.create(draft, writer.bytes)) != nil else { return }
    if (try? folder.move(draft, to: file, in: folder)) == nil { try? folder.remove(draft) }
  }

  /// Removes what processes have left that are gone, or were this one.
  private func removeDrafts(of file: String, in folder: Folder) {
    for entry in (try? listFolder(folder, "")) ?? [] where entry.name.hasPrefix(file + ".") {
      guard let process = pid_t(entry.name.dropFirst(file.utf8.count + 1)), process > 0 else { continue }
      if process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) { try? folder.remove(entry.path) }
    }
  }

  /// The number goes up whenever what is written changes its form.
  private static let heading = "planpress cache 3\n"

  /// Whether the heading is whole, with another number: another edition of the program wrote the file.
  private static func isOfAnotherForm(_ bytes: [UInt8]) -> Bool {
    let name = "planpress cache "
    let number = bytes.dropFirst(name.utf8.count).prefix { (0x30...0x39).contains($0) }
    return bytes.starts(with: name.utf8) && !number.isEmpty && bytes[number.endIndex...].first == 0x0A
  }
}
