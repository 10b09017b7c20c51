// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans

/// Every name in an address can be stored: by file systems at all, which is an error where it cannot, and by Windows, which is a
/// warning, since sites are copied and packed.
func checkFileNames(_ pages: [Page], _ site: Site, _ report: inout Report) {
  var reported = PathSet()
  func check(_ path: String, _ place: () -> Place?, _ what: String) {
    for name in doubtfulNames(of: path) {
      guard reported.insert(String(path[..<name.endIndex])) else { continue }
      let length = name.utf8.count
      if length > longestName {
        report.add(
          .longAddress,
          "the name `\(name.prefix(24))…` in an address takes \(length) bytes; file systems store \(longestName)",
          at: place(), help: "shorten \(what)")
      } else {
        report.add(
          .unportableName, "Windows cannot store the name `\(name)` in the address `\(path)`", at: place(),
          help: "change \(what)")
      }
    }
  }
  for page in pages {
    let tag = (page.content as? TagPage).map { site.tags[$0.index] }
    check(
      page.path,
      {
        guard let tag, let first = tag.items.first else { return page.owner(site) }
        return site.plan.items[first].place(of: ["tags"], saying: tag.name)
      }, tag == nil ? "its `id:`, or the name of its file or folder" : "the tag")
  }
  for copy in site.assets.copies { check(copy.address, { Place(copy.source) }, "the name of the file or its folder") }
  for file in site.assets.theme where file.address.begins(with: "assets/") {
    check(file.address, { Place("templates/" + file.address) }, "the name of the file")
  }
}

/// As most file systems have it, in bytes (limits.h, NAME_MAX).
private let longestName = 255

/// The names of a path that are too long, or that Windows cannot store: names of devices, signs with a meaning of their own,
/// blanks and points at the end ("Naming Files, Paths, and Namespaces", Microsoft).
private func doubtfulNames(of path: String) -> [Substring] {
  guard mayBeDoubtful(path) else { return [] }
  var found: [Substring] = []
  let bytes = path.utf8
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
    let name = bytes[start..<end]
    let isOdd = name.last == UInt8(ascii: ".") || name.last == 0x20 || name.contains(where: isOddByte)
    if isOdd || name.count > longestName || isDevice(name) { found.append(path[start..<end]) }
    start = end < bytes.endIndex ? bytes.index(after: end) : end
  }
  return found
}

/// Whether a path has to be looked at name by name; of thousands of paths, hardly any has.
private func mayBeDoubtful(_ path: String) -> Bool {
  var path = path
  return path.withUTF8 { bytes in
    var (length, stem, last) = (0, 0, UInt8(0))
    func isDoubtful() -> Bool {
      length > longestName || last == UInt8(ascii: ".") || last == 0x20 || stem == 3 || stem == 4
    }
    for byte in bytes {
      if byte == UInt8(ascii: "/") {
        if isDoubtful() { return true }
        (length, stem, last) = (0, 0, 0)
        continue
      }
      if isOddByte(byte) { return true }
      if stem == length, byte != UInt8(ascii: ".") { stem += 1 }
      length += 1
      last = byte
    }
    return isDoubtful()
  }
}

private func isOddByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "|"),
    UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "\\"):
    true
  default: false
  }
}

private let devices = Set(
  ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

private func isDevice(_ name: Substring.UTF8View) -> Bool {
  let stem = name.prefix { $0 != UInt8(ascii: ".") }
  guard stem.count == 3 || stem.count == 4 else { return false }
  return devices.contains(String(decoding: stem, as: UTF8.self).lowercased())
}
