// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Markdown

/// A Markdown file of the content.
struct TextSource: Sendable {
  /// Relative to the source, such as `content/goals/goal-1.md`.
  let path: String
  /// Its place among all of them.
  let number: Int
  /// Nil where the file has just been changed, and may be once more unseen.
  var stamp: FileStamp?
}

/// What came of reading one file. The item is nil when the file cannot be one.
struct Reading: Sendable {
  enum Cached: Sendable {
    /// There is something to report about the text, so that it has to be read in every build.
    case no
    /// A part of the cache that goes on being right.
    case asBefore(Range<Int>)
    case fresh([UInt8])
  }
  var item: Item?
  var report = Report()
  var cached = Cached.no
  var fingerprints: TextFingerprints?
  /// Nil for an item out of the cache.
  var prose: StoredProse?
}

/// Reads one file: front matter to fields, text to a document; or takes the item from the cache, where the stamp or the
/// bytes are those of the time when it was put there.
func readText(
  _ source: TextSource, in folder: Folder, options: MarkdownOptions, kinds: Kinds, reusing cache: TextCache,
  shelf: inout ProseStore.Shelf?
) -> Reading {
  let cached = cache[source.path]
  if let cached, let stamp = source.stamp, cached.stamp == stamp, let item = cache.item(cached, source, kinds) {
    return Reading(item: item, cached: .asBefore(cached.whole), fingerprints: cached.fingerprints)
  }
  var reading = Reading()
  let bytes: [UInt8]
  do {
    bytes = try folder.read(source.path, limit: 16 << 20)
  } catch {
    reading.report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(source.path))
    return reading
  }
  if let cached, cached.fingerprints.whole == Fingerprint(of: bytes), let item = cache.item(cached, source, kinds) {
    return Reading(
      item: item, cached: .fresh(cache.restamped(cached, source)), fingerprints: cached.fingerprints)
  }
  interpret(bytes, source, options: options, kinds: kinds, shelf: &shelf, &reading)
  return reading
}

/// Makes an item of a file's bytes, and what the cache has to know of them. The prose is dropped where there is no
/// shelf.
func interpret(
  _ bytes: [UInt8], _ source: TextSource, options: MarkdownOptions, kinds: Kinds, shelf: inout ProseStore.Shelf?,
  _ reading: inout Reading
) {
  let path = source.path
  guard let parts = divide(bytes, path: path, &reading.report) else { return }
  let root = parseYAML(parts.frontMatter, path: path, firstLine: 2, report: &reading.report)
  let parsed = parseMarkdown(
    parts.body, path: path, firstLine: parts.bodyLine, options: options, report: &reading.report)
  guard let root, let parsed, let item = makeItem(root, parsed.document, source, kinds, &reading.report) else { return }
  reading.item = item
  reading.prose = shelf?.keep(parsed.prose)
  let fingerprints = TextFingerprints(
    of: bytes, frontMatter: parts.frontMatter, parsed.document, hasSummary: item.fields.description != nil)
  reading.fingerprints = fingerprints
  if reading.report.isEmpty {
    let body = encode(frontMatter: parts.frontMatter, parsed.document)
    reading.cached = .fresh(encode(source, fingerprints, body: body[...]))
  }
}

/// A file's fields and its Markdown; nil where it is not text or has no fields.
func divide(_ bytes: [UInt8], path: String, _ report: inout Report) -> SplitText? {
  guard checkText(bytes, path: path, &report) else { return nil }
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard let parts = splitFrontMatter(text, path: path, &report) else { return nil }
  guard parts.hasFrontMatter else {
    report.add(
      .missingFrontMatter, bytes.isEmpty ? "this file is empty" : "this file has no fields at its top",
      at: Place(path, line: 1, column: 1),
      help: "begin the file with a line `---`, a line `title: …` and another line `---`")
    return nil
  }
  return parts
}
