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
    let second = secondLine(of: key, in: lines, after: context.mark.line)
    return Diagnostic(
      .doubledKey, "the field `\(key)` is given twice",
      at: second.map { Place(path, line: firstLine + $0, column: 1, excerpt: key) } ?? place(context.mark),
      help: "keep one of the two lines")
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
    let (message, help) = explain(problem, line: line, mark: mark, lines: lines)
    return Diagnostic(.yamlSyntax, message, at: place(mark), help: help)
  default:
    return Diagnostic(
      .yamlSyntax, "the fields could not be read: \(error)", at: Place(path, line: firstLine, column: 1),
      help: "write one `key: value` a line")
  }
}

private func explain(
  _ problem: String, line: ArraySlice<UInt8>, mark: Mark, lines: [ArraySlice<UInt8>]
) -> (message: String, help: String) {
  let text = String(decoding: line, as: UTF8.self)
  let atFault = text.unicodeScalars.dropFirst(max(0, mark.column - 1)).first
  if problem.contains("mapping values are not allowed") {
    return (
      "this value contains a colon and a space, which YAML takes for another key",
      "put the value in quotation marks: \(quotedLine(line, from: nil))"
    )
  }
  if problem.contains("cannot start any token") {
    if atFault == "\t" { return ("there is a tab here, which YAML does not allow", "write spaces instead") }
    return (
      "a value may not begin with `\(atFault.map(String.init) ?? "")`",
      "put the value in quotation marks: \(quotedLine(line, from: nil))"
    )
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

private func secondLine(of key: String, in lines: [ArraySlice<UInt8>], after first: Int) -> Int? {
  let hits = lines.indices.filter { index in
    let text = lines[index].drop { $0 == 0x20 }
    return text.starts(with: key.utf8) && text.dropFirst(key.utf8.count).first == UInt8(ascii: ":")
  }
  return hits.dropFirst().first ?? hits.first
}

/// The line with its value in quotation marks, between backticks: the value that begins at `offset`, or the one after the
/// first colon.
func quotedLine(_ line: ArraySlice<UInt8>, from offset: Int?) -> String {
  let text = String(decoding: line, as: UTF8.self)
  var start = text.startIndex
  if let offset {
    start = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.startIndex
  } else if let colon = text.firstRange(of: ": ") {
    start = colon.upperBound
  }
  var value = text[start...]
  while value.last == " " { value.removeLast() }
  let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "`\(text[..<start])\"\(escaped)\"`"
}
