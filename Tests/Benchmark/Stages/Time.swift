// SPDX-License-Identifier: Apache-2.0

/// What a stage took in many runs.
private struct Timing {
  let runs: [Duration]

  init(_ runs: [Duration]) { self.runs = runs.sorted() }

  var median: Duration { runs[runs.count / 2] }

  /// How far apart the middle half of the runs are, as a share of the median.
  var spread: Double { (runs[runs.count * 3 / 4] - runs[runs.count / 4]) / median }
}

/// Runs a stage once to warm up, and then so many times, or at least seven times and for half a second.
private func time(_ stage: Stage, runs asked: Int?) throws -> Timing {
  let clock = ContinuousClock()
  var runs: [Duration] = []
  var total = Duration.zero
  try stage.before()
  _ = try stage.run()
  while asked.map({ runs.count < $0 }) ?? (runs.count < 7 || (total < .milliseconds(500) && runs.count < 1000)) {
    try stage.before()
    let start = clock.now
    _ = try stage.run()
    let took = clock.now - start
    runs.append(took)
    total += took
  }
  return Timing(runs)
}

/// Prints a line for each stage: medians, by page and in all, and how far apart the runs are.
func time(_ stages: [Stage], runs: Int?, pages: Int) throws {
  func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 1 ? 10.0 : 100.0
    let rounded = Int((value * scale).rounded())
    let rest = String(rounded % Int(scale))
    return "\(rounded / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
  }
  print("\(pages) texts, one thread".padded(22) + "  µs a text        ms  spread  runs")
  for stage in stages {
    let timing = try time(stage, runs: runs)
    let columns = [
      right(fixed(timing.median / .microseconds(1) / Double(pages), 1), 11),
      right(fixed(timing.median / .milliseconds(1), 2), 10), right("\(Int((timing.spread * 100).rounded())) %", 8),
      right("\(timing.runs.count)", 6),
    ]
    print(stage.name.padded(22) + columns.joined())
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
