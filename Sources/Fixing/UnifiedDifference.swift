// SPDX-License-Identifier: Apache-2.0

/// What differs between two texts of a file, in the unified format (POSIX.1-2024, diff -u), with three lines around each
/// change; empty where they are equal. Only LF ends a line, so that other line ends are seen.
package func unifiedDifference(_ path: String, _ before: [UInt8], _ after: [UInt8]) -> String {
  if before == after { return "" }
  let steps = compare(lines(before), lines(after))
  var text = "--- a/\(path)\n+++ b/\(path)\n"
  var next = 0
  while let first = steps[next...].firstIndex(where: { !$0.isKept }) {
    let start = max(next, first - 3)
    // A gap of up to six lines belongs to the changes on both sides of it.
    var end = first + 1
    while let more = steps[end...].firstIndex(where: { !$0.isKept }), more - end <= 6 { end = more + 1 }
    end = min(steps.count, end + 3)
    text += hunk(steps, start..<end)
    next = end
  }
  return text
}

private enum Step {
  case kept(ArraySlice<UInt8>)
  case removed(ArraySlice<UInt8>)
  case added(ArraySlice<UInt8>)

  var isKept: Bool { if case .kept = self { true } else { false } }
  var isRemoved: Bool { if case .removed = self { true } else { false } }
  var isAdded: Bool { if case .added = self { true } else { false } }
}

private func hunk(_ steps: [Step], _ range: Range<Int>) -> String {
  func header(_ isAbsent: (Step) -> Bool) -> String {
    let count = steps[range].count { !isAbsent($0) }
    let before = steps[..<range.lowerBound].count { !isAbsent($0) }
    return "\(count == 0 ? before : before + 1)" + (count == 1 ? "" : ",\(count)")
  }
  var text = "@@ -\(header(\.isAdded)) +\(header(\.isRemoved)) @@\n"
  for step in steps[range] {
    switch step {
    case .kept(let line): text += " " + printed(line)
    case .removed(let line): text += "-" + printed(line)
    case .added(let line): text += "+" + printed(line)
    }
  }
  return text
}

private func printed(_ line: ArraySlice<UInt8>) -> String {
  String(decoding: line, as: UTF8.self) + (line.last == 0x0A ? "" : "\n\\ No newline at end of file\n")
}

/// Each with its end.
private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    lines.append(bytes[start..<end])
    start = end
  }
  return lines
}

/// How far ahead the two are compared after a difference. What differs for longer is shown as replaced as a whole.
private let reach = 200

/// The way from one text to the other: not always the shortest one, but a right one, in time that grows with the texts.
private func compare(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Step] {
  // Lines are compared as numbers.
  var numbers: [ArraySlice<UInt8>: Int] = [:]
  func number(_ line: ArraySlice<UInt8>) -> Int {
    if let known = numbers[line] { return known }
    numbers[line] = numbers.count
    return numbers.count - 1
  }
  let (a, b) = (old.map(number), new.map(number))
  var (countsInA, countsInB) = ([Int](repeating: 0, count: numbers.count), [Int](repeating: 0, count: numbers.count))
  for number in a { countsInA[number] += 1 }
  for number in b { countsInB[number] += 1 }
  let isUnique = zip(countsInA, countsInB).map { $0 == 1 && $1 == 1 }
  var steps: [Step] = []
  var (i, j) = (0, 0)
  while i < a.count || j < b.count {
    if i < a.count, j < b.count, a[i] == b[j] {
      steps.append(.kept(old[i]))
      (i, j) = (i + 1, j + 1)
      continue
    }
    let (toI, toJ) = nextMeeting(a, b, i, j, isUnique)
    steps += old[i..<toI].map { .removed($0) }
    steps += new[j..<toJ].map { .added($0) }
    (i, j) = (toI, toJ)
  }
  return steps
}

/// The nearest place where the two are the same again: for two lines, for one that each has once, or to their ends.
private func nextMeeting(_ a: [Int], _ b: [Int], _ i: Int, _ j: Int, _ isUnique: [Bool]) -> (Int, Int) {
  func isSame(_ i: Int, _ j: Int) -> Bool {
    if i == a.count || j == b.count { return i == a.count && j == b.count }
    return a[i] == b[j]
  }
  for distance in 1...reach {
    for removed in 0...distance {
      let (x, y) = (i + removed, j + distance - removed)
      guard x <= a.count, y <= b.count, isSame(x, y) else { continue }
      if x == a.count || isUnique[a[x]] || isSame(x + 1, y + 1) { return (x, y) }
    }
  }
  return (a.count, b.count)
}
