// SPDX-License-Identifier: Apache-2.0

import Templates
import Testing

@Suite struct ReferenceTests {
  @Test func eachShapeIsATable() {
    #expect(
      ([Sample.page] + shapesWithin([Sample.page])).map { "## `\($0.name)`\n\n" + describeFields(of: $0) }
        .joined(separator: "\n") == """
          ## `page`

          | name | type | what it is |
          |---|---|---|
          | `heading` | text | What is above the page. |
          | `body` | HTML | The page's text. |
          | `home` | address | The first page. |
          | `draft` | yes or no | Whether the page \\| is not published yet. |
          | `goal` | `goal`, or none | The goal that the page is about. |
          | `goals` | list of `goal` | All goals. |
          | `tags` | list of `text` | Its tags. |

          ## `goal`

          | name | type | what it is |
          |---|---|---|
          | `title` | text | The goal's title. |
          | `page` | address | The goal's own page. |
          | `children` | list of `goal` | The goals below it. |

          ## `text`

          | name | type | what it is |
          |---|---|---|
          | `.` | text | The text itself. |

          """)
  }

  @Test func rulesHaveNamesOfTheirOwn() {
    #expect(Set(templateRules.map(\.name)).count == templateRules.count)
    #expect(templateRules.allSatisfy { $0.name.hasPrefix("template-") })
  }
}
