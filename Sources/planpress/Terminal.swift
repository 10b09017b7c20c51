// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import Synchronization

/// What is written to people.
enum Terminal {
  static func error(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Colour only on a terminal, and not where NO_COLOR is set (no-color.org) or the terminal is a dumb one.
  static var inkForErrors: Ink {
    let environment = ProcessInfo.processInfo.environment
    let wantsNone = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(STDERR_FILENO) == 1 && !wantsNone && environment["TERM"] != "dumb" ? .colour : .plain
  }
}

/// A line on the terminal that says what a long build is at.
final class Progress: Sendable {
  private let line: ProgressLine
  // Dispatch sources may be used from any thread; the protocol does not say so.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  init(isShown: Bool) {
    let line = ProgressLine()
    self.line = line
    guard isShown, isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else {
      timer = nil
      return
    }
    let start = DispatchTime.now()
    let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    source.schedule(deadline: start + 1, repeating: 1)
    source.setEventHandler {
      line.draw(Int((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000))
    }
    source.resume()
    timer = source
  }

  func announce(_ step: String) { line.set(step) }

  func end() {
    timer?.cancel()
    line.clear()
  }
}

private final class ProgressLine: Sendable {
  private let state = Mutex((step: "", isDrawn: false))

  func set(_ step: String) { state.withLock { $0.step = step } }

  func draw(_ seconds: Int) {
    state.withLock { state in
      state.isDrawn = true
      Terminal.error("\r\u{1B}[K\(state.step)… \(seconds) s")
    }
  }

  func clear() {
    state.withLock { state in
      if state.isDrawn { Terminal.error("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }
}
