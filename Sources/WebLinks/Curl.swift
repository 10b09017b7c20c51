// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Programs
import Sites

/// What a server says to one request.
struct Answer: Sendable, Equatable {
  /// That of HTTP (RFC 9110, 15); nil where there was no answer.
  var status: Int?
  /// Where the server sends readers on, in full.
  var location: String?
  /// For how many seconds it wants to be left alone (RFC 9110, 10.2.3).
  var patience: Int?
  /// Curl's number of what has failed; 0 for nothing.
  var failure: Int32 = 0

  /// Of what curl has printed: headers, and the line that is asked for behind them.
  init(status code: Int32, output: String) {
    failure = code
    for line in output.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "retry-after" {
        patience = Int(parts[1].filter { $0 != " " })
      }
    }
    let last = output.split(whereSeparator: \.isNewline).last?.split(separator: " ", maxSplits: 2) ?? []
    guard last.count >= 2, last[0] == Self.mark, let number = Int(last[1]), number > 0 else { return }
    status = number
    location = last.count == 3 ? String(last[2]) : nil
    // The answer came; its text is longer than anybody needs.
    if code == 63 { failure = 0 }
  }

  static let mark = "planpress-answer"
}

/// The program `curl`, which speaks TLS and knows the machine's proxies and certificates.
package struct Curl: Sendable {
  private let path: String
  private let environment: [String: String]

  /// Nil where there is none on the path.
  package init?(environment: [String: String]) {
    guard let path = findProgram("curl", environment) else { return nil }
    (self.path, self.environment) = (path, environment)
  }

  /// One request, without following where it leads. Nil where curl itself cannot be run.
  func ask(_ address: String, isHead: Bool) -> Answer? {
    let options = [
      // No settings of the user's, no patterns in the address, and no other protocols.
      "--disable", "--globoff", "--proto", "=http,https", "--silent", "--dump-header", "-", "--output", "/dev/null",
      "--connect-timeout", "10", "--max-time", "30", "--max-filesize", "2000000",
      "--user-agent", "planpress/\(programVersion) (checks links)",
      "--write-out", "\n\(Answer.mark) %{http_code} %{redirect_url}\n",
    ]
    // The part behind `#` is the browser's.
    let page = String(address.prefix { $0 != "#" })
    guard
      let run = try? runProgram(
        path, options + (isHead ? ["--head"] : []) + ["--url", page], environment: environment,
        timeLimit: .seconds(45))
    else { return nil }
    switch run.end {
    case .status(let status): return Answer(status: status, output: run.output)
    case .signal: return Answer(status: 2, output: "")
    case .outOfTime, .stopped: return Answer(status: 28, output: "")
    }
  }
}
