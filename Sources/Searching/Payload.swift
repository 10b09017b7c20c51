// SPDX-License-Identifier: Apache-2.0

import Encoding

/// A piece of the index: a classic script, since these may be loaded from a disk too. It hands a text to the script of the
/// search page: `planpressSearch("NAME",`…`)`.
enum Payload {
  /// What a piece is called: ten signs that stand for its content.
  static func name(_ payload: some Sequence<UInt8>) -> String {
    var bits = Fingerprint(of: payload).bits
    return String(unsafeUninitializedCapacity: 10) { text in
      for index in 0..<10 {
        text[index] = signs[Int(bits & 31)]
        bits >>= 5
      }
      return 10
    }
  }

  static func script(_ name: String, _ payload: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(payload.count + payload.count / 64 + 40)
    bytes += "planpressSearch(\"".utf8
    bytes += name.utf8
    bytes += "\",`".utf8
    let isDone: Void? = payload.withContiguousStorageIfAvailable { escape($0, into: &bytes) }
    if isDone == nil { Array(payload).withUnsafeBufferPointer { escape($0, into: &bytes) } }
    bytes += "`)\n".utf8
    return bytes
  }

  /// The text that a piece hands over; nil where the bytes are not the piece of that name.
  static func read(_ script: [UInt8], name: String) -> [UInt8]? {
    let start = "planpressSearch(\"\(name)\",`"
    guard script.starts(with: start.utf8), script.count >= start.utf8.count + 3 else { return nil }
    var payload: [UInt8] = []
    payload.reserveCapacity(script.count)
    var isEscaped = false
    for byte in script[start.utf8.count..<script.count - 3] {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      isEscaped = false
      payload.append(byte)
    }
    return self.name(payload) == name ? payload : nil
  }

  private static func escape(_ payload: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
    var start = 0
    for index in 0..<payload.count {
      switch payload[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "$"):
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: payload[start..<index]))
        bytes.append(UInt8(ascii: "\\"))
        start = index
      default: continue
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: payload[start...]))
  }

  private static let signs = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}

/// Base64 without padding (RFC 4648, section 4).
enum Base64 {
  static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
    var (group, count) = (0, 0)
    for byte in bytes {
      group = group << 8 | Int(byte)
      count += 1
      if count == 3 {
        text.append(signs[group >> 18])
        text.append(signs[group >> 12 & 63])
        text.append(signs[group >> 6 & 63])
        text.append(signs[group & 63])
        (group, count) = (0, 0)
      }
    }
    if count == 1 {
      text.append(signs[group >> 2])
      text.append(signs[group << 4 & 63])
    } else if count == 2 {
      text.append(signs[group >> 10])
      text.append(signs[group >> 4 & 63])
      text.append(signs[group << 2 & 63])
    }
  }

  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var (group, bits) = (0, 0)
    for sign in text {
      let value = values[Int(sign)]
      if value > 63 { return nil }
      group = (group << 6 | Int(value)) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return bytes
  }

  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, sign) in signs.enumerated() { values[Int(sign)] = UInt8(value) }
    return values
  }()
}
