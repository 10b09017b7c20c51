// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import Plans

/// The words that texts are searched for: terms, their abbreviations and other names.
struct Glossary: Sendable {
  struct Phrase: Sendable {
    /// As they appear in HTML text: folded, except for abbreviations, which are matched as they are written.
    let scalars: [UInt32]
    let isExact: Bool
    let item: Int
  }

  /// Stands for the phrases and where they lead.
  let fingerprint: Fingerprint
  /// By the hash of a phrase's first word, longer phrases first.
  private let phrases: [UInt64: [Phrase]]
  /// A bit for the last bits of each hash: most words of a text are found to begin no phrase without looking them up.
  private let filter: [UInt64]

  init(_ plan: Plan, _ addresses: [String], isOn: Bool) {
    self.init(isOn ? Self.names(plan) : [], addresses)
  }

  /// Finds the names of items, in texts.
  init(_ names: [(text: String, isExact: Bool, item: Int)], _ addresses: [String]) {
    var builder = FingerprintBuilder()
    var phrases: [UInt64: [Phrase]] = [:]
    for name in names where name.text.utf8.count > 1 {
      let text = escaped(seen(name.text))
      let (scalars, hash) = Letters.use { letters in
        let scalars = text.unicodeScalars.map { name.isExact ? letters.plain($0.value) : letters.folded($0.value) }
        return (scalars, letters.firstWordHash(scalars))
      }
      phrases[hash, default: []].append(Phrase(scalars: scalars, isExact: name.isExact, item: name.item))
      builder.add(text)
      builder.add(name.isExact)
      builder.add(addresses[name.item])
    }
    fingerprint = builder.fingerprint
    self.phrases = phrases.mapValues { list in
      list.sorted { a, b in
        a.scalars.count != b.scalars.count ? a.scalars.count > b.scalars.count : a.item < b.item
      }
    }
    var filter = [UInt64](repeating: 0, count: filterWords)
    for hash in phrases.keys { filter[hash.filterWord] |= hash.filterBit }
    self.filter = filter
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// The phrases whose first word has this hash.
  func phrases(_ hash: UInt64) -> [Phrase]? {
    filter[hash.filterWord] & hash.filterBit == 0 ? nil : phrases[hash]
  }

  private static func names(_ plan: Plan) -> [(text: String, isExact: Bool, item: Int)] {
    plan.items.enumerated().flatMap { index, item in
      guard let details = item.details(TermDetails.self) else { return [] as [(String, Bool, Int)] }
      return ([item.title] + details.also).map { ($0, isAbbreviation($0), index) }
        + [details.abbreviation].compactMap { $0 }.map { ($0, true, index) }
    }
  }
}

/// `TLP` and `SBOM` are not the words `tlp` and `sbom`.
private func isAbbreviation(_ name: String) -> Bool {
  name.count <= 6 && name.unicodeScalars.allSatisfy { $0.properties.isUppercase || ("0"..."9").contains($0) }
}

/// As the name appears in HTML text.
private func escaped(_ name: String) -> String {
  name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

/// FNV-1a, 64 bits, over the scalars of a word.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* 0x100_0000_01B3
  }
}

extension Letters {
  /// The hash of the first word, as `TermLinker` makes it of a text: of all letters of one kind, or of one character where
  /// words have no visible end.
  fileprivate func firstWordHash(_ scalars: [UInt32]) -> UInt64 {
    var hash = WordHash()
    guard let first = scalars.first else { return hash.value }
    let writing = kind(first)
    for scalar in scalars {
      guard kind(scalar) == writing else { break }
      hash.add(folded(scalar))
      if writing.isHashedByCharacter { break }
    }
    return hash.value
  }
}

extension Letters.Kind {
  var isHashedByCharacter: Bool { self == .hangul || self == .unspaced }
}

private let filterWords = 256

extension UInt64 {
  fileprivate var filterWord: Int { Int(self >> 6) & (filterWords - 1) }
  fileprivate var filterBit: UInt64 { 1 << (self & 63) }
}
