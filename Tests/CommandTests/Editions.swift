// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A plan in two editions, A and B, that differ in every page, each with pages that the other has not; and the sites that
/// builds from nothing make of them.
struct Editions {
  enum State: Equatable {
    case edition(String)
    case mixture
  }
  let folder: TemporaryFolder
  private let clean: [String: [String: [UInt8]]]

  init(pages: Int, in base: String? = nil) throws {
    let folder = try base.map { try TemporaryFolder(in: $0) } ?? TemporaryFolder()
    for section in ["standards", "norms", "news"] {
      for number in 0..<pages / 3 {
        try folder.write(
          "content/\(section)/\(section)-\(number).md", "---\ntitle: Page \(number)\n---\n\nText of \(number).\n")
      }
    }
    self.folder = folder
    var clean: [String: [String: [UInt8]]] = [:]
    for letter in ["A", "B"] {
      try Self.write(letter, to: folder)
      let run = try planpress("build", "--no-cache", "--output", "clean-\(letter)", in: folder)
      try #require(run.status == 0, "\(run.error)")
      clean[letter] = Self.pages(of: folder.tree("clean-\(letter)"))
    }
    self.clean = clean
  }

  func write(_ letter: String) throws { try Self.write(letter, to: folder) }

  /// The edition that is published, all of it and nothing else; nil where nothing is.
  func published(in output: String = "public") -> State? {
    let pages = Self.pages(of: folder.tree(output))
    if pages.isEmpty { return nil }
    return clean.first { $0.value == pages }.map { .edition($0.key) } ?? .mixture
  }

  /// Whether each published file is one of the two editions', whole.
  func isOfWholeFiles(in output: String) -> Bool {
    Self.pages(of: folder.tree(output)).allSatisfy { path, bytes in clean.values.contains { $0[path] == bytes } }
  }

  /// What a build leaves only while it runs, below a folder.
  func traces(in output: String = "public") -> [String] {
    let left = folder.tree(output).keys.filter { $0.hasPrefix(".planpress-staging") || $0 == ".planpress-lock" }
    return left.sorted() + folder.tree(".planpress").keys.filter { $0.wholeMatch(of: /.*\.[0-9]+/) != nil }
  }

  private static func write(_ letter: String, to folder: TemporaryFolder) throws {
    try folder.write(
      "content/site.yml",
      "title: Plan\nnotice: Edition \(letter)\nas-of: 2026-01-01\nrules: {lost-address: off, no-home: off}\n")
    for other in ["A", "B"] {
      for section in ["standards", "extra-\(other.lowercased())"] {
        let path = "content/\(section)/\(section)-only-\(other).md"
        if other == letter { try folder.write(path, "---\ntitle: Only \(other)\n---\n") } else { folder.remove(path) }
      }
    }
  }

  private static func pages(of tree: [String: [UInt8]]) -> [String: [UInt8]] {
    tree.filter { !$0.key.hasPrefix(".planpress") }
  }
}
