/// A diagnostic with its place made exact against the file's text: ready to print.
package struct LocatedDiagnostic: Sendable, Equatable {
  package let diagnostic: Diagnostic
  package let path: String?
  package let line: Int
  /// Counted in characters, as an editor shows it.
  package let column: Int
  /// The line at fault, without its line end; nil where the file could not be read or the whole file is meant.
  package let sourceLine: String?
  /// How many characters are underlined.
  package let length: Int
}

/// Sorts diagnostics by file, line and column, drops repetitions, and makes their places exact.
///
/// `text` gives the bytes of a source file by its path, or nil; each file is asked for once.
package func locate(_ diagnostics: [Diagnostic], text: (String) -> [UInt8]?) -> [LocatedDiagnostic] {
  var lines: [String: [ArraySlice<UInt8>]] = [:]
  var seen: Set<Diagnostic> = []
  var located: [LocatedDiagnostic] = []
  for diagnostic in diagnostics where seen.insert(diagnostic).inserted {
    guard let place = diagnostic.place else {
      located.append(
        LocatedDiagnostic(diagnostic: diagnostic, path: nil, line: 0, column: 0, sourceLine: nil, length: 0))
      continue
    }
    if place.line > 0, lines[place.path] == nil {
      lines[place.path] = splitLines(text(place.path) ?? [])
    }
    located.append(pinpoint(diagnostic, place, in: lines[place.path] ?? []))
  }
  return located.sorted(by: precedes)
}

private func precedes(_ a: LocatedDiagnostic, _ b: LocatedDiagnostic) -> Bool {
  func key(_ d: LocatedDiagnostic) -> (String, Int, Int) { (d.path ?? "", d.line, d.column) }
  if key(a) != key(b) { return key(a) < key(b) }
  return (a.diagnostic.rule.name, a.diagnostic.message) < (b.diagnostic.rule.name, b.diagnostic.message)
}

private func pinpoint(_ diagnostic: Diagnostic, _ place: Place, in lines: [ArraySlice<UInt8>]) -> LocatedDiagnostic {
  var line = place.line
  var start = max(0, place.column - 1)
  var length = 1
  if let excerpt = place.excerpt.map({ Array($0.utf8) }), !excerpt.isEmpty, line > 0 {
    let reach = 12  // a paragraph's link may stand some lines below the line that the parser names
    search: for candidate in line..<(line + reach) where candidate <= lines.count {
      let bytes = lines[candidate - 1]
      for from in candidate == line ? [start, 0] : [0] {
        if let offset = find(excerpt, in: bytes, from: from) {
          (line, start, length) = (candidate, offset, excerpt.count)
          break search
        }
      }
    }
  }
  guard line > 0, line <= lines.count else {
    return LocatedDiagnostic(
      diagnostic: diagnostic, path: place.path, line: line, column: line > 0 ? max(1, place.column) : 0,
      sourceLine: nil, length: 1)
  }
  let bytes = lines[line - 1]
  let before = bytes.prefix(start)
  let within = bytes.dropFirst(start).prefix(length)
  return LocatedDiagnostic(
    diagnostic: diagnostic, path: place.path, line: line, column: String(decoding: before, as: UTF8.self).count + 1,
    sourceLine: String(decoding: bytes, as: UTF8.self), length: max(1, String(decoding: within, as: UTF8.self).count))
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
