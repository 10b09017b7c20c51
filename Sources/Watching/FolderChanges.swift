// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What has changed in a folder that is watched.
package struct FolderChanges: Sendable, Equatable {
  /// Files that were changed, came or went, by their paths relative to the folder.
  package var paths = PathSet()
  /// Whether more may have changed than the paths say: folders came or went, or the system has lost count.
  package var isMore = false
  /// The folder itself was removed or moved away.
  package var isGone = false

  package init() {}

  package var isEmpty: Bool { paths.isEmpty && !isMore && !isGone }

  mutating func merge(_ others: FolderChanges) {
    paths.formUnion(others.paths)
    isMore = isMore || others.isMore
    isGone = isGone || others.isGone
  }
}

/// A way to learn what changes below a folder. Names that begin with a point are passed over, as they are where content is
/// listed, and symbolic links are not followed.
protocol FolderWatch {
  /// Waits until something changes, at most so many milliseconds. Fails where the system cannot go on watching in this way.
  mutating func changes(within milliseconds: Int) throws(FileProblem) -> FolderChanges

  /// Whether some file is still being written, as far as is known.
  var isAmidWriting: Bool { get }

  /// Called before changes are passed on: what is looked at from now on is not missed.
  mutating func settle(_ changes: FolderChanges) throws(FileProblem)
}
