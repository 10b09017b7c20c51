// SPDX-License-Identifier: Apache-2.0

import Encoding

/// An identifier as a name in XML and OSCAL (NCName): as it is where it is a name in ASCII, else made of it.
func elementName(_ identifier: String) -> String {
  guard !identifier.isEmpty, identifier.utf8.allSatisfy({ $0 < 0x80 }) else {
    return "_" + hexadecimal(longContentHash(Array(identifier.utf8))[..<8])
  }
  func isFirst(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20) }
  func isNext(_ byte: UInt8) -> Bool {
    isFirst(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
  if isFirst(identifier.utf8.first ?? 0), identifier.utf8.allSatisfy(isNext) { return identifier }
  return "_" + String(decoding: identifier.utf8.map { isNext($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
}

/// Who wants to be called what in a document in which each name is there once. Of several that want the same, the one whose key
/// comes first by bytes has it, and the others are called after themselves: the names do not depend on the order of the document.
struct NameClaims<Claimant: Hashable> {
  private struct Claim {
    let claimant: Claimant
    let key: String
    let wanted: String
    let otherwise: String
  }

  private var all: [Claim] = []

  mutating func add(_ claimant: Claimant, _ key: String, wanted: String, otherwise: String) {
    all.append(Claim(claimant: claimant, key: key, wanted: wanted, otherwise: otherwise))
  }

  var settled: [Claimant: String] {
    var taken: Set<String> = []
    var settled: [Claimant: String] = [:]
    var losers: [Claim] = []
    let sorted = all.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    // What is a name already is not given up for what is made one.
    for isMade in [false, true] {
      for claim in sorted {
        let name = elementName(claim.wanted)
        guard (name != claim.wanted) == isMade else { continue }
        if taken.insert(name).inserted { settled[claim.claimant] = name } else { losers.append(claim) }
      }
    }
    for claim in losers {
      let name = elementName(claim.otherwise)
      var number = 0
      var own = name
      while !taken.insert(own).inserted {
        number += 1
        own = "\(name)-\(hexadecimal(longContentHash(Array("\(claim.key)\n\(number)".utf8))[..<4]))"
      }
      settled[claim.claimant] = own
    }
    return settled
  }
}
