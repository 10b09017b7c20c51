// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Every command where programs run it: without a terminal, without anything to read, into a pipe that nobody reads on, as
/// somebody whose home cannot be written.
@Suite struct EveryCommandTests {
  static let commands: [[String]] = [
    ["--help"], ["init", "begun"], ["new"], ["new", "norm", "A new one"], ["check"], ["check", "--format", "json"],
    ["build"], ["build", "--drafts"], ["fix"], ["fix", "--yes"], ["explain"], ["explain", "dead-link"], ["schema"],
    ["reference", "fields"], ["lsp"],
  ]

  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n\nText.\n", "content/norms/a.md": "---\ntitel: A\n---\n\nText.\n",
    ])
    for name in ["", "content", "content/norms"] { try folder.setMode(name, 0o777) }
    return folder
  }

  /// What each says where nothing is in its way; a mistake in the content is one that all of them meet.
  private func usual(_ arguments: [String]) -> Set<Int32> {
    switch arguments.first {
    case "check", "build", "lsp": [1]
    case "fix": [arguments.contains("--yes") ? 0 : 1]
    default: [0]
    }
  }

  @Test(arguments: commands) func needsNothingToRead(arguments: [String]) throws {
    let folder = try site()
    let run = try start(arguments, in: folder, by: ["/bin/sh", "-c", "exec \"$@\" <&-", "sh"]).wait()
    #expect(folder.bytes("content/index.md") != nil)
    #expect(usual(arguments).contains(run.status), "\(run)")
  }

  @Test(arguments: commands) func endsWithItsReader(arguments: [String]) throws {
    let script = "\"$@\" </dev/null 2>/dev/null | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}"
    let folder = try site()
    let run = try start(
      arguments, in: folder, environment: ["PATH": "/usr/bin:/bin"], by: ["/bin/bash", "-c", script, "bash"]
    ).wait()
    // Ended by the pipe (SIGPIPE), unless all was written before.
    #expect(folder.bytes("content/index.md") != nil)
    #expect(usual(arguments).union([128 + SIGPIPE]).contains(run.status), "\(run)")
  }

  @Test(.enabled(if: geteuid() == 0, "only root can be somebody else"), arguments: commands)
  func needsNoHomeAndNoRights(arguments: [String]) throws {
    let user = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let folder = try site()
    let run = try start(arguments, in: folder, environment: ["HOME": "/proc/none"], by: user).wait()
    #expect(folder.bytes("content/index.md") != nil)
    #expect(usual(arguments).contains(run.status), "\(run)")
  }
}
