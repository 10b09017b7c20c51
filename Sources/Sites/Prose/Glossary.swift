// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import Plans

/// What texts are searched for: terms, their abbreviations and other names, and the identifiers by which norms and standards
/// are cited.
struct Glossary: Sendable {
  /// How strictly a name is taken.
  enum Writing: UInt64, Sendable {
    /// In upper or lower case.
    case word
    /// As it is written.
    case abbreviation
    /// As it is written, and not as a part of a longer identifier: `13(c)`, but not in `2.13(c)`.
    case identifier
  }

  struct Name: Sendable {
    let text: String
    var writing = Writing.word
    let item: Int
  }

  struct Phrase: Sendable {
    /// As it appears in HTML text, folded.
    let scalars: [UInt32]
    /// The same as it is written, for an abbreviation or an identifier, which is no other word than that; else nil.
    let exact: [UInt32]?
    let isIdentifier: Bool
    let item: Int
  }

  /// Stands for the phrases and where they lead.
  let fingerprint: Fingerprint
  /// Those with the same first word stand together, in the order of their scalars: what goes on like a text is found by
  /// dividing them, however many there are.
  private let phrases: [Phrase]
  /// Where they stand, by the hash of their first word.
  private let ranges: [UInt64: Range<Int>]
  /// A bit for the last bits of each hash: most words of a text are found to begin no phrase without looking them up.
  private let filter: [UInt64]

  init(_ plan: Plan, _ addresses: [String], isOn: Bool) {
    self.init(isOn ? Self.names(plan) : [], addresses, plan)
  }

  /// Finds the names of items, in texts.
  /// Where a plan is given, what its items mean is printed beside them.
  init(_ names: [Name], _ addresses: [String], _ plan: Plan? = nil) {
    var builder = FingerprintBuilder()
    var byHash: [UInt64: [Phrase]] = [:]
    for name in names where name.text.utf8.count > 1 {
      let text = escaped(seen(name.text))
      let (phrase, hash) = Letters.use { letters in
        let folded = text.unicodeScalars.map { letters.folded($0.value) }
        let exact = name.writing != .word ? text.unicodeScalars.map { letters.plain($0.value) } : nil
        let phrase = Phrase(
          scalars: folded, exact: exact, isIdentifier: name.writing == .identifier, item: name.item)
        return (phrase, letters.firstWordHash(exact ?? folded))
      }
      byHash[hash, default: []].append(phrase)
      builder.add(text)
      builder.add(name.writing.rawValue)
      builder.add(addresses[name.item])
      if let plan { builder.add(plan.summary(of: name.item)) }
    }
    fingerprint = builder.fingerprint
    var phrases: [Phrase] = []
    var filter = [UInt64](repeating: 0, count: filterWords)
    ranges = byHash.mapValues { same in
      let start = phrases.count
      phrases += same.sorted { a, b in
        a.scalars == b.scalars ? a.item < b.item : a.scalars.lexicographicallyPrecedes(b.scalars)
      }
      return start..<phrases.count
    }
    for hash in byHash.keys { filter[hash.filterWord] |= hash.filterBit }
    (self.phrases, self.filter) = (phrases, filter)
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// The phrases whose first word has this hash; nil where there are none.
  func phrases(_ hash: UInt64) -> ArraySlice<Phrase>? {
    filter[hash.filterWord] & hash.filterBit == 0 ? nil : ranges[hash].map { phrases[$0] }
  }

  private static func names(_ plan: Plan) -> [Name] {
    plan.items.enumerated().flatMap { index, item in item.namesOfTerm(index) } + identifiers(plan)
  }

  /// Those that norms and standards are cited by; one that two share says of neither which is meant.
  private static func identifiers(_ plan: Plan) -> [Name] {
    var owners: [String: Int?] = [:]
    for (index, item) in plan.items.enumerated() {
      let id = item.details(NormDetails.self)?.nativeID ?? item.details(StandardDetails.self)?.control
      guard let id, isUnmistakable(id) else { continue }
      owners[id] = owners[id] == nil ? .some(index) : .some(nil)
    }
    return owners.compactMap { id, owner in owner.map { Name(text: id, writing: .identifier, item: $0) } }
      .sorted { $0.item < $1.item }
  }
}

extension Item {
  /// What texts call a term; nothing of other items.
  func namesOfTerm(_ index: Int) -> [Glossary.Name] {
    guard let details = details(TermDetails.self) else { return [] }
    return ([title] + details.also).map {
      Glossary.Name(text: $0, writing: isAbbreviation($0) ? .abbreviation : .word, item: index)
    } + [details.abbreviation].compactMap { $0 }.map { Glossary.Name(text: $0, writing: .abbreviation, item: index) }
  }
}

/// Whether an identifier is no word, number or mark of a list: `13(c)`, `GV.OC-01` and `RFC 9116`, but not `(c)` or `5.1`.
private func isUnmistakable(_ id: String) -> Bool {
  var (letters, digits, signs) = (0, 0, 0)
  for scalar in id.unicodeScalars {
    if scalar.properties.isAlphabetic {
      letters += 1
    } else if ("0"..."9").contains(scalar) {
      digits += 1
    } else if scalar != " " {
      signs += 1
    }
  }
  return letters > 0 && letters + digits > 2 && digits + signs > 0
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

extension ArraySlice<Glossary.Phrase> {
  /// The first of those that are alike up to `depth`: the ones that end there.
  func ending(at depth: Int) -> ArraySlice<Glossary.Phrase> {
    guard let first, first.scalars.count == depth else { return self[..<startIndex] }
    return self[..<start { $0.scalars.count > depth }]
  }

  /// Of those that are alike up to `depth` and go on behind it, the ones that do so with a scalar.
  func going(on scalar: UInt32, at depth: Int) -> ArraySlice<Glossary.Phrase> {
    guard let first, let last else { return self }
    if first.scalars[depth] == scalar, last.scalars[depth] == scalar { return self }
    let rest = self[start { $0.scalars[depth] >= scalar }...]
    return rest[..<rest.start { $0.scalars[depth] > scalar }]
  }

  /// Where those begin of which something is true, as it is of all behind the first.
  private func start(where isTrue: (Glossary.Phrase) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
