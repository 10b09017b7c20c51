// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CLinux
import Diagnostics
import FoundationEssentials
import Glibc

/// Where the system refuses memory, a program can only end. This says so, with the status for faults of the machine. A file that
/// is larger than a limit allows (`ulimit -f`) is one that cannot be written, and no reason to be killed.
func endingAtLimits() {
  signal(SIGXFSZ, SIG_IGN)
  planpress_end_without_memory(
    strdup(
      "error: the system refuses the memory that this takes\n"
        + "  help: allow planpress more (`ulimit -v`) and run it again, which puts right what is left half done\n"))
}

/// Fails where the program cannot have the threads that it works with: the library that starts them would wait for them
/// for ever.
func checkThreads() throws {
  // One for each core, and those that look at the clock and at signals.
  let count = min(ProcessInfo.processInfo.activeProcessorCount, 256) + 3
  let code = planpress_try_threads(Int32(count))
  if code == 0 { return }
  Terminal.error(
    "error: the system refuses the \(count) threads that planpress works with: \(FileProblem("", code: code).reason)\n"
      + "  help: allow more processes (`ulimit -u`), or more memory (`ulimit -v`)\n")
  throw ExitCode(70)
}
