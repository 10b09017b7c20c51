// SPDX-License-Identifier: Apache-2.0

/// Takes messages out of a stream of bytes (LSP 3.17, Base Protocol): lines of header, an empty line, so many bytes.
struct MessageReader {
  enum Message: Equatable {
    case body([UInt8])
    /// One that is longer than a message may be: its bytes are passed over.
    case tooLong
    /// Bytes that belong to no message.
    case malformed
  }

  /// A text has at most 16 MB, and takes more as JSON.
  static let mostBytes = 64 << 20
  private static let mostHeaderBytes = 4096

  private var bytes: [UInt8] = []
  /// Of a message that is passed over, how many bytes are yet to come.
  private var toSkip = 0

  mutating func receive(_ more: some Sequence<UInt8>) { bytes += more }

  /// The next message; nil until more has come.
  mutating func next() -> Message? {
    if toSkip > 0 {
      let count = min(toSkip, bytes.count)
      bytes.removeFirst(count)
      toSkip -= count
      if toSkip > 0 { return nil }
    }
    guard let header = header() else {
      guard bytes.count > Self.mostHeaderBytes else { return nil }
      // Whatever this is, it is no header. One may begin further on.
      bytes.removeFirst(bytes.count - Self.mostHeaderBytes / 2)
      return .malformed
    }
    guard let length = header.length else {
      bytes.removeFirst(header.size)
      return .malformed
    }
    guard length <= Self.mostBytes else {
      bytes.removeFirst(header.size)
      toSkip = length
      return .tooLong
    }
    guard bytes.count - header.size >= length else { return nil }
    let body = Array(bytes[header.size..<header.size + length])
    bytes.removeFirst(header.size + length)
    return .body(body)
  }

  /// Up to the empty line, and the length that it gives; nil while there is no empty line yet.
  private func header() -> (size: Int, length: Int?)? {
    let most = min(bytes.count, Self.mostHeaderBytes)
    var index = 0
    while index + 1 < most {
      // Some clients end lines with LF alone.
      let isEnd = bytes[index] == 0x0A && (bytes[index + 1] == 0x0A || bytes[index + 1] == 0x0D)
      let size = index + (bytes[index + 1] == 0x0D ? 3 : 2)
      if isEnd, size <= bytes.count, bytes[size - 1] == 0x0A {
        return (size, length(in: String(decoding: bytes[..<size], as: UTF8.self)))
      }
      index += 1
    }
    return nil
  }

  private func length(in header: String) -> Int? {
    for line in header.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      // What a broken message has left in front of it does not count.
      guard parts.count == 2, parts[0].lowercased().hasSuffix("content-length") else { continue }
      let digits = parts[1].filter { $0 != " " }
      guard digits.utf8.count <= 15, let length = Int(digits), length >= 0 else { return nil }
      return length
    }
    return nil
  }
}
