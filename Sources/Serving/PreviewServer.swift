// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTP
import Sites
import Synchronization
import Watching

/// What `planpress serve` does: watches the files, keeps the site of them, and shows it in the browser.
package final class PreviewServer: Sendable {
  private let preview: Preview
  private let server: HTTPServer
  private let listener: Listener
  private let isGone = Atomic<Bool>(false)
  private let source: String
  private let polls: Bool

  /// Why serving has ended.
  package enum End: Sendable {
    case stopped
    /// The folder of the plan was removed or moved away.
    case folderGone
  }

  /// `hosts` are the names by which it may be asked for; with `isOpen` other machines may, too.
  package init(
    _ preview: Preview, on listener: Listener, hosts: Set<String>, isOpen: Bool, editor: Editor?, polls: Bool = false,
    limits: HTTPLimits = HTTPLimits()
  ) {
    (self.preview, self.listener, self.polls) = (preview, listener, polls)
    source = preview.source
    let gate = Gate(token: makeToken(), port: listener.port, hosts: hosts, isOpen: isOpen)
    let own = OwnAnswers(preview: preview, gate: gate, editor: editor)
    let site = SiteAnswers(preview: preview, token: gate.token)
    server = HTTPServer(listener, limits: limits) { request in
      if let refusal = gate.refusal(of: request) { return refusal }
      return request.path.begins(with: OwnAnswers.folder) ? own.answer(request) : site.answer(request)
    }
    preview.onChange { [weak self] version in self?.server.broadcast(event(version)) }
  }

  package var port: Int { listener.port }

  /// Serves until it is stopped, or there is nothing left to serve. `announce` is called when the first page can be asked for.
  package func run(announce: (Preview) -> Void = { _ in }) -> End {
    let watcher = FolderWatcher(source, ["content", "templates"], polls: polls) { [self] changes in
      if changes.isGone {
        isGone.store(true, ordering: .relaxed)
        server.stop()
      } else {
        preview.refresh(changes)
      }
    }
    // After the watch has begun, so that no change is missed. Who asks meanwhile waits.
    preview.begin()
    announce(preview)
    server.run()
    watcher.stop()
    return isGone.load(ordering: .relaxed) ? .folderGone : .stopped
  }

  package func stop() { server.stop() }
}
