// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc
import Synchronization

/// Applies `transform` to every element on up to `workers` threads, as `parallelMap` does, but waits for no element that
/// keeps its thread's processor busy for longer than `limit` seconds: its result is nil then, its thread is left to itself, and
/// another one continues with the rest. A machine that is busy with other things, or a process that is stopped for a while,
/// makes no element late.
///
/// For work that others' texts can hold up. Each worker gets `state`, made once per worker. Without a limit it is
/// `parallelMap`, and with one worker all is done on the caller's thread.
package func patientMap<Element: Sendable, Result: Sendable, State>(
  _ elements: [Element], workers: Int, limit: Double?, state makeState: @escaping @Sendable () -> State,
  _ transform: @escaping @Sendable (Element, inout State) -> Result
) -> [Result?] {
  guard let limit else { return parallelMap(elements, workers: workers, state: makeState, transform) }
  let race = Race<Element, Result>(elements)
  @Sendable func work() {
    var state = makeState()
    while let index = race.begin() {
      let result = transform(elements[index], &state)
      guard race.finish(index, result) else { return }
    }
  }
  // A queue of its own has its own thread; the shared ones get none beside those that are busy, as late elements keep theirs.
  func begin() { DispatchQueue(label: "patient").async(execute: work) }
  for _ in 0..<max(1, min(workers, elements.count)) { begin() }
  while !race.wait(seconds: min(1, limit / 2)) {
    for _ in 0..<race.abandon(after: limit) { begin() }
  }
  return race.results
}

/// Who works on what since when, and what has come of it.
private final class Race<Element: Sendable, Result: Sendable>: Sendable {
  private enum Entry {
    case waiting
    case begun(pthread_t)
    case done(Result)
    case abandoned
  }
  private struct Course {
    var entries: [Entry]
    /// How long the threads of slow elements had worked when it was first looked at them, in nanoseconds.
    var seen: [Int: UInt64] = [:]
    var next = 0
    var open: Int
  }
  private let course: Mutex<Course>
  private let end = DispatchSemaphore(value: 0)

  init(_ elements: [Element]) {
    let entries = [Entry](repeating: .waiting, count: elements.count)
    course = Mutex(Course(entries: entries, open: elements.count))
    if elements.isEmpty { end.signal() }
  }

  /// The next element's index; nil when all are taken.
  func begin() -> Int? {
    let thread = pthread_self()
    return course.withLock { course in
      guard course.next < course.entries.count else { return nil }
      course.entries[course.next] = .begun(thread)
      course.next += 1
      return course.next - 1
    }
  }

  /// Returns false to a worker that was given up: its place is taken.
  func finish(_ index: Int, _ result: Result) -> Bool {
    course.withLock { course in
      guard case .begun = course.entries[index] else { return false }
      course.entries[index] = .done(result)
      close(1, &course)
      return true
    }
  }

  /// Gives up what has taken longer than `limit` seconds since it was first seen here; returns how many workers are missing
  /// for that.
  func abandon(after limit: Double) -> Int {
    return course.withLock { course in
      let late = course.entries.indices.prefix(course.next).filter { index in
        // While the lock is held, an element that has begun has its thread.
        guard case .begun(let thread) = course.entries[index], let now = processorTime(of: thread) else { return false }
        guard let start = course.seen[index] else {
          course.seen[index] = now
          return false
        }
        return Double(now - start) > limit * 1_000_000_000
      }
      for index in late { course.entries[index] = .abandoned }
      close(late.count, &course)
      return late.count
    }
  }

  /// Whether all have ended within so many seconds.
  func wait(seconds: Double) -> Bool { end.wait(timeout: .now() + seconds) == .success }

  var results: [Result?] {
    course.withLock { course in
      course.entries.map { entry in
        if case .done(let result) = entry { return result }
        return nil
      }
    }
  }

  private func processorTime(of thread: pthread_t) -> UInt64? {
    var clock = clockid_t()
    var time = timespec()
    guard pthread_getcpuclockid(thread, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private func close(_ count: Int, _ course: inout Course) {
    course.open -= count
    if count > 0, course.open == 0 { end.signal() }
  }
}
