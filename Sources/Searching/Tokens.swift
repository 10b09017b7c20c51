// SPDX-License-Identifier: Apache-2.0

/// Takes a text apart into words.
///
/// A word is a run of letters and digits. What has a digit and is held together by points, hyphens, colons or brackets is one
/// word as it is written, and so are its parts: `GV.OC-01`, `1.10`, `13(c)`. In writing without blanks, each pair of signs
/// is a word. The script of the search page takes queries apart in the same way.
struct Tokens {
  /// Longer words are cut: nobody types them.
  static let longest = 64

  private var word: [UInt8] = []
  private var parts: [Part] = []

  private struct Part {
    let range: Range<Int>
    let hasDigit: Bool
    let scalars: Int
    /// What stands before it, zero for the first.
    let joiner: UInt8
  }

  /// Calls `body` for each word of the text: its bytes in lower case, and whether it is exact, which has no stem.
  mutating func forEach(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    var index = 0
    let end = text.count
    byteKinds.withUnsafeBufferPointer { kinds in
      while index < end {
        let kind = kinds[Int(text[index])]
        if kind == 0 {
          index += 1
          continue
        }
        if kind == 1 {
          // Most words are letters of ASCII, with a blank after them.
          var stop = index + 1
          while stop < end, kinds[Int(text[stop])] == 1 { stop += 1 }
          let next = stop < end ? kinds[Int(text[stop])] : 0
          if next == 0, !joins(text, stop, kinds) {
            let length = min(stop - index, Self.longest)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { lower in
              for offset in 0..<length { lower[offset] = text[index + offset] | 0x20 }
              body(UnsafeBufferPointer(rebasing: lower[..<length]), false)
            }
            index = stop
            continue
          }
        }
        index = chain(text, index, kinds, body)
      }
    }
  }

  private func joins(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ kinds: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 1 < text.count && isJoiner(text[index]) && kinds[Int(text[index + 1])] != 0
  }

  private func isJoiner(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("): true
    default: false
    }
  }

  /// Reads what is held together from `start` on, and returns where it ends.
  private mutating func chain(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ kinds: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) -> Int {
    word.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    var index = start
    var joiner: UInt8 = 0
    while true {
      let partStart = word.count
      var (scalars, hasDigit, isUnspaced) = (0, false, false)
      while index < text.count, kinds[Int(text[index])] != 0 {
        let (scalar, length) = decode(text, index)
        let kind = Folding.kind(scalar)
        if kind == .other { break }
        if kind == .unspaced {
          isUnspaced = true
          break
        }
        index += length
        if kind == .nothing { continue }
        Folding.lower(scalar) { append($0) }
        scalars += 1
        if kind == .digit { hasDigit = true }
      }
      if scalars > 0 {
        parts.append(Part(range: partStart..<word.count, hasDigit: hasDigit, scalars: scalars, joiner: joiner))
      }
      if isUnspaced {
        emit(body)
        return pairs(text, index, body)
      }
      if scalars == 0 {
        // A sign that is no part of a word.
        if index == start { index += decode(text, index).length }
        break
      }
      // The bracket that ends a part belongs to it.
      if index < text.count, text[index] == UInt8(ascii: ")"), joiner == UInt8(ascii: "(") {
        word.append(UInt8(ascii: ")"))
        index += 1
        if index < text.count, kinds[Int(text[index])] != 0 { break }
      }
      guard joins(text, index, kinds) else { break }
      joiner = text[index]
      word.append(joiner)
      index += 1
    }
    emit(body)
    return index
  }

  private mutating func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      word.append(UInt8(scalar))
    } else if let scalar = Unicode.Scalar(scalar), let bytes = UTF8.encode(scalar) {
      word += bytes
    }
  }

  private func emit(_ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    guard let last = parts.last else { return }
    word.withUnsafeBufferPointer { word in
      func give(_ range: Range<Int>, _ isExact: Bool) {
        let length = clipped(word, range)
        if length > 0 {
          body(UnsafeBufferPointer(rebasing: word[range.lowerBound..<range.lowerBound + length]), isExact)
        }
      }
      if parts.count == 1 {
        give(last.range, last.hasDigit)
        return
      }
      guard parts.contains(where: \.hasDigit) else {
        // `U.S.` is a word; what only lacks a blank is several.
        if parts.allSatisfy({ $0.scalars == 1 && ($0.joiner == 0 || $0.joiner == UInt8(ascii: ".")) }) {
          let letters = parts.flatMap { word[$0.range] }
          letters.withUnsafeBufferPointer { body($0, false) }
        } else {
          for part in parts { give(part.range, false) }
        }
        return
      }
      let whole = trimmedEnd(word, last)
      give(0..<whole, true)
      var first = 0
      var segments = 0
      for number in parts.indices.dropFirst() where !isTight(parts[number - 1], parts[number]) {
        segments += 1
        give(parts[first].range.lowerBound..<end(of: number - 1, word), isExact(first..<number))
        first = number
      }
      if segments > 0 { give(parts[first].range.lowerBound..<whole, isExact(first..<parts.count)) }
    }
  }

  private func isExact(_ numbers: Range<Int>) -> Bool { parts[numbers].contains(where: \.hasDigit) }

  private func trimmedEnd(_ word: UnsafeBufferPointer<UInt8>, _ last: Part) -> Int {
    // A joiner at the end has nothing to join.
    let hasBracket = last.range.upperBound < word.count && word[last.range.upperBound] == UInt8(ascii: ")")
    return last.range.upperBound + (hasBracket ? 1 : 0)
  }

  private func end(of number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Int { trimmedEnd(word, parts[number]) }

  /// Whether two parts make one number: `1.10`, `3,000`, `13(c)`; hyphens and colons divide, and so does a word after a point.
  private func isTight(_ before: Part, _ after: Part) -> Bool {
    switch after.joiner {
    case UInt8(ascii: "("): after.hasDigit || after.scalars < 5
    case UInt8(ascii: "."), UInt8(ascii: ","):
      (before.hasDigit || after.hasDigit) && (before.hasDigit || before.scalars < 3)
        && (after.hasDigit || after.scalars < 3)
    default: false
    }
  }

  /// Up to the longest length, without a torn character.
  private func clipped(_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    if range.count <= Self.longest { return range.count }
    var length = Self.longest
    while length > 0, word[range.lowerBound + length] & 0xC0 == 0x80 { length -= 1 }
    return length
  }

  /// Signs of writing without blanks: each with the one after it, and the last by itself.
  private mutating func pairs(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) -> Int {
    var index = start
    word.removeAll(keepingCapacity: true)
    var before = 0
    while index < text.count, text[index] >= 0x80 {
      let (scalar, length) = decode(text, index)
      let kind = Folding.kind(scalar)
      guard kind == .unspaced || kind == .nothing else { break }
      index += length
      if kind == .nothing { continue }
      let place = word.count
      Folding.lower(scalar) { append($0) }
      if place > before {
        word.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[before...]), true) }
      }
      before = place
    }
    if word.count > before { word.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[before...]), true) } }
    return index
  }

  private func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[index])
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= text.count else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (value, length)
  }
}

/// 0 for what is between words, 1 for letters of ASCII, 2 for digits, 3 for parts of other characters.
private let byteKinds: [UInt8] = (0..<256).map { byte in
  switch UInt8(byte) {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
  case UInt8(ascii: "0")...UInt8(ascii: "9"): 2
  case 0x80...: 3
  default: 0
  }
}
