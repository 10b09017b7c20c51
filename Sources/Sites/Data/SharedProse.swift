// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Texts of items as HTML, with addresses that begin at the item's page, for the two files beside that: made for the page, or for the
/// first of the files, which all come one after the other, and given away with the last.
final class SharedProse: Sendable {
  private struct Kept {
    let html: [UInt8]
    /// How many files still need it.
    var uses: Int
  }
  private let kept = Mutex<[Int: Kept]>([:])

  /// Keeps a text for so many files.
  func keep(_ index: Int, _ html: [UInt8], uses: Int) {
    kept.withLock { kept in
      // Whoever asks for one file alone leaves nothing behind for long.
      if kept.count >= Self.most { kept.removeAll() }
      kept[index] = Kept(html: html, uses: uses)
    }
  }

  /// Nil for a text that nobody has kept.
  func take(_ index: Int) -> [UInt8]? {
    kept.withLock { kept in
      guard let found = kept.removeValue(forKey: index) else { return nil }
      if found.uses > 1 { kept[index] = Kept(html: found.html, uses: found.uses - 1) }
      return found.html
    }
  }

  private static let most = 64
}
