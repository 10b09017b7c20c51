// SPDX-License-Identifier: Apache-2.0

import Markdown
import Sites
import Testing
import Theme

@Suite struct ReservedIDsTests {
  @Test func coverTheIdsThatTheTemplatesWrite() {
    var missing: Set<String> = []
    var found = 0
    for file in Theme.files where file.path.hasSuffix(".html") {
      for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /\bid="([a-z-]+)["{]/) {
        found += 1
        if !ReservedIDs.ofPages.contains(String(match.output.1)) { missing.insert(String(match.output.1)) }
      }
    }
    #expect(missing == [])
    #expect(found > 20)
  }

  @Test func thoseBesideTextsAreTheOnesOfTemplatesThatPrintTexts() {
    // A page of its own, or a list that stands for pages, whose texts get other ids.
    let others = ["search.html", "whole-plan.html", "letters.html", "a-z.html"]
    let ids = Theme.files.filter { file in
      file.path.hasSuffix(".html") && !others.contains { file.path.hasSuffix("/" + $0) }
    }.flatMap {
      String(decoding: $0.bytes, as: UTF8.self).matches(of: /\bid="([a-z-]+)["{]/).map { String($0.output.1) }
    }
    #expect(ids.count > 15)
    #expect(ids.filter { !ReservedIDs.besideTexts.contains($0) } == [])
  }
}
