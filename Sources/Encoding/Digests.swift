// SPDX-License-Identifier: Apache-2.0

import CDigests

/// For Subresource Integrity (W3C, section 3.1): SHA-384 in Base64.
package func integrity(_ bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  SHA384Init(&context)
  SHA384Update(&context, bytes, bytes.count)
  let digest = [UInt8](unsafeUninitializedCapacity: Int(SHA384_DIGEST_LENGTH)) { digest, count in
    SHA384Final(digest.baseAddress, &context)
    count = digest.count
  }
  return "sha384-" + base64(digest)
}

/// The first 40 bits of the SHA-256 (FIPS 180-4), in hexadecimal.
package func contentHash(_ bytes: [UInt8]) -> String { hexadecimal(sha256(bytes).prefix(5)) }

/// The first 128 bits of the SHA-256 (FIPS 180-4).
package func longContentHash(_ bytes: [UInt8]) -> [UInt8] { Array(sha256(bytes).prefix(16)) }

private func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  return [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
    SHA256Final(digest.baseAddress, &context)
    count = digest.count
  }
}

/// RFC 4648, section 4, for bytes whose number is a multiple of three, such as a SHA-384's.
private func base64(_ bytes: [UInt8]) -> String {
  precondition(bytes.count.isMultiple(of: 3))
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
    for shift in [18, 12, 6, 0] { text.append(digits[group >> shift & 63]) }
  }
  return String(decoding: text, as: UTF8.self)
}

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
