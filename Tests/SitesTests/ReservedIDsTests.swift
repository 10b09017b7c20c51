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
}
