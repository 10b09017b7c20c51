// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Waits on this thread.
@Sendable func sleep(_ duration: Duration) {
  let (seconds, attoseconds) = duration.components
  var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
  var rest = timespec()
  while nanosleep(&time, &rest) < 0, errno == EINTR { time = rest }
}
