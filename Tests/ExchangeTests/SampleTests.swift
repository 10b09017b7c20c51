// SPDX-License-Identifier: Apache-2.0

import Exchange
import TestSupport
import Testing

/// Real documents, as they were published, where they are beside this checkout.
@Suite(.enabled(if: !samples.isEmpty, "there are no documents beside this checkout, in ../shared/stratml/samples"))
struct SampleTests {
  /// Why a document is refused.
  private static let refused = [
    "bad-malformed-model-plan-international-assistance.xml":
      "22:19 import-refused: this is not well-formed XML: there is a character that cannot be there",
    "x35-ccip.xml":
      "2:1 import-refused: this is not StratML: its outermost element is `OrganizationalStrategyDocument`, and not `StrategicPlan` or `PerformancePlanOrReport`",
  ]

  @Test(arguments: samples) func isBuiltOrRefused(name: String) throws {
    let content = importStratML(contents(of: "\(folder)/\(name)") ?? [], path: name, untitled: "plan")
    if let problem = Self.refused[name] {
      #expect(content.problems == [problem])
      return
    }
    #expect(!content.files.isEmpty)
    #expect(try errors(building: content, into: TemporaryFolder()) == [])
  }

  /// Cut off, and with bytes changed anywhere: what is not refused is a plan all the same.
  @Test func damagedDocumentsAreBuiltOrRefused() throws {
    var random = SeededRandom(seed: 21)
    let names = samples.filter { (contents(of: "\(folder)/\($0)") ?? []).count < 70_000 }
    var built = 0
    for round in 0..<400 {
      let name = try #require(names.randomElement(using: &random))
      var bytes = contents(of: "\(folder)/\(name)") ?? []
      if round % 8 == 0 { bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))) }
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1: bytes.remove(at: place)
        default:
          let piece = bytes[place..<min(bytes.count, place + Int.random(in: 1...200, using: &random))]
          bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
        }
      }
      let content = importStratML(bytes, path: name, untitled: "plan")
      #expect(content.files.isEmpty == content.report.hasErrors)
      guard !content.files.isEmpty, round % 10 == 1 || built < 5 else { continue }
      built += 1
      #expect(try errors(building: content, into: TemporaryFolder()) == [], "\(name), round \(round)")
    }
    #expect(built > 4)
  }
}

private let folder = ConformanceData.besides("stratml/samples")
private let samples = filesBelow(folder)
