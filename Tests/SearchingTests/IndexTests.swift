// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import TestSupport
import Testing

@testable import Searching

/// A made-up plan of small pages, and its index.
private struct Plan {
  var pages: [String: Page] = [:]
  struct Page: Equatable {
    var title: String
    var text: String
    var language = "en"
    var kind = "goal"
    var number = ""
  }

  var source: SearchSource {
    let sorted = pages.sorted { $0.key < $1.key }
    let prints = sorted.map { address, page in Fingerprint(of: "\(address)\(page)".utf8) }
    return SearchSource(
      addresses: sorted.map(\.key), fingerprints: prints,
      header: { index in
        let (address, page) = sorted[index]
        return SearchHeader(
          address: address, language: page.language, kind: page.kind, number: page.number, title: page.title,
          names: [], identifiers: [address], summary: String(page.text.prefix(20)),
          facets: [.init("kind", page.kind), .init("year", String(2020 + page.text.utf8.count % 5))])
      },
      body: { index, bytes in bytes += "\(sorted[index].value.text)\n".utf8 })
  }

  func index(from previous: SearchIndex? = nil, workers: Int = 1) throws -> SearchIndex {
    let old = try previous.map { previous in
      let files = try Dictionary(uniqueKeysWithValues: previous.pieces.map { ($0.name, try $0.bytes()) })
      return PreviousIndex(
        root: previous.root, names: Array(files.keys), pages: previous.pages, read: { files[$0] })
    }
    return try makeSearchIndex(source, old, near: nil, workers: workers)
  }
}

private func files(_ index: SearchIndex) throws -> [String: [UInt8]] {
  try Dictionary(uniqueKeysWithValues: index.pieces.map { ($0.name, try $0.bytes()) })
}

@Suite struct IndexTests {
  /// Words with a few that are everywhere, as in real texts.
  private func text(_ random: inout SeededRandom, words: Int) -> String {
    (0..<words).map { _ in
      let rank = Int(40 / Double.random(in: 0.01...1, using: &random))
      return ["plan", "planning", "élan", "2030", "GV.OC-01", "港湾"][safe: rank % 50] ?? "word\(letters(rank))s"
    }.joined(separator: " ")
  }

  private func letters(_ number: Int) -> String {
    String(String(number, radix: 26).map { Character(UnicodeScalar(($0.asciiValue ?? 48) + ($0.isNumber ? 49 : 10))) })
  }

  @Test(arguments: [3, 60, 600])
  func continuingMakesTheSameAsStartingAgain(_ count: Int) throws {
    var random = SeededRandom(seed: 7)
    var plan = Plan()
    for number in 0..<count {
      plan.pages["goals/\(number)/"] = .init(
        title: "Goal \(number)", text: text(&random, words: 60), number: "\(number).1")
    }
    var index = try plan.index()
    for round in 0..<24 {
      let address = "goals/\(Int.random(in: 0..<count, using: &random))/"
      switch round % 8 {
      case 0: plan.pages["added/\(round)/"] = .init(title: "New \(round)", text: text(&random, words: 30))
      case 1: plan.pages[address] = nil
      case 2: plan.pages[address]?.title = "Renamed \(round)"
      case 3: plan.pages[address]?.kind = "norm"
      case 4: plan.pages[address]?.language = "de"
      case 5: plan.pages[address]?.text = ""
      case 6: plan.pages[address]?.text += " " + text(&random, words: 500)
      default: plan.pages[address]?.text += "\n\tpart\tA heading with wordzz\(round)"
      }
      let (continued, clean) = (try plan.index(from: index), try plan.index())
      #expect(continued.root == clean.root, "round \(round)")
      #expect(continued.pages == clean.pages)
      let (some, others) = (try files(continued), try files(clean))
      #expect(Set(some.keys) == Set(others.keys), "round \(round)")
      #expect(some == others, "round \(round)")
      index = continued
    }
  }

  @Test func severalWorkersMakeTheSame() throws {
    var random = SeededRandom(seed: 7)
    var plan = Plan()
    for number in 0..<300 {
      plan.pages["p/\(number)/"] = .init(title: "Page \(number)", text: text(&random, words: 40))
    }
    #expect(try files(plan.index(workers: 1)) == files(plan.index(workers: 3)))
  }

