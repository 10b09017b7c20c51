// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Sites
import Synchronization
import Watching

/// A plan that somebody is writing, as the site that it would be: always the newest that has no error.
package final class Preview: Sendable {
  /// What is shown at one moment.
  struct Scene: Sendable {
    /// Counts what has changed.
    var version = 0
    var wish = Wish()
    /// The site as it is now; nil where it cannot be read at all.
    var newest: Edition?
    /// The last one without an error.
    var good: Edition?
    /// Why the source cannot be read.
    var fault: FileProblem?

    /// Whether what is shown is not what is on the disk.
    var isBehind: Bool { fault != nil || newest?.isFit != true }
  }
  private let scene = Mutex(Scene())
  /// One edition is made at a time.
  private let making = Mutex(())
  private let request: @Sendable () -> BuildRequest
  private let listeners = Mutex<[@Sendable (Int) -> Void]>([])
  /// The folder that contains the content.
  package let source: String

  /// `request` says what is to be made, today.
  package init(_ request: @escaping @Sendable () -> BuildRequest) {
    self.request = request
    source = request().source
  }

  /// Reads all for the first time.
  package func begin() { renew(.wish) }

  /// Has `body` called with each new version, by whoever has brought it about.
  package func onChange(_ body: @escaping @Sendable (Int) -> Void) { listeners.withLock { $0.append(body) } }

  var now: Scene { scene.withLock { $0 } }

  /// Takes up changes of files; returns whether anything is another now.
  @discardableResult package func refresh(_ changes: FolderChanges) -> Bool { renew(.files(changes)) }

  /// How much is wrong now, errors and warnings; nil where the plan cannot be read at all.
  package var counts: (errors: Int, warnings: Int)? {
    report.map { ($0.count(of: .error), $0.count(of: .warning)) }
  }

  /// What is wrong now; nil where the plan cannot be read at all.
  package var report: SettledReport? {
    let scene = now
    return scene.fault == nil ? scene.newest?.report : nil
  }

  /// Shows drafts and what is dated later, or leaves them out as `build` does.
  func show(unpublished: Bool) {
    scene.withLock { $0.wish.showsUnpublished = unpublished }
    renew(.wish)
  }

  @discardableResult private func renew(_ occasion: Occasion) -> Bool {
    guard let version = makeNext(occasion) else { return false }
    for listener in listeners.withLock({ $0 }) { listener(version) }
    return true
  }

  /// The number of the version that there is now; nil where it is the one of before.
  private func makeNext(_ occasion: Occasion) -> Int? {
    making.withLock { _ in
      let before = now
      var after = before
      do throws(FileProblem) {
        let earlier = before.fault == nil ? before.newest : nil
        guard let edition = try makeEdition(request(), before.wish, after: earlier, occasion) else { return nil }
        (after.newest, after.fault) = (edition, nil)
        if edition.isFit { after.good = edition }
      } catch {
        after.fault = error
      }
      after.version += 1
      // Somebody may have asked for drafts meanwhile, and waits for the next edition.
      scene.withLock { scene in
        after.wish = scene.wish
        scene = after
      }
      return after.version
    }
  }
}
