// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files

/// A report in the cache: a build with nothing to do says again what the last one said.
extension Report {
  func encode(into writer: inout ByteWriter) {
    writer.list(diagnostics) { $0.encode(into: &$1) }
    let rest = omitted.sorted {
      $0.key.rule == $1.key.rule
        ? bytesPrecede($0.key.path ?? "", $1.key.path ?? "") : $0.key.rule.name < $1.key.rule.name
    }
    writer.list(rest) { omitted, writer in
      writer.text(omitted.key.rule.name)
      writer.text(omitted.key.path)
      writer.number(omitted.value)
    }
  }

  init(decoding reader: inout ByteReader) throws(CacheDamage) {
    self.init()
    for diagnostic in try reader.list({ reader throws(CacheDamage) in try Diagnostic(decoding: &reader) }) {
      add(diagnostic)
    }
    let rest = try reader.list { reader throws(CacheDamage) in
      (key: RuleInFile(try Rule(decoding: &reader), in: try reader.optionalText()), count: try reader.number())
    }
    for omitted in rest {
      guard (0...Int(Int32.max)).contains(omitted.count) else { throw CacheDamage() }
      omit(omitted.count, of: omitted.key)
    }
  }
}

extension Rule {
  /// The cache is read by the program that wrote it, which has the same rules.
  fileprivate init(decoding reader: inout ByteReader) throws(CacheDamage) {
    guard let rule = Rule.named(try reader.text()) else { throw CacheDamage() }
    self = rule
  }
}

extension Diagnostic {
  fileprivate func encode(into writer: inout ByteWriter) {
    writer.text(rule.name)
    writer.text(message)
    writer.flag(place != nil)
    place?.encode(into: &writer)
    writer.text(help)
    writer.list(notes) { note, writer in
      writer.text(note.message)
      note.place.encode(into: &writer)
    }
    writer.text(inManyFiles)
    writer.list(edits) { edit, writer in
      edit.place.encode(into: &writer)
      writer.text(edit.replacement)
      edit.extent.encode(into: &writer)
    }
  }

  fileprivate init(decoding reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      try Rule(decoding: &reader), try reader.text(), at: try reader.flag() ? try Place(decoding: &reader) : nil,
      help: try reader.optionalText(),
      notes: try reader.list { reader throws(CacheDamage) in
        Note(try reader.text(), at: try Place(decoding: &reader))
      },
      inManyFiles: try reader.optionalText(),
      edits: try reader.list { reader throws(CacheDamage) in
        Edit(try Place(decoding: &reader), try reader.text(), try Edit.Extent(decoding: &reader))
      })
  }
}

extension Edit.Extent {
  fileprivate func encode(into writer: inout ByteWriter) {
    switch self {
    case .excerpt(let mayBeBelow):
      writer.flag(true)
      writer.flag(mayBeBelow)
    case .lines(let count):
      writer.flag(false)
      writer.number(count)
    }
  }

  fileprivate init(decoding reader: inout ByteReader) throws(CacheDamage) {
    self = try reader.flag() ? .excerpt(mayBeBelow: try reader.flag()) : .lines(try reader.number())
  }
}

extension Place {
  fileprivate func encode(into writer: inout ByteWriter) {
    writer.text(path)
    writer.number(line)
    writer.number(column)
    writer.text(excerpt)
  }

  fileprivate init(decoding reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      try reader.text(), line: try reader.number(), column: try reader.number(), excerpt: try reader.optionalText())
  }
}
