import Dispatch
import Synchronization

/// Ends a build that one page holds up: bounds on the text keep the parser's work small, this is the net below them.
///
/// A worker says when it begins and ends an element; a timer looks every second whether one has taken longer than
/// `limit` seconds and calls `expired` with its index, which must not return.
package final class Watchdog: Sendable {
  private let begun: [Slot]
  // Dispatch sources may be used from any thread; the protocol does not say so.
  nonisolated(unsafe) private let timer: any DispatchSourceTimer
  private let free: Atomic<Int> = Atomic(0)

  /// When (monotonic seconds, in the upper half) which element (index + 1, in the lower half) was begun; 0 when idle.
  private final class Slot: Sendable {
    let value = Atomic<UInt64>(0)
  }

  package init(workers: Int, limit: UInt64, expired: @escaping @Sendable (Int) -> Never) {
    let slots = (0..<max(1, workers)).map { _ in Slot() }
    begun = slots
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "watchdog"))
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler {
      let now = monotonicSeconds()
      for slot in slots {
        let value = slot.value.load(ordering: .relaxed)
        if value != 0, now > (value >> 32) + limit { expired(Int(value & 0xFFFF_FFFF) - 1) }
      }
    }
    timer.resume()
  }

  deinit { timer.cancel() }

  /// A worker's number, for `watch`.
  package func enlist() -> Int { free.wrappingAdd(1, ordering: .relaxed).oldValue % begun.count }

  package func watch<Result>(_ element: Int, worker: Int, _ body: () -> Result) -> Result {
    begun[worker].value.store(monotonicSeconds() << 32 | UInt64(element + 1), ordering: .relaxed)
    defer { begun[worker].value.store(0, ordering: .relaxed) }
    return body()
  }
}

private func monotonicSeconds() -> UInt64 { DispatchTime.now().uptimeNanoseconds / 1_000_000_000 }
