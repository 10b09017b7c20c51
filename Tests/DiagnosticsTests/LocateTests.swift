// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@Suite struct LocateTests {
  private func position(_ text: String, _ line: Int, _ column: Int, _ excerpt: String?) -> [Int] {
    let place = Place("a.md", line: line, column: column, excerpt: excerpt)
    return located([Diagnostic(.sample, "wrong", at: place)], in: ["a.md": text]).compactMap(\.place)
      .flatMap { [$0.line, $0.column, $0.length] }
  }

  @Test func findsTheExcerptInTheLine() {
    #expect(position("see [x](gone.md)", 1, 1, "gone.md") == [1, 9, 7])
  }

  @Test func prefersTheExcerptFromTheColumnOn() {
    #expect(position("a.md and a.md", 1, 6, "a.md") == [1, 10, 4])
  }

  @Test func looksBeforeTheColumnWhereNothingFollows() {
    #expect(position("a.md and b.md", 1, 8, "a.md") == [1, 1, 4])
  }

  @Test func looksAFewLinesOn() {
    #expect(position("one\ntwo\nthree [x](gone.md)", 1, 1, "gone.md") == [3, 11, 7])
    #expect(position(String(repeating: "\n", count: 12) + "gone.md", 1, 1, "gone.md") == [1, 1, 1])
  }

  @Test func keepsThePlaceWhereTheExcerptIsNowhere() {
    #expect(position("some text", 1, 6, "gone.md") == [1, 6, 1])
    #expect(position("some text", 1, 6, "") == [1, 6, 1])
  }

  @Test func holdsOutWhereThePlaceLiesBeyondTheFile() {
    #expect(position("one line", 7, 3, "x") == [7, 3, 1])
    #expect(position("", 1, 1, nil) == [1, 1, 1])
    #expect(position("ab", 1, 90, nil) == [1, 3, 1])
  }

  @Test func cutsLinesAtEveryKindOfEnd() {
    func lines(_ text: String) -> [String] { splitLines(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } }
    #expect(lines("a\nb\r\nc\rd") == ["a", "b", "c", "d"])
    #expect(lines("\n\na\n") == ["", "", "a"])
    #expect(lines("") == [])
    #expect(lines("\u{FEFF}a") == ["a"])
  }

  @Test func countsColumnsWithoutTheByteOrderMark() {
    #expect(position("\u{FEFF}title: x", 1, 8, "x") == [1, 8, 1])
  }

  @Test func countsCharactersAndNotBytes() {
    let line = "é e\u{301} x\u{1F469}\u{200D}\u{1F33E}: wrong, wrong"
    #expect(position(line, 1, 1, "wrong") == [1, 9, 5])
    #expect(position(line, 1, 25, "wrong") == [1, 16, 5])
    #expect(position("one\n" + line, 2, 4, nil) == [2, 3, 1])
  }

  /// The text of a line is kept once, however many problems it has.
  @Test func takesThousandsOfProblemsInOneLine() {
    for letter in ["e", "é"] {
      let values = (0..<5_000).map { "valu\(letter)\($0)" }
      let line = "list: [" + values.joined(separator: ", ") + "]"
      var column = 8
      let diagnostics = values.map { value in
        defer { column += value.utf8.count + 2 }
        return Diagnostic(.sample, "wrong", at: Place("a.md", line: 1, column: column, excerpt: value))
      }
      var report = Report()
      for diagnostic in diagnostics { report.add(diagnostic) }
      var places: [ExactPlace] = []
      let took = workTime {
        places = locate(report.settled(), .everything, text: reading(["a.md": line])).diagnostics.compactMap(\.place)
      }
      #expect(took < .seconds(30))
      var expected = 8
      for (place, value) in zip(places, values) {
        #expect(place.column == expected && place.length == value.count && place.sourceLine == line)
        expected += value.count + 2
      }
      #expect(places.count == 5_000)
    }
  }

  @Test func sortsByFileLineColumnRuleAndMessage() {
    func at(_ path: String, _ line: Int, _ column: Int, _ message: String, _ rule: Rule = .sample) -> Diagnostic {
      Diagnostic(rule, message, at: Place(path, line: line, column: column))
    }
    let diagnostics = [
      at("b.md", 1, 1, "6"), at("a.md", 2, 1, "5"), at("a.md", 1, 10, "4"), at("a.md", 1, 2, "3"),
      at("a.md", 1, 2, "2", .mild), Diagnostic(.sample, "1"),
    ]
    let text = String(repeating: "x", count: 20) + "\n" + String(repeating: "y", count: 20)
    for order in [diagnostics, diagnostics.reversed()] {
      #expect(
        located(order, in: ["a.md": text, "b.md": text]).map(\.diagnostic.message) == ["1", "2", "3", "4", "5", "6"])
    }
  }

  @Test func tellsOnceWhatIsSaidTwice() {
    let place = Place("a.md", line: 1, column: 1)
    let twice = [
      Diagnostic(.sample, "same", at: place), Diagnostic(.sample, "same", at: place),
      Diagnostic(.sample, "other", at: place),
    ]
    #expect(located(twice).map(\.diagnostic.message) == ["other", "same"])
  }

  @Test func asksForEachFileOnce() {
    var asked: [String] = []
    var report = Report()
    for line in 1...5 { report.add(.sample, "wrong \(line)", at: Place("a.md", line: line, column: 1)) }
    _ = locate(report.settled()) { path in
      asked.append(path)
      return nil
    }
    #expect(asked == ["a.md"])
  }
}
