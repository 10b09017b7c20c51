// SPDX-License-Identifier: Apache-2.0

import Foundation
import Plans
import Sites
import TestSupport
import Testing

/// Each folder of `Cases` is a site. Every file below its `expected` is compared with the one that a build writes:
/// pages by what is in `<main>`, or whole where the expected file begins with a doctype. Beside it, `files.txt`
/// lists the files of the whole site, `warnings.txt` what is printed, and `held-back.txt` what is not published.
///
/// `PLANPRESS_RECORD=1 swift test --filter CaseTests` writes the expectations again, after a change of the theme, say:
/// read the difference before it is committed. To have one more page compared, put an empty file in its place and
/// record.
@Suite struct CaseTests {
  @Test(arguments: CaseFolder.all(in: "Cases"))
  func writesWhatIsExpected(site: CaseFolder) throws {
    let output = try TemporaryFolder()
    let result = try build(site.source, to: output.path + "/site")
    try site.expect(printed(result, site.source), in: "warnings.txt", ifThereOr: "")
    try site.expect(
      result.heldBack.map { "\($0.path): \($0.explanation)\n" }.joined(), in: "held-back.txt", ifThereOr: "")
    let files = output.tree("site")
    if site.has("files.txt") {
      // The pieces of the search are named by all of the words.
      let listed = files.keys.filter { !$0.hasPrefix(SiteSearch.folder) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      try site.expect(listed.map { normal($0) + "\n" }.joined(), in: "files.txt")
    }
    #expect(result.changes?.written == files.count - 1, "all but the list of files count as written")
    for path in filesBelow(site.path + "/expected") {
      // A name with a hash is expected with `HASH` in its place.
      let written = files.first { normal($0.key) == path }?.value
      let bytes = try #require(written, "\(path) is expected and was not written")
      let whole = normal(String(decoding: bytes, as: UTF8.self))
      let old = contents(of: "\(site.path)/expected/\(path)") ?? []
      let isPart = path.hasSuffix(".html") && !old.starts(with: "<!doctype".utf8)
      try site.expect(isPart ? try #require(main(of: whole), "\(path) has no main") : whole, in: "expected/\(path)")
    }
  }

  private func main(of page: String) -> String? {
    guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>") else { return nil }
    return page[start.lowerBound..<end.upperBound] + "\n"
  }

  /// Without what changes with every edition of the theme and the program.
  private func normal(_ text: String) -> String {
    text.replacing(/assets\/search\/[a-z2-7]{10}/) { _ in "assets/search/HASH" }
      .replacing(/(assets\/[^"\n]*?\.)[0-9a-f]{10}\./) { "\($0.1)HASH." }
      .replacing("planpress \(programVersion)", with: "planpress VERSION")
      .replacing("version=\"\(programVersion)\"", with: "version=\"VERSION\"")
  }
}

extension CaseFolder {
  fileprivate func expect(_ got: String, in file: String, ifThereOr otherwise: String) throws {
    if has(file) { try expect(got, in: file) } else { #expect(got == otherwise, "\(testDescription)/\(file)") }
  }
}
