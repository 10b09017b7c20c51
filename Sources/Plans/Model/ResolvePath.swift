// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// The path relative to the source; nil when it leaves the content folder.
package func resolve(_ path: String, from folder: String) -> String? {
  resolvePlainPath(path, from: folder) ?? resolveParts(path, from: folder)
}

/// The same for what nearly all links are: `../` any number of times, then names of folders, then a name. Nil for others,
/// and for what leads out. Byte by byte, since it is done for every link of every page.
func resolvePlainPath(_ path: String, from folder: String) -> String? {
  var (path, folder) = (path, folder)
  return path.withUTF8 { path in
    folder.withUTF8 { folder in
      var start = 0
      var base = folder.count
      while start + 2 < path.count, path[start] == 0x2E, path[start + 1] == 0x2E, path[start + 2] == 0x2F {
        while base > 0, folder[base - 1] != 0x2F { base -= 1 }
        guard base > 0 else { return nil }
        base -= 1
        start += 3
      }
      var isAfterSlash = true
      for byte in path[start...] {
        if isAfterSlash, byte == 0x2F || byte == 0x2E { return nil }
        isAfterSlash = byte == 0x2F
      }
      guard start < path.count else { return nil }
      return String(unsafeUninitializedCapacity: base + 1 + path.count - start) { whole in
        _ = whole.update(fromContentsOf: folder[..<base])
        whole[base] = 0x2F
        _ = UnsafeMutableBufferPointer(rebasing: whole[(base + 1)...]).update(fromContentsOf: path[start...])
        return base + 1 + path.count - start
      }
    }
  }
}

func resolveParts(_ path: String, from folder: String) -> String? {
  var parts = folder.pathParts.map(String.init)
  for part in path.pathParts where part != "." {
    if part == ".." {
      if parts.count <= 1 { return nil }
      parts.removeLast()
    } else {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/") + (path.ends(with: "/") ? "/" : "")
}

/// How to write `path` from `folder`, both relative to the source.
func relative(_ path: String, to folder: String) -> String {
  let target = path.pathParts
  let base = folder.pathParts
  let shared = zip(target, base).prefix { $0 == $1 }.count
  return String(repeating: "../", count: base.count - shared) + target.dropFirst(shared).joined(separator: "/")
}
