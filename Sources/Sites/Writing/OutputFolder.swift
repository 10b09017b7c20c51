import Files
import Workers

/// Why a folder cannot be the output, or nil when it can: a build removes what earlier builds wrote there, so it must be
/// a place of its own.
package func objection(toOutput output: String, source: String) -> String? {
  let out = canonicalPath(output)
  let src = canonicalPath(source)
  if out == "/" { return "the output may not be the root of the file system" }
  if out == src { return "the output may not be the source folder itself" }
  if (src + "/").hasPrefix(out + "/") { return "the output may not be a folder above the source" }
  for own in ["content", "templates"] where (out + "/").hasPrefix("\(src)/\(own)/") {
    return "the output may not lie in the source's folder `\(own)`"
  }
  return nil
}

/// The files that earlier builds wrote to an output: only these are ever replaced or removed.
struct Manifest {
  static let path = ".planpress-files"
  static let staging = ".planpress-staging"
  private static let heading = "# Written by planpress; it removes only the files listed here."

  /// Relative to the output.
  let paths: Set<String>

  init(paths: Set<String>) { self.paths = paths }

  /// What a folder's manifest says; empty where there is none, or none of ours. Paths that lead out are left out.
  init(of folder: Folder) {
    guard let bytes = try? folder.read(Self.path, limit: 256 << 20), bytes.starts(with: Self.heading.utf8) else {
      paths = []
      return
    }
    let lines = bytes.split(separator: 0x0A).dropFirst().map { String(decoding: $0, as: UTF8.self) }
    paths = Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") })
  }

  func bytes(workers: Int) -> [UInt8] {
    let lines = parallelSorted(Array(paths), workers: workers, by: bytesPrecede)
    return Array(([Self.heading] + lines).joined(separator: "\n").utf8) + [0x0A]
  }
}
