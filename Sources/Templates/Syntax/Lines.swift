// SPDX-License-Identifier: Apache-2.0

/// Whether tags have their lines for themselves.
///
/// Mustache, sections, comments, partials: a tag that is alone in its line takes the line with it. Each stretch
/// of blanks is looked at once from either side, so this takes linear time.
struct Lines {
  let source: Source
  let tags: [Tag]

  /// Where the line of a tag starts, when nothing but blanks is before the tag.
  func lineStart(before index: Int) -> Int? {
    let first = index == 0 ? source.start : tags[index - 1].range.upperBound
    var offset = tags[index].range.lowerBound
    while offset > first, Byte.isBlank(source.bytes[offset - 1]) { offset -= 1 }
    return source.startsLine(offset) && offset >= first ? offset : nil
  }

  /// Where the line after a tag starts, when nothing but blanks is between the tag and the end of its line.
  func lineEnd(after index: Int) -> Int? {
    let last = index + 1 == tags.count ? source.bytes.count : tags[index + 1].range.lowerBound
    var offset = tags[index].range.upperBound
    while offset < last, Byte.isBlank(source.bytes[offset]) { offset += 1 }
    if offset == source.bytes.count { return offset }
    if offset < last, source.bytes[offset] == Byte.newline { return offset + 1 }
    if offset + 1 < last, source.bytes[offset] == Byte.carriageReturn, source.bytes[offset + 1] == Byte.newline {
      return offset + 2
    }
    return nil
  }

  /// The blanks at the beginning of the first line that has more than blanks, from the start of a line on.
  func indentation(from lineStart: Int) -> Range<Int> {
    var start = lineStart
    var offset = lineStart
    while offset < source.bytes.count, Byte.isWhitespace(source.bytes[offset]) {
      offset += 1
      if source.bytes[offset - 1] == Byte.newline { start = offset }
    }
    return start..<offset
  }
}
