/// Does two things at once where there are workers for it, and returns when both are done.
package func concurrently<First: Sendable, Second: Sendable>(
  workers: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let done = parallelMap([true, false], workers: workers) { isFirst in
    isFirst ? Either<First, Second>.first(first()) : .second(second())
  }
  guard case .first(let one) = done[0], case .second(let other) = done[1] else { return (first(), second()) }
  return (one, other)
}

private enum Either<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}
