import Encoding
import Plans

/// The words that texts are searched for: terms, their abbreviations and other names.
struct Glossary: Sendable {
  struct Phrase: Sendable {
    /// Lower case, but for abbreviations, which are matched as they are written.
    let bytes: [UInt8]
    let isExact: Bool
    let item: Int
  }

  /// By the hash of a phrase's first word in lower case, longer phrases first.
  let phrases: [UInt64: [Phrase]]
  /// Stands for the phrases and where they lead.
  let fingerprint: Fingerprint

  init(_ plan: Plan, _ addresses: [String], isOn: Bool) {
    var builder = FingerprintBuilder()
    var phrases: [UInt64: [Phrase]] = [:]
    for (index, item) in plan.items.enumerated() {
      guard isOn, let details = item.details(TermDetails.self) else { continue }
      let names = [item.title] + details.also
      for (name, isExact) in names.map({ ($0, isAbbreviation($0)) })
        + [details.abbreviation].compactMap({ $0 }).map({ ($0, true) })
      {
        let bytes = escaped(isExact ? name : name.lowercased())
        guard bytes.count > 1 else { continue }
        let first = wordHash(bytes.prefix(while: isWordByte))
        phrases[first, default: []].append(
          Phrase(bytes: bytes, isExact: isExact, item: index))
        builder.add(bytes)
        builder.add(isExact)
        builder.add(addresses[index])
      }
    }
    fingerprint = builder.fingerprint
    self.phrases = phrases.mapValues { list in
      list.sorted { a, b in
        a.bytes.count != b.bytes.count ? a.bytes.count > b.bytes.count : a.item < b.item
      }
    }
  }
}

/// `TLP` and `SBOM` are not the words `tlp` and `sbom`.
private func isAbbreviation(_ name: String) -> Bool {
  name.utf8.count <= 6 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
}

/// As the name stands in HTML text.
private func escaped(_ name: String) -> [UInt8] {
  Array(name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").utf8)
}

/// FNV-1a, 64 bits, over a word in lower case (ASCII).
func wordHash(_ word: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in word { hash = (hash ^ UInt64(lowercase(byte))) &* 0x100_0000_01B3 }
  return hash
}

func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

/// Letters and digits, and every byte of characters beyond ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
  default: false
  }
}
