// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc

// stages SOURCE OUTPUT [--once | --runs N] [NAME …]
//
// Runs the stages of a build one by one, over a source made for it: texts in SOURCE are changed, and OUTPUT is emptied. Prints
// how long each took, in as many runs as it takes, or in N; with `--once`, runs each a single time, for a program that counts
// instructions (counts.py).

let usage = "usage: stages SOURCE OUTPUT [--once | --runs N] [NAME …]"
var names = Array(CommandLine.arguments.dropFirst())
let isOnce = names.contains("--once")
names.removeAll { $0 == "--once" }
var runs: Int?
if let option = names.firstIndex(of: "--runs") {
  runs = names.indices.contains(option + 1) ? Int(names[option + 1]).flatMap { $0 > 0 ? $0 : nil } : nil
  if runs == nil { end(usage, status: 64) }
  names.removeSubrange(option...(option + 1))
}
guard names.count >= 2 else { end(usage, status: 64) }
let (source, output) = (names.removeFirst(), names.removeFirst())
do {
  let made = try Made(source)
  let stages = planStages(made) + siteStages(made) + [cacheStage(made)] + buildStages(source, output)
  if let unknown = names.first(where: { name in !stages.contains { $0.name == name } }) {
    end("there is no stage \(unknown): \(stages.map(\.name).joined(separator: ", "))", status: 64)
  }
  let chosen = stages.filter { names.isEmpty || names.contains($0.name) }
  if isOnce { try count(chosen) } else { try time(chosen, runs: runs, pages: made.texts.count) }
} catch let problem as FileProblem {
  end("stages: \(problem.path): \(problem.reason)", status: 1)
} catch {
  end("stages: \(error)", status: 1)
}
