// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// For Subresource Integrity (W3C, section 3.1): SHA-384 in Base64.
package func integrity(_ bytes: [UInt8]) -> String {
  "sha384-" + Data(SHA384.hash(data: bytes)).base64EncodedString()
}

/// The first 40 bits of the SHA-256 (FIPS 180-4), in hexadecimal.
package func contentHash(_ bytes: [UInt8]) -> String {
  hexadecimal(Array(SHA256.hash(data: bytes).prefix(5))[...])
}

/// The first 128 bits of the SHA-256 (FIPS 180-4).
package func longContentHash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes).prefix(16)) }

/// Two digits a byte, in lower case.
package func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count * 2) { text in
    for (offset, byte) in bytes.enumerated() {
      text[2 * offset] = hexDigits[Int(byte >> 4)]
      text[2 * offset + 1] = hexDigits[Int(byte & 15)]
    }
    return bytes.count * 2
  }
}

private let hexDigits = Array("0123456789abcdef".utf8)
