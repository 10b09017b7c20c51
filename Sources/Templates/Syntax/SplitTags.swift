// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds the tags of a template, in one pass over its bytes.
///
/// Tags that are not well formed are reported and left out; the pass goes on after them. Follows the Mustache
/// specification without its modules for lambdas and changes of delimiters.
func splitTags(_ source: Source, report: inout Report) -> [Tag] {
  var tags: [Tag] = []
  source.bytes.withUnsafeBufferPointer { bytes in
    var offset = source.start
    var problems = 0
    while let open = findPair(Byte.openBrace, in: bytes, from: offset) {
      do throws(Diagnostic) {
        let tag = try readTag(at: open, in: bytes, of: source)
        tags.append(tag)
        offset = tag.range.upperBound
      } catch {
        report.add(error)
        problems += 1
        // After a comment without an end no tag has one.
        let isComment = open + 2 < bytes.count && bytes[open + 2] == Byte.exclamation
        if isComment || problems == Limits.problemsInFile { break }
        offset = open + 2
        while offset < bytes.count, bytes[offset] == Byte.openBrace { offset += 1 }
      }
    }
  }
  return tags
}

private func findPair(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
  var index = offset
  while index + 1 < bytes.count {
    if bytes[index] == byte, bytes[index + 1] == byte { return index }
    index += 1
  }
  return nil
}

private func readTag(
  at open: Int, in bytes: UnsafeBufferPointer<UInt8>, of source: Source
) throws(Diagnostic) -> Tag {
  var inner = open + 2
  let kind = kind(of: inner < bytes.count ? bytes[inner] : Byte.space)
  let isTriple = inner < bytes.count && bytes[inner] == Byte.openBrace
  if inner < bytes.count, bytes[inner] == Byte.equals {
    throw Diagnostic(
      .delimiterTag, "planpress does not change the delimiters of templates", at: source.place(open..<open + 3),
      help: "remove this tag and write every tag with `{{` and `}}`")
  }
  if kind != .variable { inner += 1 }
  guard let close = findEnd(from: inner, isComment: kind == .comment, in: bytes) else {
    throw unclosed(open, isComment: kind == .comment, in: source)
  }
  var end = close + 2
  if isTriple {
    guard end < bytes.count, bytes[end] == Byte.closeBrace else {
      throw Diagnostic(
        .unclosedTag, "this tag opens with three braces and closes with two", at: source.place(open..<end),
        help: "close it with `}}}`, or open it with `{{` if it names plain text")
    }
    end += 1
  }
  if kind == .comment { return Tag(kind: .comment, name: "", range: open..<end) }
  let name = try readName(inner..<close, tag: open..<end, of: source)
  return Tag(kind: kind, name: name, range: open..<end)
}

private func kind(of sigil: UInt8) -> Tag.Kind {
  switch sigil {
  case Byte.openBrace, Byte.ampersand: .unescaped
  case UInt8(ascii: "#"): .section
  case UInt8(ascii: "^"): .inverted
  case Byte.slash: .close
  case Byte.exclamation: .comment
  case Byte.greater: .partial
  case Byte.less: .parent
  case UInt8(ascii: "$"): .block
  default: .variable
  }
}

/// The closing braces; a tag that is not a comment ends before the next tag opens.
private func findEnd(from offset: Int, isComment: Bool, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = offset
  while index + 1 < bytes.count {
    if bytes[index] == Byte.closeBrace, bytes[index + 1] == Byte.closeBrace { return index }
    if !isComment, bytes[index] == Byte.openBrace, bytes[index + 1] == Byte.openBrace { return nil }
    index += 1
  }
  return nil
}

private func unclosed(_ open: Int, isComment: Bool, in source: Source) -> Diagnostic {
  let line = source.bytes[open...].prefix(20).prefix { $0 != Byte.newline && $0 != Byte.carriageReturn }
  return Diagnostic(
    .unclosedTag, isComment ? "this comment is not closed" : "this tag is not closed",
    at: source.place(open..<line.endIndex), help: "write `}}` where it ends")
}

private func readName(_ range: Range<Int>, tag: Range<Int>, of source: Source) throws(Diagnostic) -> String {
  var range = range
  while let first = range.first, Byte.isWhitespace(source.bytes[first]) { range = range.dropFirst() }
  while let last = range.last, Byte.isWhitespace(source.bytes[last]) { range = range.dropLast() }
  let name = source.text(range)
  if name.isEmpty {
    throw Diagnostic(
      .badTag, "this tag names nothing", at: source.place(tag),
      help: "write a name between the braces, or remove the tag")
  }
  if range.contains(where: { Byte.isWhitespace(source.bytes[$0]) }) {
    throw Diagnostic(
      .badTag, "the tag `\(source.text(tag))` contains more than a name", at: source.place(tag),
      help: "write one name without spaces; a part that depends on a name is written `{{#name}}…{{/name}}`, "
        + "its opposite `{{^name}}…{{/name}}`")
  }
  if name != ".", name.utf8.first == UInt8(ascii: ".") || name.utf8.last == UInt8(ascii: ".") || name.contains("..") {
    throw Diagnostic(
      .badTag, "the name `\(name)` has a dot too many", at: source.place(tag),
      help: "dots separate names, as in `{{goal.title}}`")
  }
  return name
}
