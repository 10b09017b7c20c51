// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Workers

/// What lets a build clear up after itself when somebody stops it: Ctrl-C, a terminal that is closed, `kill`. The program
/// then ends as if the signal had not been looked at, so that whoever has started it sees why.
func endingOnSignals() -> Interruption {
  let interruption = Interruption { number in
    signal(number, SIG_DFL)
    // Dispatch has blocked it on its threads.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    _exit(128 + number)
  }
  onSignals { interruption.request($0) }
  return interruption
}

/// Has `body` called, instead of the program ended, when somebody asks for its end.
func onSignals(_ body: @escaping @Sendable (Int32) -> Void) {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    // One that is ignored, as by `nohup`, stays so.
    guard !isIgnored(number) else { continue }
    signal(number, SIG_IGN)
    // Dispatch sources may be used from any thread; the protocol does not say so.
    nonisolated(unsafe) let source = DispatchSource.makeSignalSource(
      signal: number, queue: DispatchQueue(label: "signals"))
    source.setEventHandler {
      // It lives for as long as its handler does, which is as long as the program.
      withExtendedLifetime(source) { body(number) }
    }
    source.resume()
  }
}

private func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  guard sigaction(number, nil, &action) == 0 else { return false }
  return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}
