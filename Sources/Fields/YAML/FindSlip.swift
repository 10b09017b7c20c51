// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A line that is not YAML, and the one that was certainly meant.
struct YAMLSlip {
  enum Kind {
    /// `title: "Clean" rivers`: the value is a text.
    case unquoted
    /// `title: "Clean rivers`
    case unclosed
    /// A non-breaking or another unusual blank, or a wide colon, between name and value.
    case hardBlank
    /// `title:Clean rivers`
    case noBlank
    /// A line that is a field of its own, and is indented.
    case indented
  }

  let kind: Kind
  let index: Int
  /// What is replaced, and by what; the rest of the line stays.
  let offset: Int
  let old: String
  let new: String

  func corrected(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = line.startIndex + offset + old.utf8.count
    return Array(line.prefix(offset) + Array(new.utf8) + line[min(end, line.endIndex)...])[...]
  }
}

/// Looks for a slip in one of the lines `near` a fault, by their indices, or in the few above it: one that is wrong no more,
/// or only further down, once it is put right.
func findSlip(_ lines: [ArraySlice<UInt8>], near candidates: [Int], faultAt fault: Int) -> YAMLSlip? {
  // Each is tried, which takes as long as reading all of the fields.
  guard lines.reduce(0, { $0 + $1.count }) <= 16 << 10 else { return nil }
  var seen: Set<Int> = []
  let above = stride(from: fault, through: max(0, fault - 4), by: -1)
  for index in candidates + above where lines.indices.contains(index) && seen.insert(index).inserted {
    for slip in slips(of: lines, at: index) {
      var corrected = lines
      corrected[index] = slip.corrected(lines[index])
      let next = firstFault(corrected)
      if next.map({ $0 > max(fault, index) }) ?? true { return slip }
    }
  }
  return nil
}

/// The index of the line at which the library gives up.
private func firstFault(_ lines: [ArraySlice<UInt8>]) -> Int? {
  do {
    guard let root = try YAMLComposition(lines, firstLine: 1).root, case .map = root.content else { return 0 }
    return nil
  } catch {
    return switch error {
    case .syntax(_, let mark, _): mark.line - 1
    case .doubledKey: .max
    case .tooManyValues: 0
    }
  }
}

/// What a line may have been meant as, the likeliest first.
private func slips(of lines: [ArraySlice<UInt8>], at index: Int) -> [YAMLSlip] {
  let line = lines[index]
  let indent = line.prefix { $0 == 0x20 }.count
  let rest = line.dropFirst(indent)
  let key = rest.prefix {
    $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0)
      || (0x61...0x7A).contains($0 | 0x20)
  }
  guard let first = key.first, (0x61...0x7A).contains(first | 0x20) else { return [] }
  let after = String(decoding: rest.dropFirst(key.count), as: UTF8.self)
  let offset = indent + key.count
  func slip(_ kind: YAMLSlip.Kind, _ offset: Int, _ old: String, _ new: String) -> YAMLSlip {
    YAMLSlip(kind: kind, index: index, offset: offset, old: old, new: new)
  }
  var found: [YAMLSlip] = []
  let mark = after.prefix { $0 == ":" || $0 == "：" || ($0.isWhitespace && $0 != " ") || $0 == " " }
  if mark.contains(where: { $0 == ":" || $0 == "：" }), mark.contains(where: { $0 != ":" && $0 != " " }) {
    found.append(slip(.hardBlank, offset, String(mark), ": "))
  } else if after.hasPrefix(":"), let next = after.dropFirst().first, next != " ", next != "/", next != ":" {
    found.append(slip(.noBlank, offset, ":", ": "))
  }
  guard after.hasPrefix(": ") else { return found }
  let blanks = after.dropFirst().prefix { $0 == " " }.count
  let value = String(after.dropFirst(1 + blanks)).trimmingTrailingBlanks
  if !value.isEmpty, !isList(value) {
    let meant = meantText(value)
    let isOpen = index + 1 == lines.count || lines[index + 1].first.map { $0 != 0x20 } ?? true
    if meant.kind == .unquoted || isOpen {
      found.append(slip(meant.kind, offset + 1 + blanks, value, inMarks(meant.text)))
    }
  }
  if indent > 0 { found.append(slip(.indented, 0, String(repeating: " ", count: indent), "")) }
  return found
}

/// Whether brackets are around a value, or seem to be: what is wrong is inside.
private func isList(_ value: String) -> Bool {
  guard let close = ["[": "]", "{": "}"][value.prefix(1)] else { return false }
  return value.hasSuffix(close) || !value.contains(close)
}

