// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Diagnostics

/// A map of paths against a dictionary, which tells these paths apart too.
struct PathMapTests {
  @Test func holdsWhatADictionaryHolds() {
    var map = PathMap<Int>()
    var dictionary: [String: Int] = [:]
    for number in 0..<5_000 {
      let path = "folder/\(Int.random(in: 0..<60))"
      switch Int.random(in: 0..<4) {
      case 0: (map[path], dictionary[path]) = (nil, nil)
      case 1:
        map[path, default: 7] += number
        dictionary[path, default: 7] += number
      default: (map[path], dictionary[path]) = (number, number)
      }
      #expect(map[path] == dictionary[path])
      #expect(map.count == dictionary.count)
    }
    #expect(Dictionary(uniqueKeysWithValues: map.map { ($0.path, $0.value) }) == dictionary)
    #expect(Set(map.paths) == Set(dictionary.keys))
  }

  @Test func tellsSpellingsApart() {
    let map = PathMap([("caf\u{E9}", 1), ("cafe\u{301}", 2), ("caf\u{E9}", 3)])
    #expect(map.count == 2)
    #expect(map["caf\u{E9}"] == 1)
    #expect(map["cafe\u{301}"] == 2)
  }
}
