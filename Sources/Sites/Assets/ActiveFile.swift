// SPDX-License-Identifier: Apache-2.0

import XML

/// Downloads that are not only read: a browser or an office program runs what is in them, and a browser does so in the name
/// of the site.
enum ActiveFile {
  /// What a file is by its name, as a part of a sentence; nil for one that is only read.
  static func byName(_ path: String) -> String? {
    let ending = fileEnding(of: path)
    if pages.contains(ending) { return "a page that can run scripts in the name of this site" }
    if programs.contains(ending) { return "a program" }
    if macros.contains(ending) { return "a document that can contain macros" }
    return nil
  }

  /// Whether what is in a file decides.
  static func isLookedAt(_ path: String) -> Bool { ["pdf", "xml"].contains(fileEnding(of: path)) }

  /// The same as `byName` for a file that has to be looked at. Parts of a PDF that are compressed are not looked into.
  static func inside(_ bytes: [UInt8], _ path: String) -> String? {
    if fileEnding(of: path) == "pdf" {
      return ["/JavaScript", "/JS", "/Launch"].contains { contains($0, bytes) }
        ? "a PDF that can run scripts or programs" : nil
    }
    var isActive = false
    do throws(XMLFault) {
      try readXML(bytes) { event in
        switch event {
        case .open(let name, _, _, _): isActive = isActive || namespaces.contains(name.namespace)
        // What is declared may make elements of a page of any others.
        case .instruction, .declarations: isActive = true
        default: break
        }
      }
    } catch {
      // Browsers show it up to the fault.
    }
    return isActive ? "an XML file that a browser shows as a page, with its scripts" : nil
  }

  private static let pages: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "svgz", "xsl", "xslt", "js", "mjs", "swf",
  ]
  private static let programs: Set<String> = [
    "exe", "msi", "bat", "cmd", "com", "scr", "ps1", "vbs", "hta", "jar", "sh", "app", "dmg", "deb", "rpm", "apk",
    "wasm",
  ]
  private static let macros: Set<String> = ["docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam", "ppsm"]
  private static let namespaces: Set<String> = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"]
}

/// Whether a name of a PDF is in the bytes, followed by none of its letters. A name may have any of its bytes as `#` and two
/// hexadecimal digits (ISO 32000-1, 7.3.5).
private func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
  let name = Array(name.utf8.dropFirst())
  return bytes.withUnsafeBufferPointer { bytes in
    var rest = bytes[...]
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest = rest[(slash + 1)...]
      var read = rest
      guard name.allSatisfy({ takeNameByte(&read) == $0 }) else { continue }
      guard let next = takeNameByte(&read), isLetter(next) else { return true }
    }
    return false
  }
}

private func takeNameByte(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
  guard let first = bytes.popFirst() else { return nil }
  let digits = bytes.prefix(2)
  guard first == UInt8(ascii: "#"), digits.count == 2,
    let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  else { return first }
  bytes = bytes.dropFirst(2)
  return byte
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) }
