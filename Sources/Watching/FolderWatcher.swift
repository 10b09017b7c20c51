// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Dispatch
import Synchronization

/// Watches some folders below another one, on a thread of its own, until it is stopped.
package final class FolderWatcher: Sendable {
  private let isStopped = Atomic<Bool>(false)
  private let end = DispatchGroup()

  /// How long nothing has to happen until changes are passed on, in milliseconds: most editors are done with a file at once, and
  /// one that is still open gets more time. Whoever writes without a pause is interrupted.
  private static let (quiet, quietAmidWriting, longest) = (4, 60, 300)

  /// `names` are folders directly below `root`, which may come later. `polls` has all files looked at again and again, as
  /// is done anyway where the system cannot watch them. `onChange` is called on the watcher's thread, one call after the
  /// other; changes during a call are in the next one.
  package init(
    _ root: String, _ names: [String], polls: Bool = false, onChange: @escaping @Sendable (FolderChanges) -> Void
  ) {
    // What happens from now on is seen, also before the thread runs.
    nonisolated(unsafe) let first = Self.watch(root, names, polls: polls)
    let queue = DispatchQueue(label: "watching")
    queue.async(group: end) { [self] in
      var watch = first
      while !isStopped.load(ordering: .relaxed) {
        do throws(FileProblem) {
          let changes = try gather(&watch)
          if changes.isEmpty { continue }
          try watch.settle(changes)
          onChange(changes)
        } catch {
          watch = PollingWatch(root, names)
          var all = FolderChanges()
          all.isMore = true
          onChange(all)
        }
      }
    }
  }

  /// Returns when the thread has ended: within half a second, or after the call that it is in.
  package func stop() {
    isStopped.store(true, ordering: .relaxed)
    end.wait()
  }

  private static func watch(_ root: String, _ names: [String], polls: Bool) -> any FolderWatch {
    if !polls, let watch = try? SystemWatch(root, names) { return watch }
    return PollingWatch(root, names)
  }

  /// What changes until nothing does for a moment; nothing where nothing has changed for half a second.
  private func gather(_ watch: inout any FolderWatch) throws(FileProblem) -> FolderChanges {
    var changes = try watch.changes(within: 500)
    if changes.isEmpty { return changes }
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(Self.longest)
    while clock.now < deadline, !isStopped.load(ordering: .relaxed) {
      let more = try watch.changes(within: watch.isAmidWriting ? Self.quietAmidWriting : Self.quiet)
      if more.isEmpty { break }
      changes.merge(more)
    }
    return changes
  }
}
