// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import TestSupport
import Testing

/// Each refused site with a `corrections.txt`, with what that changes in it: next to nothing, and the build has nothing to say.
@Suite struct CorrectedTests {
  /// What no site of files alone can break or pass, and which test has the case that passes.
  private static let elsewhere: [String: String] = [
    "changed-text": "ReadProseTests", "damaged-cache": "IncrementalTests", "dead-address": "WebLinksTests",
    "document-typeface": "DocumentTypefaceTests", "failed-document": "test_documents.py",
    "foreign-file": "OutputFolderTests", "forwarded-address": "WebLinksTests",
    "import-kept": "ImportStratMLTests", "import-refused": "ImportStratMLTests",
    "import-repaired": "ImportStratMLTests",
    "lost-address": "LostAddressTests", "moved-address": "WebLinksTests", "no-typst": "test_documents.py",
    "stalled-text": "PatientMapTests", "symbolic-link": "every site without one", "template-encoding": "RecursionTests",
    "template-missing": "the theme", "template-recursion-limit": "RecursionTests", "template-too-large": "SizeTests",
    "text-large": "BoundsTests", "text-too-large": "BoundsTests", "unknown-syntax": "every text",
    "unreadable-file": "every site that can be read",
  ]

  @Test(arguments: CaseFolder.all(in: "Refused").filter { $0.has("corrections.txt") })
  func saysNothingOnceItIsCorrected(site: CaseFolder) throws {
    let folder = try corrected(site)
    let result = try build(folder.path, sayingAll: true)
    #expect(printed(result, folder.path) == "")
  }

  /// Every rule is silent somewhere, on an input that is nearly the one that it refuses.
  @Test func everyRuleHasACaseThatPasses() throws {
    var passed: Set<String> = []
    for site in CaseFolder.all(in: "Refused") {
      let refused = try build(site.source, sayingAll: true)
      // `EditedTests` shows that nothing is reported any more where a message has edits.
      let edited = locate(refused.settled, .everything) { contents(of: "\(site.source)/\($0)") }.diagnostics
      passed.formUnion(edited.filter { !$0.edits.isEmpty }.map(\.diagnostic.rule.name))
      if site.has("corrections.txt") { passed.formUnion(rules(refused)) }
    }
    let missing = Set(allRules.flatMap(\.rules).map(\.name)).subtracting(passed)
    #expect(
      missing.sorted() == Self.elsewhere.keys.sorted(),
      "correct a site of Refused that breaks them, in its corrections.txt")
  }

  /// A copy of a site with its corrections: below the path of a file, lines with `<` are replaced by those with `>` that
  /// follow; without any of the first, those are added at the end of the file, or begin a new one.
  private func corrected(_ site: CaseFolder) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in filesBelow(site.source) { try folder.write(path, contents(of: "\(site.source)/\(path)") ?? []) }
    let text = String(decoding: try #require(contents(of: "\(site.path)/corrections.txt")), as: UTF8.self)
    var (path, old, new) = ("", [Substring](), [Substring]())
    func replace() throws {
      if old.isEmpty, new.isEmpty { return }
      var lines =
        folder.bytes(path).map { String(decoding: $0, as: UTF8.self) }?.split(
          separator: "\n", omittingEmptySubsequences: false) ?? []
      let found = old.isEmpty ? lines.count : lines.indices.first { lines[$0...].starts(with: old) }
      let start = try #require(found, "\(path) has no lines \(old)")
      lines.replaceSubrange(start..<start + old.count, with: new)
      try folder.write(path, lines.joined(separator: "\n"))
      (old, new) = ([], [])
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("< ") {
        if !new.isEmpty { try replace() }
        old.append(line.dropFirst(2))
      } else if line.hasPrefix("> ") || line == ">" {
        new.append(line.dropFirst(2))
      } else {
        try replace()
        path = String(line)
        guard line.hasSuffix(" removed") else { continue }
        folder.remove(String(line.dropLast(" removed".count)))
      }
    }
    try replace()
    return folder
  }
}
