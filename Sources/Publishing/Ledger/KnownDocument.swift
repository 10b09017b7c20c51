// SPDX-License-Identifier: Apache-2.0

import Encoding

/// A document of an earlier build, which need not be set again where it would be set from the same.
struct KnownDocument: Sendable {
  let fingerprint: Fingerprint
  let bytes: [UInt8]

  static func encode(_ documents: [KnownDocument], into writer: inout ByteWriter) {
    writer.list(documents) { document, writer in
      writer.word(document.fingerprint.bits)
      writer.block(document.bytes)
    }
  }

  static func all(_ reader: inout ByteReader) throws(CacheDamage) -> [KnownDocument] {
    try reader.list { reader throws(CacheDamage) in
      let fingerprint = Fingerprint(bits: try reader.word())
      return KnownDocument(fingerprint: fingerprint, bytes: Array(reader.bytes[try reader.block()]))
    }
  }
}
