// SPDX-License-Identifier: Apache-2.0

// Short forms in capitals: words of three to six of them. Most lines have none, so that only those are taken apart in which three
// capitals follow each other.

/// Those of a text, but for code, addresses and comments.
package func findAbbreviations(in text: ArraySlice<UInt8>, firstLine: Int) -> [UsedAbbreviation] {
  var passages = ProsePassages()
  return findAbbreviations(in: text, firstLine: firstLine) { number, lines, isAsked in
    passages.next(number, of: lines, isAsked: isAsked)
  }
}

/// Those of fields as a file has them, of which some are prose: their names say which.
package func findAbbreviations(
  inFields text: ArraySlice<UInt8>, firstLine: Int, isProse: (String) -> Bool
) -> [UsedAbbreviation] {
  var passages = FieldPassages()
  return findAbbreviations(in: text, firstLine: firstLine) { number, lines, _ in
    passages.next(lines.range(ofLine: number), of: lines.text, isProse: isProse)
  }
}

/// Those of one value, which has no place of its own.
package func findAbbreviations(inValue value: String) -> [UsedAbbreviation] {
  var value = value
  return value.withUTF8 { text in
    guard text.runOfCapitals(in: text.indices) != nil else { return [] }
    var reader = AbbreviationReader(text)
    reader.read(text.indices, line: 1, 0)
    return reader.found
  }
}

/// `passages` is asked for the prose of each line in turn; its argument says whether the answer is wanted.
private func findAbbreviations(
  in text: ArraySlice<UInt8>, firstLine: Int, passages: (Int, SourceLines, Bool) -> [Range<Int>]
) -> [UsedAbbreviation] {
  text.withUnsafeBufferPointer { text in
    var candidate = text.runOfCapitals(in: text.indices)
    if candidate == nil { return [] }
    let lines = SourceLines(text)
    var reader = AbbreviationReader(text)
    var number = 1
    while let start = candidate {
      let line = lines.range(ofLine: number)
      let isAsked = line.contains(start)
      for range in passages(number, lines, isAsked) where isAsked && text.runOfCapitals(in: range) != nil {
        reader.read(range, line: firstLine + number - 1, line.lowerBound)
      }
      if isAsked { candidate = text.runOfCapitals(in: line.upperBound..<text.count) }
      number += 1
    }
    return reader.found
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where three capitals or more follow each other, but for `[!NOTE]`. Of any three bytes one is looked at.
  fileprivate func runOfCapitals(in range: Range<Int>) -> Int? {
    var index = range.lowerBound + 2
    while index < range.upperBound {
      if self[index].isCapital {
        var start = index
        while start > range.lowerBound, self[start - 1].isCapital { start -= 1 }
        while index < range.upperBound, self[index].isCapital { index += 1 }
        if index - start >= 3, at(start - 1) != UInt8(ascii: "!") { return start }
      }
      index += 3
    }
    return nil
  }
}
