// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc

/// How another program ended, and what it said.
package struct ProgramRun: Sendable {
  package enum End: Sendable, Equatable {
    case status(Int32)
    case signal(Int32)
    case outOfTime
    /// Somebody has asked for the end.
    case stopped
  }
  package let end: End
  /// The last of standard output and standard error together, as they came.
  package let output: String

  /// The last line that is not empty.
  package var lastLine: String? {
    output.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }
}

/// Runs the program at a path, without a shell and with nothing to read, and waits until it ends. One that takes longer
/// than `timeLimit` is ended, with all that it has started in its process group, and so is one that `isStopped` wants ended.
///
/// Fails when the program cannot be started.
package func runProgram(
  _ path: String, _ arguments: [String], environment: [String: String], timeLimit: Duration,
  isStopped: () -> Bool = { false }
) throws(FileProblem) -> ProgramRun {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw FileProblem(path) }
  defer { close(ends[0]) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
  // Whoever has started this program may have it ignore the ends of others; then nobody would learn how they ended.
  signal(SIGCHLD, SIG_DFL)
  let process: pid_t
  do {
    defer { close(ends[1]) }
    process = try start(path, [path] + arguments, environment.map { "\($0)=\($1)" }, output: ends[1])
  }
  let deadline = ContinuousClock.now + timeLimit
  var output: [UInt8] = []
  var status: Int32 = 0
  var cut: ProgramRun.End?
  while true {
    let ended = waitpid(process, &status, WNOHANG)
    if ended < 0, errno != EINTR { throw FileProblem(path) }
    if ended > 0 { break }
    if cut == nil {
      cut = isStopped() ? .stopped : ContinuousClock.now > deadline ? .outOfTime : nil
      if cut != nil { kill(-process, SIGKILL) }
    }
    read(from: ends[0], into: &output)
  }
  read(from: ends[0], into: &output, patience: 0)
  let text = String(decoding: output, as: UTF8.self)
  if let cut { return ProgramRun(end: cut, output: text) }
  // The layout of a status is that of waitpid(2) on Linux, whose macros Swift does not import.
  let signal = status & 0x7F
  return ProgramRun(end: signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal), output: text)
}

private func start(
  _ path: String, _ arguments: [String], _ environment: [String], output: Int32
) throws(FileProblem) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
  posix_spawnattr_setpgroup(&attributes, 0)
  let argv = arguments.map { strdup($0) } + [nil]
  let envp = environment.map { strdup($0) } + [nil]
  defer { for text in argv + envp { free(text) } }
  var process: pid_t = 0
  let failure = posix_spawn(&process, path, &actions, &attributes, argv, envp)
  if failure != 0 { throw FileProblem(path, code: failure) }
  return process
}

/// Takes what is there to be read, after waiting for it a moment; keeps the last 16 KB.
private func read(from descriptor: Int32, into output: inout [UInt8], patience: Int32 = 20) {
  var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  poll(&event, 1, patience)
  // When all have closed the pipe, polling no longer waits.
  if event.revents & Int16(POLLIN) == 0, event.revents != 0 { usleep(UInt32(patience) * 100) }
  var buffer = [UInt8](repeating: 0, count: 8 << 10)
  while true {
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count <= 0 { return }
    output += buffer.prefix(count)
    if output.count > 32 << 10 { output.removeFirst(output.count - (16 << 10)) }
  }
}
