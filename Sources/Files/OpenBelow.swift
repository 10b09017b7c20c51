// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

/// Opens a path below a folder; no symbolic link is followed, wherever in the path, and no `..` leads out. Returns -1 with
/// `errno` set where it fails: ELOOP or ENOTDIR for a link, EXDEV for what leads out.
func openBelow(_ folder: Int32, _ path: String, _ flags: Int32, mode: mode_t = 0) -> Int32 {
  let file = planpress_open_below(folder, path, flags | O_NOFOLLOW | O_CLOEXEC, mode)
  // Older kernels do not have the call, and some sandboxes refuse what they do not know.
  guard file < 0, errno == ENOSYS || errno == EPERM else { return file }
  return openPartByPart(folder, path, flags, mode: mode)
}

/// The same with the calls that every kernel has: each folder on the way is opened by itself.
func openPartByPart(_ folder: Int32, _ path: String, _ flags: Int32, mode: mode_t = 0) -> Int32 {
  let parts = path.pathParts.filter { $0 != "." }
  guard !path.isEmpty, !path.begins(with: "/"), !parts.contains("..") else {
    errno = path.isEmpty ? ENOENT : EXDEV
    return -1
  }
  var current = folder
  defer { if current != folder { close(current) } }
  for part in parts.dropLast() {
    let next = openat(current, String(part), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard next >= 0 else { return -1 }
    if current != folder { close(current) }
    current = next
  }
  return openat(current, parts.last.map(String.init) ?? ".", flags | O_NOFOLLOW | O_CLOEXEC, mode)
}
