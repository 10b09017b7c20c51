// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where two texts differ, as people read it: lines with `-` were expected, lines with `+` came out. Nil when their
/// bytes are the same.
package func difference(_ got: String, from expected: String) -> String? {
  if got.utf8.elementsEqual(expected.utf8) { return nil }
  let new = lines(got)
  let old = lines(expected)
  let head = zip(new, old).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let tail = zip(new[head...].reversed(), old[head...].reversed()).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let context = 2
  var out = ["line \(head + 1):"]
  out += old[max(0, head - context)..<head].map { "  " + $0 }
  out += shown(old[head..<(old.count - tail)], "- ")
  out += shown(new[head..<(new.count - tail)], "+ ")
  out += old[(old.count - tail)..<min(old.count, old.count - tail + context)].map { "  " + $0 }
  return "\n" + out.joined(separator: "\n") + "\n"
}

/// Whether expectations are written again from what comes out; such a run fails, so that it cannot be left on.
package var isRecording: Bool { getenv("PLANPRESS_RECORD").map { String(cString: $0) } == "1" }

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

private func shown(_ lines: ArraySlice<Substring>, _ mark: String) -> [String] {
  let most = 40
  return lines.prefix(most).map { mark + $0 }
    + (lines.count > most ? ["\(mark)… \(lines.count - most) more lines"] : [])
}
