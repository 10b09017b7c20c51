// SPDX-License-Identifier: Apache-2.0

import Files
import Searching
import Sites
import Workers

extension Ledger {
  /// The index of the search that is published, to continue from; nil where a piece of it is not as it was left.
  func previousIndex(in output: String?, workers: Int) -> PreviousIndex? {
    guard let output, let folder = try? Folder(output) else { return nil }
    let pieces = files.filter { SiteSearch.piece(at: $0.path) != nil }
    let intact = parallelMap(pieces, workers: workers, state: { StampReader(below: folder) }) {
      $1.stamp($0.path) == $0.stamp
    }
    guard intact.allSatisfy({ $0 }) else { return nil }
    return PreviousIndex(
      root: searchRoot, names: pieces.compactMap { SiteSearch.piece(at: $0.path) }, pages: searched,
      read: { try? folder.read(SiteSearch.address(of: $0)) })
  }
}
