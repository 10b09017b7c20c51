// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Yams

/// Says in plain words why a text is not YAML, and which line to write instead.
func explainYAMLError(
  _ error: any Error, lines: [ArraySlice<UInt8>], path: String, firstLine: Int
) -> Diagnostic {
  func place(_ mark: Mark) -> Place {
    let line = min(max(1, mark.line), max(1, lines.count))
    let bytes = lines.indices.contains(line - 1) ? lines[line - 1] : []
    return Place(path, line: firstLine + line - 1, column: byteColumn(mark.column, in: bytes))
  }
  switch error {
  case YamlError.duplicatedKeysInMapping(let duplicates, let context):
    let key = duplicates.first ?? ""
    let places = linesWith(key, in: lines, from: context.mark).map {
      Place(path, line: firstLine + $0, column: 1, excerpt: key)
    }
    return Diagnostic(
      .doubledKey, "the field `\(key)` is given twice", at: places.dropFirst().first ?? place(context.mark),
      help: "keep one of the two lines",
      notes: places.count > 1 ? [Note("`\(key)` is given here first", at: places[0])] : [])
  case YamlError.scanner(let context, let problem, var mark, _),
    YamlError.parser(let context, let problem, var mark, _),
    YamlError.composer(let context, let problem, var mark, _):
    // What is not closed is at fault where it was opened, not where the parser gave up.
    if let context,
      ["expected ':'", "unexpected end of stream", "unexpected document indicator", "expected ',' or"]
        .contains(where: problem.contains)
    {
      mark = context.mark
    }
    let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : []
    let explanation = explain(problem, line: line, mark: mark)
    return Diagnostic(
      .yamlSyntax, explanation.message, at: place(mark), help: explanation.help,
      edits: explanation.isForQuotation ? quotingEdits(line, Place(path, line: place(mark).line)) : [])
  default:
    return Diagnostic(
      .yamlSyntax, "the fields could not be read: \(error)", at: Place(path, line: firstLine, column: 1),
      help: "write one `key: value` a line")
  }
}

/// `isForQuotation`: the value in quotation marks is what the writer meant.
private func explain(
  _ problem: String, line: ArraySlice<UInt8>, mark: Mark
) -> (message: String, help: String, isForQuotation: Bool) {
  let text = String(decoding: line, as: UTF8.self).unicodeScalars
  let atFault = text.dropFirst(max(0, mark.column - 1)).first
  if problem.contains("mapping values are not allowed"), !text.prefix(max(0, mark.column - 1)).contains(":") {
    return (
      "this line is indented, so it is read as part of the value above",
      "write it at the same indentation as the line above",
      false
    )
  }
  if problem.contains("mapping values are not allowed") {
    return (
      "this value contains a colon and a space, which YAML takes for another key",
      "put the value in quotation marks: \(quotedLine(line, from: nil))", true
    )
  }
  if problem.contains("cannot start any token"), atFault != "\t" {
    return (
      "a value may not begin with `\(atFault.map(String.init) ?? "")`",
      "put the value in quotation marks: \(quotedLine(line, from: nil))", true
    )
  }
  let (message, help) = explainStructure(problem)
  return (message, help, false)
}

private func explainStructure(_ problem: String) -> (message: String, help: String) {
  if problem.contains("cannot start any token") {
    return ("there is a tab here, which YAML does not allow", "write spaces instead")
  }
  if problem.contains("unexpected end of stream") || problem.contains("unexpected document indicator") {
    return ("a quotation mark is opened and never closed", "close it at the end of the value")
  }
  if problem.contains("escape") {
    return ("a backslash in double quotation marks begins an escape", "write `\\\\`, or use single quotation marks")
  }
  if problem.contains("expected ',' or") {
    return ("a list in brackets is not closed, or a comma is missing", "write `[first, second]`")
  }
  if problem.contains("another document") {
    return ("a second set of fields begins here", "keep one set of fields at the top of the file")
  }
  if problem.contains("expected ':'") || problem.contains("expected key") || problem.contains("block end") {
    return (
      "this line is not of the form `key: value`, or its indentation does not fit the line above",
      "write `key: value`, with a space after the colon, at the same indentation as its neighbours"
    )
  }
  return ("the fields are not valid YAML here: \(problem)", "write one `key: value` a line")
}

/// The library counts columns in characters; here they are bytes.
func byteColumn(_ column: Int, in line: ArraySlice<UInt8>) -> Int {
  String(decoding: line, as: UTF8.self).unicodeScalars.prefix(max(0, column - 1)).reduce(1) { $0 + UTF8.width($1) }
}

/// The lines that begin with a key of the mapping that starts at `start`.
private func linesWith(_ key: String, in lines: [ArraySlice<UInt8>], from start: Mark) -> [Int] {
  lines.indices.filter { index in
    let text = lines[index].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    return index >= start.line - 1 && lines[index].count - text.count == start.column - 1
      && text.starts(with: key.utf8) && text.dropFirst(key.utf8.count).first == UInt8(ascii: ":")
  }
}

/// A text as a double-quoted scalar (YAML 1.2, 7.3.1).
func inQuotationMarks(_ text: String) -> String {
  "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}

/// The line with its value in quotation marks, between backticks: the value that begins at `offset`, or the one after the
/// first colon.
func quotedLine(_ line: ArraySlice<UInt8>, from offset: Int?) -> String {
  let (before, value) = splitValue(line, from: offset)
  return "`\(before)\(inQuotationMarks(value))`"
}

/// Puts the value after the first colon in quotation marks, where it is all that is on its line.
private func quotingEdits(_ line: ArraySlice<UInt8>, _ place: Place) -> [Edit] {
  let (before, value) = splitValue(line, from: nil)
  guard let first = value.first, !"\"'[{|>".contains(first), !value.contains(" #") else { return [] }
  let place = Place(place.path, line: place.line, column: before.utf8.count + 1, excerpt: value)
  return [Edit(replacing: place, with: inQuotationMarks(value))]
}

private func splitValue(_ line: ArraySlice<UInt8>, from offset: Int?) -> (before: String, value: String) {
  let text = String(decoding: line, as: UTF8.self)
  var start = text.startIndex
  if let offset {
    start = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.startIndex
  } else if let colon = text.firstRange(of: ": ") {
    start = colon.upperBound
  }
  return (String(text[..<start]), String(text[start...]).trimmingTrailingBlanks)
}

extension String {
  var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
