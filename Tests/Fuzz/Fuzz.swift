// SPDX-License-Identifier: Apache-2.0

// One program for all parsers, since building it takes longer than most runs: `PARSER` names the one that is tried. It is
// built by `make fuzz` alone, with libFuzzer.

import Diagnostics
import Encoding
import Foundation
import HTML

@testable import Exchange
@testable import Fields
@testable import Markdown
@testable import Plans
@testable import Publishing
@testable import Sites
@testable import Tables
@testable import Templates
@testable import XML

private let parser = ProcessInfo.processInfo.environment["PARSER"] ?? ""

/// Of libFuzzer: calls the function with one input after the other.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ function: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

@main struct Fuzz {
  static func main() {
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    exit(runDriver(&count, &arguments, tryOneInput))
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch parser {
  case "fields": tryFields(bytes)
  case "text": tryText(bytes)
  case "template": tryTemplate(bytes)
  case "cache": tryCache(bytes)
  case "drawing": tryDrawing(bytes)
  case "csv": tryTable(bytes)
  case "stratml": tryStratML(bytes)
  default: preconditionFailure("PARSER is one of fields, text, template, cache, drawing, csv, stratml")
  }
  return 0
}

private let source = TextSource(path: "content/goals/goal.md", number: 0, stamp: nil)

/// `site.yml`, which has every shape of a field.
private func tryFields(_ bytes: [UInt8]) {
  var report = Report()
  guard let root = parseYAML(bytes[...], path: "content/site.yml", firstLine: 1, report: &report) else { return }
  var configuration = Configuration()
  _ = readFields(
    root, into: &configuration, fields: Configuration.fields, of: "`site.yml`", path: "content/site.yml", &report)
}

/// A text from its first byte to its item; what the cache keeps of it makes the same item.
private func tryText(_ bytes: [UInt8]) {
  var reading = Reading()
  var shelf: ProseStore.Shelf?
  interpret(bytes, source, options: MarkdownOptions(), kinds: .builtIn, shelf: &shelf, &reading)
  guard case .fresh(let part) = reading.cached, let item = reading.item else { return }
  guard let cache = try? TextCache(ByteReader(part)), let cached = cache[source.path],
    let again = cache.item(cached, source, .builtIn)
  else { preconditionFailure("the cache does not make the item again") }
  precondition(kept(again.document) == kept(item.document), "the cache makes another document")
}

private func kept(_ document: Document) -> [UInt8] {
  var writer = ByteWriter(reserving: 1024)
  document.encode(into: &writer)
  return writer.bytes
}

/// A template for a page, and what it prints.
private func tryTemplate(_ bytes: [UInt8]) {
  var report = Report()
  let file = TemplateFile(name: "page", path: "templates/pages/page.html", bytes: bytes, isOwn: true)
  let set = compileTemplates([file], roots: [("page", FuzzedPage.view.shape)], words: [:], report: &report)
  guard let template = set?.template("page", for: FuzzedPage.view.shape) else { return }
  var writer = HTMLWriter()
  try? template.render(FuzzedPage.view.record(FuzzedPage()), root: "", into: &writer)
}

/// What a build published, and what is known of one text.
private func tryCache(_ bytes: [UInt8]) {
  _ = try? Ledger(ByteReader(bytes))
  let fingerprint = Fingerprint(bits: 0)
  let part = encode(source, TextFingerprints(whole: fingerprint, apartFromProse: fingerprint), body: bytes[...])
  guard let cache = try? TextCache(ByteReader(part)), let cached = cache[source.path] else {
    preconditionFailure("a part of the cache is lost")
  }
  _ = cache.item(cached, source, .builtIn)
}

/// What is left of a drawing is still, and is left so when it is cleaned again.
private func tryDrawing(_ bytes: [UInt8]) {
  guard let clean = try? CleanDrawing(bytes), let left = clean.bytes, !left.isEmpty else { return }
  guard let again = try? CleanDrawing(left) else { preconditionFailure("a cleaned drawing is damaged") }
  precondition(again.removals.isEmpty, "a cleaned drawing is not still")
}

/// A table, whose cells are what they were when they are written and read again.
private func tryTable(_ bytes: [UInt8]) {
  var report = Report()
  guard let table = readTable(bytes, path: "content/table.csv", &report) else {
    precondition(!report.isEmpty, "a table is refused without a reason")
    return
  }
  let heading = table.heading.map(table.text)
  let rows = (0..<table.rowCount).map { table.row($0).map(table.text) }
  for row in rows {
    for text in row {
      for shape in [FieldShape.number, .date, .span, .flag] { _ = plainValue(of: text, for: shape, CellForms()) }
    }
  }
  guard report.isEmpty else { return }
  // With a mark of its own between the cells, whatever is in them.
  var written = Array("sep=,\r\n".utf8)
  let marked = ([heading] + rows).map { $0.map { "\u{2060}\($0)\u{2060}" } }
  for row in marked { written.appendCSV(row) }
  guard let again = readTable(written, path: "content/table.csv", &report) else {
    preconditionFailure("a table that is written again is refused")
  }
  let read = [again.heading.map(again.text)] + (0..<again.rowCount).map { again.row($0).map(again.text) }
  precondition(read == marked, "a table is another one when it is read again")
}

/// A document, each file of which can be read without an error where it is not refused.
private func tryStratML(_ bytes: [UInt8]) {
  let content = importStratML(bytes, path: "plan.xml", untitled: "plan")
  precondition(content.files.isEmpty == content.report.hasErrors, "a document is refused without a reason")
  for file in content.files where file.path.hasSuffix(".md") {
    var reading = Reading()
    var shelf: ProseStore.Shelf?
    interpret(
      Array(file.text.utf8), TextSource(path: file.path, number: 0, stamp: nil), options: MarkdownOptions(),
      kinds: .builtIn,
      shelf: &shelf, &reading)
    precondition(reading.item != nil && !reading.report.hasErrors, "an imported file is no text: \(file.text)")
  }
}

private struct FuzzedPage {
  static let view = View<FuzzedPage>(
    "page",
    [
      .init("title", .text, "A text.") { _ in .text("A <title> & \"more\"") },
      .init("address", .address, "An address.") { _ in .address(.site("goals/index.html")) },
      .init("body", .html, "A part of the page.") { _ in .html(Array("<p>x</p>".utf8)) },
      .init("draft", .flag, "A flag.") { _ in .flag(true) },
      .init("entries", .list(FuzzedEntry.view.shape), "A list.") { _ in
        .list([FuzzedEntry.view.record(FuzzedEntry(title: "One")), FuzzedEntry.view.record(FuzzedEntry(title: "Two"))])
      },
    ])
}

private struct FuzzedEntry {
  let title: String

  static let view = View<FuzzedEntry>("entry", [.init("title", .text, "A text.") { .text($0.title) }])
}
