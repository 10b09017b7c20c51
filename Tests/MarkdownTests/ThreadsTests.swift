// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Testing

@testable import Markdown

/// cmark-gfm shares tables between parses; texts with strikethrough and bare addresses must not spoil their neighbours.
@Suite struct ThreadsTests {
  private static func page(_ number: Int) -> String {
    let special = [
      "~~gone~~ and ~one~", "see www.example.org and https://example.org/a_b_c", "mail a@example.org", "plain",
    ]
    return """
      ## Part \(number)

      Some *emphasis* with_underscores_inside and \(special[number % 4]), "quoted" wide: words with w and ~ in them.[^n]

      | a | b |
      | - | -: |
      | \(special[(number + 1) % 4]) | `www` ~ |

      - [x] done \(number)
      - [ ] \(special[(number / 4) % 4])

      [^n]: A note about [a reference][r].

      [r]: https://example.org/\(number)
      """
  }

  @Test func manyThreadsGiveTheSameBytesAsOne() {
    let pages = (0..<4000).map(Self.page)
    let alone = pages.map { rendered($0, smart: true).html }
    nonisolated(unsafe) var together = [String](repeating: "", count: pages.count)
    together.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: 8) { worker in
        for index in stride(from: worker, to: pages.count, by: 8) {
          buffer[index] = rendered(pages[index], smart: true).html
        }
      }
    }
    #expect(together == alone)
    #expect(alone[0].contains("<del>gone</del>") && alone[1].contains("<a href=\"http://www.example.org\">"))
  }
}