  @Test func anEditChangesThePiecesThatHoldItsWords() throws {
    var random = SeededRandom(seed: 7)
    var plan = Plan()
    for number in 0..<1500 {
      plan.pages["p/\(number)/"] = .init(title: "Page \(number)", text: text(&random, words: 100))
    }
    let before = try plan.index()
    plan.pages["p/7/"]?.text += " lighthouse"
    let after = try plan.index(from: before)
    let old = Set(before.pieces.map(\.name))
    let new = after.pieces.filter { !old.contains($0.name) }
    // The text, its table, the leaf of the word, the year of the page, the frequent words, the root.
    #expect(new.count <= 6, "\(new.count) of \(after.pieces.count)")
    #expect(after.pieces.count > 100)
  }

  @Test func aPieceThatIsNotWhatItWasIsNotUsed() throws {
    var plan = Plan()
    for number in 0..<40 { plan.pages["p/\(number)/"] = .init(title: "Page \(number)", text: "harbour lights") }
    let before = try plan.index()
    plan.pages["p/3/"]?.text = "other lights"
    let clean = try files(plan.index())
    for damaged in before.pieces.map(\.name) {
      var kept = try files(before)
      kept[damaged]?[30] ^= 1
      let old = PreviousIndex(
        root: before.root, names: Array(kept.keys), pages: before.pages, read: { [kept] in kept[$0] })
      let index = try makeSearchIndex(plan.source, old, near: nil, workers: 1)
      #expect(Set(index.pieces.map(\.name)) == Set(clean.keys))
    }
  }

  @Test func piecesAreScriptsThatGiveBackTheirContents() throws {
    let payload = Array("a `tick`, a ${place}, a \\ and a\nline\t\u{1}é港".utf8)
    let script = Payload.script("abc", payload)
    #expect(
      String(decoding: script, as: UTF8.self).hasPrefix(
        "planpressSearch(\"abc\",`a \\`tick\\`, a \\${place}, a \\\\ and"))
    let name = Payload.name(payload)
    #expect(Payload.read(Payload.script(name, payload), name: name) == payload)
    #expect(Payload.read(Payload.script(name, payload + [65]), name: name) == nil)
    #expect(Payload.read(Array("nothing".utf8), name: name) == nil)
  }

  @Test func pageNumbersAreStable() {
    let addresses = (0..<3000).map { "p/\($0)/" }
    let geometry = Geometry(addresses)
    let more = Geometry(addresses + ["q/"])
    #expect(geometry.count == 3000)
    #expect(zip(geometry.buckets, more.buckets).count { $0 != $1 } == 1)
    #expect(Geometry([]).count == 0)
    #expect(Geometry(["a"]).bucketBits == 0)
  }

  @Test func aSearchOfAVeryLargePlanBeginsWithLittle() {
    let geometry = Geometry((0..<200_000).map { "p/\($0)/" })
    let tables = geometry.buckets.count >> geometry.tableShift
    let name = String(repeating: "x", count: Payload.name([]).utf8.count)
    let root = Root(
      pages: geometry.count, bucketBits: geometry.bucketBits, slotBits: geometry.slotBits,
      tables: Array(repeating: name, count: tables),
      leaves: (10_000..<14_000).map { Root.Part(first: Array("word\($0)".utf8), name: name) }, facets: [],
      spelling: name)
    var parts: [Int] = []
    let first = root.payload { part in
      parts.append(part.count)
      return name
    }
    // A query loads the first piece, one part for each of its words, and one and a table for each page that it shows.
    #expect(first.count < 4 << 10, "\(first.count) bytes")
    #expect(parts.allSatisfy { $0 < 16 << 10 }, "\(parts.max() ?? 0) bytes")
    #expect(200_000 / tables <= 80)
  }

  @Test func listsOfPlacesAreReadBack() {
    let postings = [0, 1, 17, 4000, 4001, 1 << 20].map { Posting(number: $0, level: UInt8($0 % 16)) }
    var bytes: [UInt8] = []
    PostingList.encode(postings, into: &bytes)
    #expect(PostingList.decode(bytes) == postings)
    for length in 0...20 {
      let data = (0..<length).map { UInt8($0 * 37 % 256) }
      var text: [UInt8] = []
      Base64.append(data, to: &text)
      #expect(Base64.decode(text) == data)
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
