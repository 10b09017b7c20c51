// SPDX-License-Identifier: Apache-2.0

/// A place as an editor shows it.
package struct ExactPlace: Sendable, Equatable {
  package let path: String
  /// 0 where the whole file is meant.
  package let line: Int
  /// Counted in characters, from 1; 0 where the whole file is meant.
  package let column: Int
  /// The line at fault, without its line end; nil where the file could not be read or the whole file is meant.
  package let sourceLine: String?
  /// How many characters are underlined.
  package let length: Int
}

/// An edit with its range made exact against the file's text.
package struct LocatedEdit: Sendable, Equatable {
  package let path: String
  /// The bytes of the file that are replaced.
  package let range: Range<Int>
  package let line: Int
  /// The line of the first character that is not replaced any more.
  package let endLine: Int
  /// Counted in characters, from 1: of the first that is replaced, and of the first after it.
  package let startColumn: Int
  package let endColumn: Int
  package let replacement: String
}

/// How many lines are searched for an excerpt: a paragraph's link may be some lines below the line that the parser names.
private let reach = 12

/// `lines` are those of the place's file, empty where it could not be read.
func findPlace(_ place: Place, in lines: inout SourceLines) -> ExactPlace {
  var line = place.line
  var start = max(0, place.column - 1)
  var length = 1
  if let excerpt = place.excerpt.map({ Array($0.utf8) }), !excerpt.isEmpty, line > 0 {
    search: for candidate in line..<(line + reach) where candidate <= lines.count {
      for from in candidate == line ? [start, 0] : [0] {
        if let offset = find(excerpt, in: lines[candidate], from: from) {
          (line, start, length) = (candidate, offset, excerpt.count)
          break search
        }
      }
    }
  }
  guard line > 0, line <= lines.count else {
    return ExactPlace(
      path: place.path, line: line, column: line > 0 ? max(1, place.column) : 0, sourceLine: nil, length: 1)
  }
  let before = lines.characters(before: start, in: line)
  return ExactPlace(
    path: place.path, line: line, column: before + 1, sourceLine: lines.text(line),
    length: max(1, lines.characters(before: start + length, in: line) - before))
}

/// Nil where the text to replace is not in its line from its column on. Where it may be below, it counts if it is there once
/// only: one of several may be meant as it is.
func findEdit(_ edit: Edit, in lines: inout SourceLines) -> LocatedEdit? {
  switch edit.extent {
  case .excerpt(let mayBeBelow): findExcerpt(edit, in: &lines, mayBeBelow: mayBeBelow)
  case .lines(let count): findLines(edit, count, in: lines)
  }
}

private func findLines(_ edit: Edit, _ count: Int, in lines: SourceLines) -> LocatedEdit? {
  let first = edit.place.line - 1
  guard first >= 0, first <= lines.count, first + count <= lines.count else { return nil }
  func start(_ index: Int) -> Int { index < lines.count ? lines[index + 1].startIndex : lines.size }
  // The last line of a file may have no end; then what takes its place has none either.
  let isOpen = count > 0 && first + count == lines.count && lines[first + count].endIndex == lines.size
  return LocatedEdit(
    path: edit.place.path, range: start(first)..<start(first + count), line: first + 1, endLine: first + count + 1,
    startColumn: 1, endColumn: 1,
    replacement: isOpen && edit.replacement.hasSuffix("\n") ? String(edit.replacement.dropLast()) : edit.replacement)
}

private func findExcerpt(_ edit: Edit, in lines: inout SourceLines, mayBeBelow: Bool) -> LocatedEdit? {
  let place = edit.place
  guard let excerpt = place.excerpt.map({ Array($0.utf8) }), !excerpt.isEmpty, place.line > 0,
    place.line <= lines.count
  else { return nil }
  func located(_ line: Int, _ start: Int) -> LocatedEdit {
    let first = lines[line].startIndex + start
    return LocatedEdit(
      path: place.path, range: first..<first + excerpt.count, line: line, endLine: line,
      startColumn: lines.characters(before: start, in: line) + 1,
      endColumn: lines.characters(before: start + excerpt.count, in: line) + 1, replacement: edit.replacement)
  }
  if let start = find(excerpt, in: lines[place.line], from: max(0, place.column - 1)) {
    return located(place.line, start)
  }
  guard mayBeBelow else { return nil }
  var hits: [(line: Int, start: Int)] = []
  for line in place.line..<(place.line + reach) where line <= lines.count {
    var from = 0
    while let start = find(excerpt, in: lines[line], from: from) {
      hits.append((line, start))
      from = start + excerpt.count
    }
  }
  return hits.count == 1 ? located(hits[0].line, hits[0].start) : nil
}

private func find(_ needle: [UInt8], in hay: ArraySlice<UInt8>, from offset: Int) -> Int? {
  guard hay.count >= needle.count, offset <= hay.count - needle.count else { return nil }
  return (offset...(hay.count - needle.count)).first { at in
    hay[hay.startIndex + at] == needle[0] && hay.dropFirst(at).prefix(needle.count).elementsEqual(needle)
  }
}

/// The lines of a text, without their ends (LF, CRLF or CR), split on bytes; a byte-order mark is not part of the first.
package func splitLines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var index = start
  while index < text.count {
    let byte = text[index]
    guard byte == 0x0A || byte == 0x0D else {
      index += 1
      continue
    }
    lines.append(text[start..<index])
    index += byte == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
    start = index
  }
  if start < text.count { lines.append(text[start...]) }
  return lines
}
