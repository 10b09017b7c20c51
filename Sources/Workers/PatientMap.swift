// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Applies `transform` to every element on up to `workers` threads, as `parallelMap` does, but waits for no element longer
/// than `limit` seconds: its result is nil then, its thread is left to itself, and another one continues with the rest.
///
/// For work that others' texts can hold up. Each worker gets `state`, made once per worker. Without a limit it is
/// `parallelMap`, and with one worker all is done on the caller's thread.
/// Inlinable, so that it is compiled for the elements.
@inlinable package func patientMap<Element: Sendable, Result: Sendable, State>(
  _ elements: [Element], workers: Int, limit: Double?, state makeState: @escaping @Sendable () -> State,
  _ transform: @escaping @Sendable (Element, inout State) -> Result
) -> [Result?] {
  guard let limit else { return parallelMap(elements, workers: workers, state: makeState, transform) }
  let race = Race<Result>(elements.count)
  @Sendable func work() {
    var state = makeState()
    while let index = race.begin() {
      let result = transform(elements[index], &state)
      guard race.finish(index, result) else { return }
    }
  }
  for _ in 0..<max(1, min(workers, elements.count)) { DispatchQueue.global().async(execute: work) }
  while !race.wait(seconds: min(1, limit / 2)) {
    for _ in 0..<race.abandon(after: limit) { DispatchQueue.global().async(execute: work) }
  }
  return race.results
}

/// Who works on what since when, and what has come of it.
@usableFromInline final class Race<Result: Sendable>: Sendable {
  @usableFromInline enum Entry {
    case waiting
    /// With the moment, in nanoseconds of a monotonic clock.
    case begun(UInt64)
    case done(Result)
    case abandoned
  }
  @usableFromInline struct Course {
    @usableFromInline var entries: [Entry]
    @usableFromInline var next = 0
    @usableFromInline var open: Int

    @inlinable init(_ count: Int) { (entries, open) = ([Entry](repeating: .waiting, count: count), count) }
  }
  @usableFromInline let course: Mutex<Course>
  @usableFromInline let end = DispatchSemaphore(value: 0)

  @inlinable init(_ count: Int) {
    course = Mutex(Course(count))
    if count == 0 { end.signal() }
  }

  /// The next element's index; nil when all are taken.
  @inlinable func begin() -> Int? {
    let now = DispatchTime.now().uptimeNanoseconds
    return course.withLock { course in
      guard course.next < course.entries.count else { return nil }
      course.entries[course.next] = .begun(now)
      course.next += 1
      return course.next - 1
    }
  }

  /// Returns false to a worker that was given up: its place is taken.
  @inlinable func finish(_ index: Int, _ result: Result) -> Bool {
    course.withLock { course in
      guard case .begun = course.entries[index] else { return false }
      course.entries[index] = .done(result)
      close(1, &course)
      return true
    }
  }

  /// Gives up what has taken longer than `limit` seconds; returns how many workers are missing for that.
  @inlinable func abandon(after limit: Double) -> Int {
    return course.withLock { course in
      // Not before the lock is held: others may begin until then, and would have begun in the future.
      let now = DispatchTime.now().uptimeNanoseconds
      let late = course.entries.indices.prefix(course.next).filter { index in
        guard case .begun(let start) = course.entries[index] else { return false }
        return Double(now - start) > limit * 1_000_000_000
      }
      for index in late { course.entries[index] = .abandoned }
      close(late.count, &course)
      return late.count
    }
  }

  /// Whether all have ended within so many seconds.
  @inlinable func wait(seconds: Double) -> Bool { end.wait(timeout: .now() + seconds) == .success }

  @inlinable var results: [Result?] {
    course.withLock { course in
      course.entries.map { entry in
        if case .done(let result) = entry { return result }
        return nil
      }
    }
  }

  @inlinable func close(_ count: Int, _ course: inout Course) {
    course.open -= count
    if count > 0, course.open == 0 { end.signal() }
  }
}
