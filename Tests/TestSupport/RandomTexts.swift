// SPDX-License-Identifier: Apache-2.0

/// Texts of up to `most` of the pieces, put together at random, the same in every run.
package func randomTexts(of pieces: [String], most: Int, count: Int, seed: UInt64) -> [String] {
  var random = SeededRandom(seed: seed)
  return (0..<count).map { _ in
    (0..<Int.random(in: 0...most, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
