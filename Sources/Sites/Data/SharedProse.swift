// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Synchronization

/// The text of an item as HTML, for the two files beside its page, which come one after the other: it is made for the first and
/// given away with the second.
final class SharedProse: Sendable {
  private let published: PublishedPlan
  private let kept = Mutex<[Int: [UInt8]]>([:])

  init(_ published: PublishedPlan) { self.published = published }

  /// Addresses in it begin at the item's page.
  func take(_ index: Int) throws(Problem) -> [UInt8] {
    if let html = kept.withLock({ $0.removeValue(forKey: index) }) { return html }
    let html = try published.prose(index, published.root(of: index))
    kept.withLock { kept in
      // Whoever asks for one file alone leaves nothing behind for long.
      if kept.count >= Self.most { kept.removeAll() }
      kept[index] = html
    }
    return html
  }

  private static let most = 64
}
