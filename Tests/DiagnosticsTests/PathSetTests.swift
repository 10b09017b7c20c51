// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct PathSetTests {
  private let within = "caf\u{E9}"
  private let behind = "cafe\u{301}"

  @Test func tellsTwoSpellingsOfAnAccentApart() {
    var paths: PathSet = ["a"]
    let (first, again, second) = (paths.insert(within), paths.insert(within), paths.insert(behind))
    #expect(first && !again && second)
    #expect(paths.contains(within) && paths.contains(behind))
    #expect(Array(paths).count == 3)
    #expect(paths.subtracting([within]) == ["a", behind])
    #expect(PathSet([within]) != PathSet([behind]))
    #expect(PathSet([within]).isSubset(of: paths) && !paths.isSubset(of: [within, "a"]))
    #expect(Array(PathSet([within]).union([behind])).count == 2)
  }

  @Test func keepsAValueForEachSpelling() {
    var table = PathMap([(within, 1), (within, 2)])
    #expect(table[within] == 1 && table[behind] == nil)
    table[behind, default: 5] += 1
    #expect(table[behind] == 6 && table.count == 2)
    table[within] = nil
    #expect(table.paths.map { Array($0.utf8) } == [Array(behind.utf8)])
  }
}
