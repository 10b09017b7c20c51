// SPDX-License-Identifier: Apache-2.0

/// The width and height of an image in CSS pixels, read from the head of its file.
package struct ImageSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  /// Nil for a form of image that is not known, or a damaged file.
  init?(_ bytes: [UInt8]) {
    guard let size = png(bytes) ?? gif(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? svg(bytes), size.0 > 0, size.1 > 0 else {
      return nil
    }
    (width, height) = size
  }
}

private func bigEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
  bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
}

private func littleEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
  bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
}

/// Portable Network Graphics, third edition, 11.2.1: IHDR comes first.
private func png(_ bytes: [UInt8]) -> (Int, Int)? {
  guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
  return (bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4))
}

/// GIF89a, section 18.
private func gif(_ bytes: [UInt8]) -> (Int, Int)? {
  guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
  return (littleEndian(bytes, 6, 2), littleEndian(bytes, 8, 2))
}

/// ITU-T T.81, B.2.2: the first start-of-frame segment contains lines and samples per line.
private func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
  guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
  var offset = 2
  while offset + 9 < bytes.count {
    guard bytes[offset] == 0xFF else { return nil }
    let marker = bytes[offset + 1]
    if marker == 0xFF {
      offset += 1
    } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
      return (bigEndian(bytes, offset + 7, 2), bigEndian(bytes, offset + 5, 2))
    } else if (0xD0...0xD8).contains(marker) || marker == 0x01 {
      offset += 2
    } else {
      offset += 2 + max(2, bigEndian(bytes, offset + 2, 2))
    }
  }
  return nil
}

/// RFC 9649, section 2.
private func webp(_ bytes: [UInt8]) -> (Int, Int)? {
  guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else { return nil }
  switch String(decoding: bytes[12..<16], as: UTF8.self) {
  case "VP8X": return (littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1)
  case "VP8 ": return (littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF)
  case "VP8L":
    let bits = littleEndian(bytes, 21, 4)
    return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
  default: return nil
  }
}

/// SVG 2, 8.2 and 8.6: `width` and `height` of the outermost element in pixels, else the size of its `viewBox`.
private func svg(_ bytes: [UInt8]) -> (Int, Int)? {
  let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
  guard let open = text.firstRange(of: "<svg"), let close = text[open.upperBound...].firstIndex(of: ">") else {
    return nil
  }
  let tag = text[open.upperBound..<close]
  if let width = attribute("width", tag).flatMap(pixels), let height = attribute("height", tag).flatMap(pixels) {
    return (width, height)
  }
  let box = attribute("viewBox", tag)?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
  guard box.count == 4, box[2].isFinite, box[3].isFinite, (1...100_000).contains(box[2]), (1...100_000).contains(box[3])
  else { return nil }
  return (Int(box[2].rounded()), Int(box[3].rounded()))
}

private func attribute(_ name: String, _ tag: Substring) -> String? {
  for quote in ["\"", "'"] {
    guard let start = tag.firstRange(of: " \(name)=\(quote)") ?? tag.firstRange(of: "\n\(name)=\(quote)") else {
      continue
    }
    return tag[start.upperBound...].firstIndex(of: Character(quote)).map { String(tag[start.upperBound..<$0]) }
  }
  return nil
}

private func pixels(_ text: String) -> Int? {
  guard let number = Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text), (1...100_000).contains(number)
  else {
    return nil
  }
  return Int(number.rounded())
}
