// SPDX-License-Identifier: Apache-2.0

import Fields
import TestSupport
import Testing

/// A site that is built without a word, and what it publishes.
struct Published {
  private let folder: TemporaryFolder

  /// `content` are files by their paths in the content folder.
  init(
    _ content: [String: String], configuration: String = "", baseURL: String? = "https://example.org/",
    asOf: String = "2026-01-01", title: String = "Site",
    at location: SourceLocation = #_sourceLocation
  ) throws {
    folder = try TemporaryFolder([:])
    let base = baseURL.map { "base-url: \($0)\n" } ?? ""
    try folder.write("content/site.yml", "title: \(title)\n\(base)as-of: \(asOf)\n" + configuration)
    for (path, text) in content { try folder.write("content/" + path, text) }
    let result = try build(folder.path, to: folder.path + "/out")
    #expect(printed(result, folder.path) == "", sourceLocation: location)
  }

  /// The text of a published file.
  func text(_ path: String, at location: SourceLocation = #_sourceLocation) throws -> String {
    try #require(folder.text("out/" + path), "\(path)", sourceLocation: location)
  }

  var paths: [String] { folder.tree("out").keys.sorted() }

  /// The paths of pages, without `index.html`, below an address.
  func pages(below address: String) -> [String] {
    paths.filter { $0.hasPrefix(address) && $0.hasSuffix("/index.html") }.map {
      String($0.dropLast("index.html".count))
    }
  }
}

/// A file with a title, other fields and a text.
func file(_ title: String, _ fields: String = "", text: String = "Text.") -> String {
  "---\ntitle: \(title)\n\(fields)\(fields.isEmpty ? "" : "\n")---\n\n\(text)\n"
}

/// What a pattern's first group finds in a text, one after the other.
func all(_ pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
  text.matches(of: pattern).map { String($0.output.1) }
}
