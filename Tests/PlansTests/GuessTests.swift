// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Plans

/// Names that may have been meant are looked for a hundred times for each rule, in the order of the plan.
@Suite struct GuessTests {
  private func plan(_ link: (Int) -> String) throws -> Planned {
    var files: [String: String] = [:]
    for number in 100..<230 {
      files["pages/p\(number).md"] =
        "---\ntitle: Page \(number)\n---\n\n## Part \(number)\n\nSee [the other page](\(link(number))).\n"
    }
    return try Planned(files)
  }

  @Test(arguments: ["q%.md", "plan:pages-q%", "#part-x%", "q%.csv"])
  func aHundredAreAnswered(link: String) throws {
    let planned = try plan { link.replacing("%", with: String($0)) }
    #expect(planned.diagnostics.count == 130)
    let answers = planned.diagnostics.map { $0.help?.hasPrefix("did you mean") ?? false }
    let expected = link.hasSuffix("csv") ? 0 : 100
    #expect(answers == (0..<130).map { $0 < expected })
  }

  @Test func linksOfOnePageShareThem() throws {
    let links = (0..<150).map { "[the page](p\($0)x.md)" }.joined(separator: "\n")
    let planned = try Planned([
      "pages/p1.md": "---\ntitle: One\n---\n\n\(links)\n",
      "pages/p10y.md": "---\ntitle: Two\n---\n\n[the page](p1x.md)\n",
    ])
    let answers = planned.diagnostics.map { $0.help?.hasPrefix("did you mean") ?? false }
    #expect(planned.diagnostics.count == 151)
    #expect(answers.prefix(100).contains(true) && !answers.dropFirst(100).contains(true))
  }
}
