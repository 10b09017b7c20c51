// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Says in plain words why a text is not YAML, and which line to write instead.
func explainYAMLError(
  _ error: YAMLError, lines: [ArraySlice<UInt8>], path: String, firstLine: Int
) -> YAMLFault {
  func place(_ mark: YAMLMark) -> Place {
    let line = min(max(1, mark.line), max(1, lines.count))
    let bytes = lines.indices.contains(line - 1) ? lines[line - 1] : []
    return Place(path, line: firstLine + line - 1, column: byteColumn(mark.column, in: bytes))
  }
  switch error {
  case .doubledKey(let key, let start):
    let found = linesWith(key, in: lines, from: start)
    let places = found.map { Place(path, line: firstLine + $0, column: 1, excerpt: key) }
    let diagnostic = Diagnostic(
      .doubledKey, "the field `\(key)` is given twice", at: places.dropFirst().first ?? place(start),
      help: "keep one of the two lines",
      notes: places.count > 1 ? [Note("`\(key)` is given here first", at: places[0])] : [])
    return YAMLFault(diagnostic, .leaveOut(found.dropFirst().first ?? start.line - 1))
  case .syntax(let problem, var mark, let began):
    let found = mark.line - 1
    // What is not closed is at fault where it was opened, not where the parser gave up.
    if let began,
      ["expected ':'", "unexpected end of stream", "unexpected document indicator", "expected ',' or"]
        .contains(where: problem.contains)
    {
      mark = began
    }
    let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : []
    let explanation = explain(problem, line: line, mark: mark)
    let candidates = [began.map { $0.line - 1 }, mark.line - 1, found].compactMap { $0 }
    if let slip = findSlip(lines, near: candidates, faultAt: found) {
      return explainSlip(slip, lines, path: path, firstLine: firstLine, otherwise: explanation, at: place(mark))
    }
    return YAMLFault(
      Diagnostic(.yamlSyntax, explanation.message, at: place(mark), help: explanation.help),
      .leaveOut(max(0, mark.line - 1)))
  case .tooManyValues:
    return YAMLFault(
      Diagnostic(
        .yamlFeature, "the fields contain over \(YAMLComposition.mostValues) values",
        at: Place(path, line: firstLine, column: 1), help: "move long lists below the fields"), nil)
  }
}

/// What the library's words mean.
struct YAMLExplanation {
  let message: String
  let help: String
  /// The value in quotation marks is what the writer meant.
  let isForQuotation: Bool

  init(_ message: String, _ help: String, _ isForQuotation: Bool) {
    (self.message, self.help, self.isForQuotation) = (message, help, isForQuotation)
  }
}

private func explain(_ problem: String, line: ArraySlice<UInt8>, mark: YAMLMark) -> YAMLExplanation {
  if ["<<<<<<<", "=======", ">>>>>>>"].contains(where: { line.starts(with: $0.utf8) }) {
    return YAMLExplanation(
      "git left two versions here, from this sign to the next", "keep one of the two, and remove these lines", false)
  }
  let text = String(decoding: line, as: UTF8.self).unicodeScalars
  let atFault = text.dropFirst(max(0, mark.column - 1)).first
  if problem.contains("mapping values are not allowed"), !text.prefix(max(0, mark.column - 1)).contains(":") {
    return YAMLExplanation(
      "this line is indented, so it is read as part of the value above",
      "write it at the same indentation as the line above",
      false
    )
  }
  if problem.contains("mapping values are not allowed") {
    return YAMLExplanation(
      "this value contains a colon and a space, which YAML takes for another key",
      "put the value in quotation marks: \(quotedLine(line, from: nil))", true
    )
  }
  if problem == "an alias" || problem.contains("cannot start any token"), atFault != "\t" {
    return YAMLExplanation(
      "a value may not begin with `\(atFault.map(String.init) ?? "")`",
      "put the value in quotation marks: \(quotedLine(line, from: nil))", true
    )
  }
  if problem.contains("escape") {
    return YAMLExplanation(
      "a backslash in double quotation marks begins an escape", "write `\\\\`, or use single quotation marks", true)
  }
  let (message, help) = explainStructure(problem)
  return YAMLExplanation(message, help, false)
}

private func explainStructure(_ problem: String) -> (message: String, help: String) {
  if problem.contains("cannot start any token") {
    return ("there is a tab here, which YAML does not allow", "write spaces instead")
  }
  if problem.contains("unexpected end of stream") || problem.contains("unexpected document indicator") {
    return ("a quotation mark is opened and never closed", "close it at the end of the value")
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
private func linesWith(_ key: String, in lines: [ArraySlice<UInt8>], from start: YAMLMark) -> [Int] {
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

func splitValue(_ line: ArraySlice<UInt8>, from offset: Int?) -> (before: String, value: String) {
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
