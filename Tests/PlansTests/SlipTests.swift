// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Plans

/// Lines that YAML takes otherwise than they were meant are answered with the very line.
@Suite struct SlipTests {
  private static let slips: [(wrong: String, right: String)] = [
    (#"title: "Clean" rivers"#, #"title: '"Clean" rivers'"#), (#"title: "A" and "B""#, #"title: '"A" and "B"'"#),
    (#"title: The "plan": A"#, #"title: 'The "plan": A'"#), ("title: 'It's time'", #"title: "It's time""#),
    ("title: 'Rivers' and lakes", #"title: "'Rivers' and lakes""#), ("title: [Draft] Plan", #"title: "[Draft] Plan""#),
    ("title: {Draft} Plan", #"title: "{Draft} Plan""#), ("title: | Water", #"title: "| Water""#),
    ("title: > 50 % clean", #"title: "> 50 % clean""#), ("title: - Water", #"title: "- Water""#),
    ("title: ? Water", #"title: "? Water""#), ("title: @home", #"title: "@home""#),
    ("title: `code`", #"title: "`code`""#),
    ("title: %", #"title: "%""#), ("title: *Draft*", #"title: "*Draft*""#), ("title: & more", #"title: "& more""#),
    ("title: !important", #"title: "!important""#), ("title: Plan: the second", #"title: "Plan: the second""#),
    (#"title: "C:\data""#, #"title: "C:\\data""#), (#"title: "Clean rivers"#, #"title: "Clean rivers""#),
    ("title: 'Clean rivers", #"title: "Clean rivers""#), ("title:Clean rivers", "title: Clean rivers"),
    ("title:\u{A0}Clean rivers", "title: Clean rivers"), ("title：Clean rivers", "title: Clean rivers"),
    ("title: {Water}", #"title: "{Water}""#), ("title: [Water]", #"title: "[Water]""#),
    ("title: “Clean rivers”", #"title: "Clean rivers""#),
  ]

  @Test(arguments: slips.indices, ["", "status: active\n"])
  func areAnsweredWithTheLine(number: Int, before: String) throws {
    let (wrong, right) = Self.slips[number]
    let text = "---\n\(before)\(wrong)\nweight: 3\n---\n\nText.\n"
    let (item, problems) = read(text)
    #expect(problems.count == 1, "\(wrong): \(problems.map(\.diagnostic.message))")
    let problem = try #require(problems.first)
    #expect(
      problem.diagnostic.help?.contains(right.hasPrefix("title: \"Clean rivers\"") ? "Clean rivers" : "`\(right)`")
        == true)
    let edit = try #require(problem.edits.first)
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self).contains("\n\(right)\n"), "\(wrong)")
    let (fixed, left) = read(String(decoding: bytes, as: UTF8.self))
    #expect(left.isEmpty, "\(wrong)")
    if problem.diagnostic.rule.name != "wrong-type" { #expect(item?.title == fixed?.title) }
    #expect(item?.fields.weight == 3, "what follows is read on")
  }

  @Test(arguments: [
    "title: \"Clean rivers\"", "title: 'It''s time'", "title: A [draft]", "title: A - B", "title: 5 > 3", "title: a|b",
    "title: It's \"time\"", "title: 10:30", "title: https://example.org", "title: |\n  Two\n  lines",
    "title: >-\n  One\n  line",
    "title: \"Two\n  lines\"", "title: A\u{A0}B",
  ]) func areNotSeenWhereThereAreNone(line: String) { expectNoProblem("---\n\(line)\nweight: 3\n---\n") }

  @Test func dedentALine() throws {
    let (item, problems) = read("---\ntitle: A\n description: B\nweight: 3\n---\n")
    #expect(problems.map(\.diagnostic.help) == ["write it at the same indentation as the line above: `description: B`"])
    #expect(problems.first?.edits.map(\.replacement) == [""])
    #expect(item?.fields.description == "B")
  }

  @Test func areLookedForInReasonableTime() {
    let lines = (0..<12_000).map { "k\($0): x\n" }.joined()
    let took = workTime {
      _ = read("---\n\(lines)title: \"A\" b\n---\n")
      _ = read("---\n" + String(repeating: "a: \"b\" c\n", count: 12_000) + "---\n")
      _ = read("---\n" + (0..<400).map { "k\($0): \"b\" c\n" }.joined() + "---\n")
    }
    #expect(took < .seconds(10))
  }
}
