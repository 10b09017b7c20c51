// SPDX-License-Identifier: Apache-2.0

import Glibc

/// How long `body` keeps this thread's processor busy: the same on an idle machine and on a busy one.
package func workTime(_ body: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try body()
  return threadTime() - start
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
