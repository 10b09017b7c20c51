// SPDX-License-Identifier: Apache-2.0

/// The beginning of a caption as others write it: `Figure 1. `, `Fig. 2 – `, `Tab. 3: `, `Abbildung 4: `.
struct NearCaption {
  let isFigure: Bool
  let typed: String
  /// How it is written here: `Figure 1: `.
  let right: String

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard Self.mayBegin(text) else { return nil }
    let words = UnsafeBufferPointer(rebasing: text.prefix(40)).string
    guard
      let match = words.prefixMatch(
        of: /(Fig|Abb|Tab)(?:ure|ura|ildung|le|elle|leau|la)?\.? +(\d[\d.]*?[a-z]?)(?:[.:] | ?[–—-] )/)
    else { return nil }
    isFigure = match.output.1 != "Tab"
    typed = String(match.output.0)
    right = "\(isFigure ? "Figure" : "Table") \(match.output.2): "
    if typed == right { return nil }
  }

  static func mayBegin(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, "FTA".utf8.contains(first) else { return false }
    return text.starts(with: "Fig".utf8) || text.starts(with: "Tab".utf8) || text.starts(with: "Abb".utf8)
  }
}
