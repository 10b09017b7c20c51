// SPDX-License-Identifier: Apache-2.0

import Encoding

/// A document that is set: a file in PDF.
package struct PDFDocument: Sendable {
  /// Relative to the site's root.
  package let path: String
  package let kind: DocumentKind
  package let bytes: [UInt8]
  /// Of what it is set from.
  package let fingerprint: Fingerprint

  init(path: String, kind: DocumentKind, bytes: [UInt8], fingerprint: Fingerprint) {
    (self.path, self.kind, self.bytes, self.fingerprint) = (path, kind, bytes, fingerprint)
  }

  /// How many pages it has: the largest number that a node of its tree of pages states (ISO 32000, 7.7.3). Zero where that
  /// cannot be read.
  package var pages: Int {
    let mark = Array("/Type/Pages/Count ".utf8)
    var most = 0
    var start = bytes.startIndex
    while let next = bytes[start...].firstIndex(of: mark[0]) {
      start = next + 1
      guard bytes[next...].starts(with: mark) else { continue }
      let digits = bytes[(next + mark.count)...].prefix(7).prefix { (0x30...0x39).contains($0) }
      most = max(most, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
    }
    return most
  }
}