/// The text that a value was meant as: without quotation marks that were to go around all of it.
private func meantText(_ value: String) -> (text: String, kind: YAMLSlip.Kind) {
  guard let mark = value.first, mark == "\"" || mark == "'" else { return (value, .unquoted) }
  let inner = value.dropFirst()
  guard let second = inner.firstIndex(of: mark) else { return (String(inner), .unclosed) }
  guard inner.last == mark else { return (value, .unquoted) }
  if inner.index(after: second) == inner.endIndex { return (String(inner.dropLast()), .unquoted) }
  let follows = inner[inner.index(after: second)...].first
  let isInside =
    second > inner.startIndex && inner[inner.index(before: second)] == " "
    || follows.map { $0.isLetter || $0.isNumber } ?? false
  return (isInside ? String(inner.dropLast()) : value, .unquoted)
}

/// A text in quotation marks, whatever it says: in single ones where it has double ones inside.
private func inMarks(_ text: String) -> String {
  let quoted = quoteYAML(text)
  return quoted == text ? inQuotationMarks(text) : quoted
}

/// The same for fields that are one text to YAML, such as `title:Clean rivers` alone.
func explainSlip(in lines: [ArraySlice<UInt8>], from index: Int, path: String, firstLine: Int) -> YAMLFault? {
  guard let first = lines.firstIndex(where: { !$0.isEmpty }), let slip = findSlip(lines, near: [first], faultAt: -1)
  else { return nil }
  return explainSlip(
    slip, lines, path: path, firstLine: firstLine, otherwise: nil,
    at: Place(path, line: firstLine + slip.index, column: slip.offset + 1))
}

/// `explanation` is what the library's own words would give, at `place`; it is kept where it is about the same.
func explainSlip(
  _ slip: YAMLSlip, _ lines: [ArraySlice<UInt8>], path: String, firstLine: Int,
  otherwise explanation: YAMLExplanation?, at place: Place
) -> YAMLFault {
  let line = String(decoding: slip.corrected(lines[slip.index]), as: UTF8.self).trimmingTrailingBlanks
  let own = Place(path, line: firstLine + slip.index, column: slip.offset + 1, excerpt: slip.old)
  // What follows ` #` may be a remark: then the writer has to say whether it belongs to the value.
  let edits = slip.old.contains(" #") ? [] : [Edit(replacing: own, with: slip.new)]
  let isSame = place.line == own.line && explanation.map { $0.isForQuotation || slip.kind != .unquoted } ?? false
  var (message, help, at) = (explanation?.message ?? "", "write `\(line)`", own)
  switch slip.kind {
  case .unquoted:
    help = "put the value in quotation marks: `\(line)`"
    if isSame { at = place } else { message = meaning(of: slip.old) }
  case .unclosed:
    message = "a quotation mark is opened and never closed"
    help = "close it at the end of the value: `\(line)`"
  case .hardBlank:
    let isColon = slip.old.contains("：")
    message =
      isColon
      ? "the colon after this name is not the plain one"
      : "the blank after this name is not a plain one, so YAML sees none"
    help = "write `\(line)`, with a plain \(isColon ? "colon" : "blank")"
  case .noBlank:
    message = "a space is missing after the colon"
  case .indented:
    message = "this line is indented, so it is read as part of the value above"
    help = "write it at the same indentation as the line above: `\(line)`"
    if isSame { at = place }
  }
  return YAMLFault(
    Diagnostic(.yamlSyntax, message, at: at, help: help, edits: edits),
    .line(slip.index, line))
}

/// What YAML makes of the beginning of a value.
private func meaning(of value: String) -> String {
  switch value.first {
  case "\"", "'": "this value begins with a quotation mark, and goes on after the closing one"
  case "[", "{": "this value begins with `\(value.prefix(1))`, which opens a list in YAML"
  case "|", ">": "this value begins with `\(value.prefix(1))`, which begins a text of several lines in YAML"
  case "-", "?": "this value begins with `\(value.prefix(1))` and a blank, which begins a list in YAML"
  default: "YAML takes this value for something else than a text"
  }
}

/// A value that is all that follows the name, where a fault is found in it at `offset`.
func wholeValue(of line: ArraySlice<UInt8>, from offset: Int) -> (before: String, text: String)? {
  let (before, text) = splitValue(line, from: offset)
  guard before.hasSuffix(": "), before.filter({ $0 == ":" }).count == 1, !text.isEmpty else { return nil }
  return (before, text)
}

/// Puts a whole value in quotation marks, where no remark may follow it.
func quotingEdits(
  _ value: (before: String, text: String), _ line: ArraySlice<UInt8>, _ path: String, line number: Int
) -> [Edit] {
  if value.text.contains(" #") { return [] }
  let place = Place(path, line: number, column: value.before.utf8.count + 1, excerpt: value.text)
  return [Edit(replacing: place, with: inQuotationMarks(value.text))]
}
