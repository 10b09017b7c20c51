// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Dispatch
import FoundationEssentials
import Glibc
import Synchronization
import Workers

/// What is written to people and programs. A stream that is closed, full or without a reader is noted, and `end` says so:
/// whoever waits for a report must not take its absence for good news.
enum Terminal {
  /// To standard output.
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Ends the program; with status 70 where something that was to be said could not be written.
  static func end(_ status: Int32) -> Never {
    guard let lost = failure.withLock({ $0 }) else { exit(status) }
    let stream = lost.descriptor == STDOUT_FILENO ? "standard output" : "standard error"
    error("error: \(stream) cannot be written: \(FileProblem(stream, code: lost.code).reason)\n")
    exit(70)
  }

  /// Takes the numbers of standard streams that are closed, so that no file of the site gets one of them and is written
  /// to as if it were the terminal. What stands in for an output takes nothing.
  static func holdStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is the one that is missing.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  private static let failure = Mutex<(descriptor: Int32, code: Int32)?>(nil)

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN {
          // Another program has made the stream one that does not wait.
          var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&event, 1, -1)
          continue
        }
        guard count > 0 else {
          let code = count < 0 ? errno : EIO
          failure.withLock { $0 = $0 ?? (descriptor, code) }
          return
        }
        done += count
      }
    }
  }

  /// Colour only on a terminal, and not where NO_COLOR is set (no-color.org) or the terminal is a dumb one.
  static var inkForErrors: Ink {
    let environment = ProcessInfo.processInfo.environment
    let wantsNone = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(STDERR_FILENO) == 1 && !wantsNone && environment["TERM"] != "dumb" ? .colour : .plain
  }

  /// In characters; 80 where the terminal does not say.
  static var widthForErrors: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }
}

/// A line on the terminal that says what a long build is at.
final class Progress: Sendable {
  private let line: ProgressLine
  // Dispatch sources may be used from any thread; the protocol does not say so.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  /// What is done of each step.
  let meter = Meter()

  init(isShown: Bool) {
    let line = ProgressLine(meter)
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
  private let meter: Meter

  init(_ meter: Meter) { self.meter = meter }

  func set(_ step: String) { state.withLock { $0.step = step } }

  func draw(_ seconds: Int) {
    state.withLock { state in
      state.isDrawn = true
      let (done, all) = meter.reading
      let text = "\(state.step)\(all > 0 ? " \(done) of \(all)" : "")… \(seconds) s"
      // A longer line would go on in the next one, and stay there.
      Terminal.error("\r\u{1B}[K\(text.prefix(Terminal.widthForErrors - 1))")
    }
  }

  func clear() {
    state.withLock { state in
      if state.isDrawn { Terminal.error("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }
}
