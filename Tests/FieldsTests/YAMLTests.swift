// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import TestSupport
import Testing

@Suite struct YAMLTests {
  private func parse(_ text: String) -> (node: YAMLNode?, problems: [Diagnostic]) {
    var report = Report()
    let node = parseYAML(Array(text.utf8)[...], path: "a.md", firstLine: 1, report: &report)
    return (node, report.diagnostics)
  }

  private func scalars(_ text: String) -> [String: String] {
    guard case .map(let pairs) = parse(text).node?.content else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: pairs.map { pair in
        if case .scalar(let text, _) = pair.value.content { return (pair.key, text) }
        return (pair.key, pair.value.description)
      })
  }

  @Test(arguments: [
    "1.10", "1:10", "no", "yes", "on", "~", "null", "0x1F", "007", "1e3", "2024-10-29", "2024-13-45", "1_000", "true",
    ".inf", "=", "<<", "0o17", "12:30:45",
  ])
  func keepsWhatWasTyped(value: String) {
    #expect(scalars("key: \(value)\n") == ["key": value])
  }

  @Test func readsTextsInAllForms() {
    #expect(
      scalars("a: 'it''s'\nb: \"tab\\there\"\nc: |\n  two\n  lines\nd: >-\n  one\n  line\ne: plain\n  goes on\nf:\n")
        == [
          "a": "it's", "b": "tab\there", "c": "two\nlines\n", "d": "one line", "e": "plain goes on", "f": "",
        ])
  }

  @Test func readsListsAndMapsInBothForms() {
    let block = parse("a:\n  - one\n  - two\nb:\n  c: d\n").node
    #expect(block?.description == "a set of `key: value` lines")
    #expect(scalars("a: [one, two]\nb: {c: d}\n") == ["a": "a list", "b": "a set of `key: value` lines"])
    #expect(scalars("a:\n- one\n- two\n") == ["a": "a list"])
  }

  @Test func knowsWhereEveryKeyAndValueStands() throws {
    let root = try #require(parse("title: A\n\ngröße: 'b'\nlist:\n  - ü: c\n").node)
    guard case .map(let pairs) = root.content else { throw Missing() }
    #expect(
      pairs.map { [$0.line, $0.column, $0.value.line, $0.value.column] } == [
        [1, 1, 1, 8], [3, 1, 3, 10], [4, 1, 5, 3],
      ])
    guard case .list(let nodes) = pairs[2].value.content, case .map(let inner) = nodes[0].content else {
      throw Missing()
    }
    #expect([inner[0].line, inner[0].column, inner[0].value.line, inner[0].value.column] == [5, 5, 5, 9])
  }

  private struct Missing: Error {}

  @Test(arguments: ["", "\n\n", "# only a comment\n", "\r\n"]) func takesAnEmptyTextForNoFields(text: String) {
    let (node, problems) = parse(text)
    #expect(node?.content == .map([]))
    #expect(problems == [])
  }

  @Test func takesEveryKindOfLineEnd() {
    for end in ["\n", "\r\n", "\r"] {
      #expect(scalars("a: 1\(end)b: 2\(end)") == ["a": "1", "b": "2"])
    }
  }

  @Test(arguments: [
    ("key: &anchor x", 6, "this value starts with `&`, which means an anchor or alias in YAML"),
    ("key: *alias", 6, "this value starts with `*`, which means an anchor or alias in YAML"),
    ("- *alias", 3, "this value starts with `*`, which means an anchor or alias in YAML"),
    ("key: !tag x", 6, "this value starts with `!`, which means a tag in YAML"),
    ("key: !!python/object x", 6, "this value starts with `!`, which means a tag in YAML"),
    ("key: [a, &b c]", 10, "this value starts with `&`, which means an anchor or alias in YAML"),
    ("&a key: x", 1, "this value starts with `&`, which means an anchor or alias in YAML"),
  ])
  func refusesAnchorsAliasesAndTags(line: String, column: Int, message: String) {
    let (node, problems) = parse(line + "\n")
    #expect(node == nil)
    #expect(problems.map(\.message) == [message])
    #expect(problems.map(\.rule.name) == ["yaml-feature"])
    #expect(problems.map { $0.place?.column } == [column])
  }

  @Test(arguments: [
    "key: a & b", "key: 5 * 3", "key: wow!", "key: 'a *b'", "key: \"!x\"", "a: |\n  &x *y !z\n", "# &x",
    #"key: "say \"a\": &b""#, "key: 'it''s: &x'", #"key: "\\\": &x""#, "key: ''", #"key: "" # "&x"#,
  ])
  func letsTheSameMarksStandWhereTheyMeanNothing(text: String) {
    #expect(parse(text + "\n").problems == [])
  }

  @Test(arguments: [
    String(repeating: "[", count: 9), String(repeating: "- ", count: 9) + "x", String(repeating: "{a: ", count: 9),
    String(repeating: " ", count: 65) + "a: b", String(repeating: "[", count: 100_000),
    (0..<200).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
  ])
  func refusesDeepNesting(text: String) {
    let (node, problems) = parse("key:\n" + text + "\n")
    #expect(node == nil)
    #expect(problems.first?.message == "values are nested too deeply")
  }

  @Test func refusesABombOfAliasesAtOnce() {
    let names = "abcdefghi".map(String.init)
    let bomb = zip(names, names.dropFirst()).reduce("a: &a [x, x, x, x, x, x, x, x, x]\n") { text, pair in
      text + "\(pair.1): &\(pair.1) [\(Array(repeating: "*" + pair.0, count: 9).joined(separator: ", "))]\n"
    }
    let took = workTime {
      #expect(parse(bomb).node == nil)
    }
    #expect(took < .seconds(1))
  }

  @Test func refusesABombThatHidesItsAnchorsBehindAText() {
    var bomb = "k: [\"x\n ]\n |\n  \", &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"
    for level in 1...9 {
      bomb += ", &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]"
    }
    let took = workTime {
      let (node, problems) = parse(bomb + "]\n")
      #expect(node == nil)
      #expect(problems.map(\.message) == ["a value may not begin with `*`"])
    }
    #expect(took < .seconds(5))
  }

  @Test func saysThatThereAreTooManyValues() {
    let (node, problems) = parse("key:\n" + String(repeating: "  - x\n", count: 10_001))
    #expect(node == nil)
    #expect(problems.map(\.message) == ["the fields contain over 10000 values"])
  }

  @Test(arguments: ["a", "ü", "a #", "- "]) func readsALongLineInReasonableTime(piece: String) {
    let took = workTime {
      _ = parse("tags: [" + String(repeating: piece + ", ", count: 40_000) + "]\n")
      _ = parse("tags: [" + String(repeating: piece + ", ", count: 9_000) + "]\n")
    }
    #expect(took < .seconds(10))
  }

  @Test func refusesFieldsWithoutEnd() {
    let (node, problems) = parse("key: " + String(repeating: "x", count: 300_000))
    #expect(node == nil)
    #expect(problems.map(\.message) == ["the fields take over 256 KB"])
  }

  @Test func explainsRatherThanTrapsOnAnyCutOfAText() {
    let text = Array("a: [x, 'y', {z: \"\\u00e9\"}]\nb: |\n  t\n- c\n? d\n: e\n--- \n%YAML 1.2\n\t\u{7F}\u{85}\n".utf8)
    for start in text.indices {
      for end in stride(from: start, to: text.count, by: 3) {
        var report = Report()
        let node = parseYAML(text[start..<end], path: "a.md", firstLine: 1, report: &report)
        #expect((node == nil) == report.hasErrors)
      }
    }
  }
}
