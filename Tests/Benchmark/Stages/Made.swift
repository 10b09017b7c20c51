// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import Plans
import Publishing
import Sites
import Templates

/// What a build makes of a source, stage by stage, with nothing of a cache. All of it by one thread, so that counts repeat.
struct Made {
  /// A text as it is in its file, in its two parts.
  struct Text {
    let path: String
    let frontMatter: ArraySlice<UInt8>
    let body: ArraySlice<UInt8>
    let bodyLine: Int
  }
  let source: Folder
  let request: BuildRequest
  let texts: [Text]
  let content: Content
  /// What a cache would contain of the texts.
  let kept: [UInt8]
  let site: Site
  let templates: CompiledTheme
  let pages: [Page]
  let records: [Record]

  /// Fails for a source with an error in it.
  init(_ path: String) throws {
    source = try Folder(path)
    request = buildRequest(source: path, output: nil)
    let result = try buildSite(request, announce: { _ in })
    guard let site = result.site?.site, let templates = site.templates, !result.report.hasErrors else {
      throw Unusable(path: path, reason: result.report.diagnostics.first?.message ?? "there is nothing to build")
    }
    self.templates = templates
    texts = try site.plan.items.map { [source] in try readText($0.file.path, in: source) }
    var report = Report()
    let reading = readTexts(
      listContent(source, workers: 1), in: source, options: MarkdownOptions(), kinds: .builtIn, reusing: TextCache(),
      keepsProse: true, secondsForText: nil, workers: 1, report: &report)
    content = reading.content
    var writer = ByteWriter(reserving: reading.cache?.size ?? 0)
    reading.cache?.encode(into: &writer)
    kept = writer.bytes
    // A build that writes nothing leaves out what it does not need: the prose, and what many pages show.
    let plan = resolvePlan(
      content, asOf: site.plan.asOf, includeDrafts: false, workers: 1, report: &report)
    let whole = makeSite(of: plan, like: site, Texts(reading, in: source, options: MarkdownOptions()))
    self.site = whole
    let pages = listPages(whole)
    self.pages = pages
    records = pages.map { $0.record(whole) }
  }
}

/// A site as a build makes it that renders every page.
func makeSite(of plan: Plan, like site: Site, _ texts: Texts) -> Site {
  let layout = SiteLayout(plan, site.configuration, site.words, site.assets, workers: 1)
  var report = Report()
  return Site(layout, texts, site.templates, workers: 1, &report)
}

struct Unusable: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }
}

/// Parts a file at its fences, which are known to be right.
private func readText(_ path: String, in source: Folder) throws -> Made.Text {
  let bytes = try source.read(path)
  var line = 1
  var start = bytes.startIndex
  var fieldsStart: Int?
  while let end = bytes[start...].firstIndex(of: 0x0A) {
    if bytes[start..<end].elementsEqual("---".utf8) {
      if let fieldsStart {
        return Made.Text(
          path: path, frontMatter: bytes[fieldsStart..<start], body: bytes[(end + 1)...], bodyLine: line + 1)
      }
      fieldsStart = end + 1
    }
    start = end + 1
    line += 1
  }
  throw Unusable(path: path, reason: "the fields have no end")
}
