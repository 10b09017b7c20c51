// SPDX-License-Identifier: Apache-2.0

import Fields
import TestSupport
import Testing

@testable import Charts

@Suite struct ScaleTests {
  @Test(arguments: [
    (["0", "25"], ["0", "5", "10", "15", "20", "25"]),
    (["1", "14", "17"], ["0", "5", "10", "15", "20"]),
    (["0"], ["0", "1"]),
    (["0.00", "-0"], ["0", "1"]),
    (["3"], ["0", "1", "2", "3"]),
    (["-4", "1.5"], ["-4", "-2", "0", "2"]),
    (["-0.25", "-0.5"], ["-0.5", "-0.4", "-0.3", "-0.2", "-0.1", "0.0"]),
    (["0.1", "0.2"], ["0.0", "0.1", "0.2"]),
    // So near to each other that nobody would see a change on a scale from zero.
    (["95.1", "95.9"], ["95.0", "95.2", "95.4", "95.6", "95.8", "96.0"]),
    (["-95.1", "-95.9"], ["-96.0", "-95.8", "-95.6", "-95.4", "-95.2", "-95.0"]),
    (
      ["1000000000000000000000000000000"],
      [
        "0", "200000000000000000000000000000", "400000000000000000000000000000", "600000000000000000000000000000",
        "800000000000000000000000000000", "1000000000000000000000000000000",
      ]
    ),
    (["0.000000000000000000001"], ["0", "0.000000000000000000001"]),
  ])
  func hasLinesAtRoundNumbers(_ numbers: [String], _ lines: [String]) throws {
    let scale = Scale(try numbers.map { try #require(DecimalNumber($0)) })
    let found = scale.lines.map(\.number)
    #expect(
      found.count == lines.count && zip(found, lines).allSatisfy { $0.equals(DecimalNumber($1) ?? $0) }, "\(found)")
    #expect(scale.lines.first?.height == 0 && scale.lines.last?.height == 1_000)
  }

  @Test func keepsEveryNumberBetweenTheFirstLineAndTheLast() throws {
    var random = SeededRandom(seed: 17)
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...6, using: &random)
      let numbers = try (0..<count).map { _ in
        let whole = (0..<Int.random(in: 1...24, using: &random)).map { _ in
          String(Int.random(in: 0...9, using: &random))
        }
        let part = (0..<Int.random(in: 0...9, using: &random)).map { _ in String(Int.random(in: 0...9, using: &random))
        }
        let text = whole.joined() + (part.isEmpty ? "" : "." + part.joined())
        return try #require(DecimalNumber(Bool.random(using: &random) ? text : "-" + text))
      }
      let scale = Scale(numbers)
      let lines = scale.lines
      #expect((2...10).contains(lines.count), "\(numbers)")
      for number in numbers { #expect((0...1_000).contains(scale.height(of: number)), "\(number) of \(numbers)") }
      #expect((0...1_000).contains(scale.axis))
      for (a, b) in zip(lines, lines.dropFirst()) { #expect(a.number.precedes(b.number) && a.height < b.height) }
    }
  }
}
