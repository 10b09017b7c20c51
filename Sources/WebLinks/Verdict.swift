// SPDX-License-Identifier: Apache-2.0

import Encoding

/// What has been found out about an address.
enum Verdict: Sendable, Equatable {
  /// There is a page.
  case fine
  /// The page is at another address: for good, or as the server says for now.
  case moved(to: String, isForGood: Bool)
  /// The server does not tell programs (403, 429 and the like). That says nothing about readers.
  case refused(Int)
  /// The server says that there is none.
  case gone(Int)
  /// The server is not well.
  case failing(Int)
  /// It sends readers in circles.
  case circle
  /// There was no answer; curl's number of why.
  case unreachable(Int32)

  /// Whether anybody has answered.
  var isAnswer: Bool { if case .unreachable = self { false } else { true } }

  /// Whether it need not be asked again for some days.
  var isKept: Bool {
    switch self {
    case .fine, .moved: true
    default: false
    }
  }

  /// Why there was no answer, in words.
  static func reason(_ failure: Int32) -> String {
    switch failure {
    case 6: "no host has this name"
    case 5: "the proxy of this machine has no address"
    case 7: "the host does not take the connection"
    case 28: "the host does not answer within half a minute"
    case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: "the host cannot prove who it is (TLS)"
    case 52: "the host ends the connection without an answer"
    default: "the connection fails"
    }
  }
}

/// Asks a host about its addresses, one after the other.
struct Inquiry {
  let ask: @Sendable (_ address: String, _ isHead: Bool) -> Answer?
  let wait: @Sendable (Duration) -> Void
  /// Between two requests to a host.
  let pause: Duration

  private static let mostSteps = 10
  private static let mostTries = 3

  /// Nil where nobody can be asked at all.
  func judge(_ address: String) -> Verdict? {
    var current = address
    var seen: Set<String> = []
    var isForGood = true
    while seen.insert(current).inserted, seen.count <= Self.mostSteps {
      guard let answer = patiently(current) else { return nil }
      guard let status = answer.status else { return .unreachable(answer.failure) }
      switch status {
      case 301, 302, 303, 307, 308:
        guard let next = answer.location, next.utf8.starts(with: "http".utf8) else { return .failing(status) }
        if status != 301, status != 308 { isForGood = false }
        current = next
        wait(pause)
      case 200..<400: return current == address ? .fine : .moved(to: current, isForGood: isForGood)
      case 401, 403, 407, 429, 451, 999: return .refused(status)
      case 400..<500: return .gone(status)
      default: return .failing(status)
      }
    }
    return .circle
  }

  /// Tries again what may have failed by chance, after longer and longer pauses.
  private func patiently(_ address: String) -> Answer? {
    var answer: Answer?
    for number in 1...Self.mostTries {
      answer = once(address)
      guard let got = answer, number < Self.mostTries, isByChance(got) else { break }
      wait(max(pause * (1 << number), .seconds(min(got.patience ?? 0, 30))))
    }
    return answer
  }

  private func isByChance(_ answer: Answer) -> Bool {
    guard let status = answer.status else { return [7, 18, 28, 52, 55, 56].contains(answer.failure) }
    return status == 429 || status >= 500
  }

  /// By HEAD, which brings no text; servers that do not know it are asked for the text.
  private func once(_ address: String) -> Answer? {
    guard let answer = ask(address, true) else { return nil }
    let isClear = answer.status.map { $0 < 400 || $0 == 403 || $0 == 429 } ?? [6, 7].contains(answer.failure)
    if isClear { return answer }
    wait(pause)
    return ask(address, false)
  }
}
