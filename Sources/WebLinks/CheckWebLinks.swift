// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Synchronization
import Workers

/// What the check of all addresses came to.
package struct WebLinkCounts: Sendable, Equatable {
  /// Addresses, each once.
  package var all = 0
  /// Of these, the ones that answered in the last days.
  package var known = 0
  /// Those whose servers do not answer programs.
  package var refused = 0
  /// Nobody has answered at all.
  package var isOffline = false
}

/// Asks whether the addresses on the web that a plan leads to are there: each once, each host by itself with pauses, several
/// hosts side by side. `now` is in seconds since 1970; `announce` is told of what is done.
///
/// Nil where nobody can be asked, since curl cannot be run.
package func checkWebLinks(
  _ links: [WebLink], with curl: Curl, cache: CacheFolder?, now: Int, pause: Duration = .seconds(1),
  announce: @escaping @Sendable (String) -> Void, _ report: inout Report
) -> WebLinkCounts? {
  let inquiry = Inquiry(ask: curl.ask, wait: sleep, pause: pause)
  return checkWebLinks(links, inquiry, cache: cache, now: now, announce: announce, &report)
}

func checkWebLinks(
  _ links: [WebLink], _ inquiry: Inquiry, cache: CacheFolder?, now: Int,
  announce: @escaping @Sendable (String) -> Void, _ report: inout Report
) -> WebLinkCounts? {
  var known = KnownAddresses(cache, now: now)
  var counts = WebLinkCounts()
  var verdicts: [String: Verdict] = [:]
  var toAsk: [String] = []
  var seen: Set<String> = []
  for link in links where seen.insert(link.address).inserted {
    if let verdict = known[link.address] { verdicts[link.address] = verdict } else { toAsk.append(link.address) }
  }
  (counts.all, counts.known) = (seen.count, verdicts.count)

  let byHost = Dictionary(grouping: toAsk, by: host).sorted { $0.key < $1.key }.map(\.value)
  let done = Mutex(0)
  let count = toAsk.count
  let answers = waitingMap(byHost, most: 8) { addresses in
    addresses.enumerated().map { number, address in
      if number > 0 { inquiry.wait(inquiry.pause) }
      let verdict = inquiry.judge(address)
      let number = done.withLock { done in
        done += 1
        return done
      }
      announce("asking for addresses: \(number) of \(count)")
      return (address, verdict)
    }
  }
  for (address, verdict) in answers.joined() {
    guard let verdict else { return nil }
    verdicts[address] = verdict
    known.note(verdict, of: address)
  }
  known.keep()
  if !toAsk.isEmpty, !toAsk.contains(where: { verdicts[$0]?.isAnswer ?? false }) {
    // A plan can do nothing about a machine without a network.
    counts.isOffline = true
    for address in toAsk { verdicts[address] = nil }
  }
  counts.refused = verdicts.values.count { if case .refused = $0 { true } else { false } }
  for link in links { if let verdict = verdicts[link.address] { tell(verdict, link, &report) } }
  return counts
}

/// The name and port that are asked.
private func host(of address: String) -> String {
  let rest = address.firstRange(of: "//").map { address[$0.upperBound...] } ?? address[...]
  return rest.prefix { !"/?#".contains($0) }.lowercased()
}

private func tell(_ verdict: Verdict, _ link: WebLink, _ report: inout Report) {
  let help = "write where it is today, or the address of an archived copy, or remove the link"
  switch verdict {
  case .fine, .refused: break
  case .moved(let address, let isForGood):
    let target = address.contains("#") ? address : address + String(link.address.drop { $0 != "#" })
    report.add(
      isForGood ? .movedAddress : .forwardedAddress,
      isForGood
        ? "`\(link.address)` has moved to `\(target)` for good"
        : "`\(link.address)` leads on to `\(target)`, for now as its server says", at: link.place,
      help: isForGood ? "write `\(target)`" : nil,
      edits: isForGood ? [Edit(replacing: link.place, with: target, mayBeBelow: true)] : [])
  case .gone(let status):
    report.add(
      .deadAddress, "there is no page at `\(link.address)`: its server says \(status)", at: link.place, help: help)
  case .failing(let status):
    report.add(
      .deadAddress, "`\(link.address)` cannot be shown: its server says \(status)", at: link.place,
      help: "try it in a browser in an hour; if it stays so, " + help)
  case .circle:
    report.add(.deadAddress, "`\(link.address)` leads from address to address without end", at: link.place, help: help)
  case .unreachable(let failure):
    report.add(
      .deadAddress, "`\(link.address)` cannot be reached: \(Verdict.reason(failure))", at: link.place,
      help: "compare the name of the host, letter by letter; if it is right, " + help)
  }
}
