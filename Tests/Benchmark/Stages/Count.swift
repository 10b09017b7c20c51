// SPDX-License-Identifier: Apache-2.0

/// Runs a stage for a program that counts instructions: it looks only at what happens below this function, which it knows by its
/// name, and takes the counts down when the function is left (counts.py).
@inline(never)
func countedStage(_ stage: Stage) throws -> Int { try stage.run() }

/// Runs each stage a single time, and prints its name and how much was made.
func count(_ stages: [Stage]) throws {
  for stage in stages {
    try stage.before()
    print(stage.name, try countedStage(stage))
  }
}
