// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@Suite struct ExplainTests {
  private func explain(_ arguments: String...) throws -> Run {
    try run(["explain"] + arguments, in: try TemporaryFolder())
  }

  @Test func printsThePageOfARule() throws {
    let run = try explain("dead-link")
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.hasPrefix("# dead-link\n\nLink only to files that exist.\n\n## What is wrong\n"))
    #expect(run.output.hasSuffix("\n\nThe rule is an error on every site.\n"))
    #expect(try explain("[dead-link]").output == run.output, "as it is copied from a report")
  }

  @Test func saysWhatASiteMaySay() throws {
    #expect(
      try explain("goal-without-objective").output.hasSuffix(
        "\n\nThe rule is a warning. `rules:` in `site.yml` can make it an error, a warning, or turn it off.\n"))
    #expect(try explain("damaged-cache").output.hasSuffix("\n\nThe rule is a note on every site.\n"))
  }

  @Test func listsAllRulesByGroup() throws {
    let run = try explain()
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Fields\n  curly-quotes "))
    #expect(run.output.contains("\n\nText\n  accidental-mark "))
    #expect(
      run.output.contains("\n  dead-link                  a link to a file of the content leads to one that exists\n"))
  }

  @Test func namesTheNearestOfAnUnknownRule() throws {
    let near = try explain("ded-link")
    #expect(near.status == 64)
    #expect(near.output == "")
    #expect(near.error.hasPrefix("Error: There is no rule `ded-link`. Did you mean `dead-link`?\n"))
    let far = try explain("nonsense-of-mine")
    #expect(far.status == 64)
    #expect(
      far.error.hasPrefix("Error: There is no rule `nonsense-of-mine`. `planpress explain` lists all rules.\n"))
  }
}
