// SPDX-License-Identifier: Apache-2.0

/// The span of time that a text in another form certainly means: `Q2 2027`, `H1 2026`, `2025–2028`, `Jan 2026 to Mar 2026`,
/// `31.03.2026`. Nil where there is none, or day and month could be exchanged.
package func likelySpan(for text: String) -> DateSpan? {
  guard text.utf8.count <= 60 else { return nil }
  if let part = likelyPart(text) { return DateSpan(part) }
  if let years = text.wholeMatch(of: /(\d{4})-(\d{4})/) { return DateSpan("\(years.output.1)/\(years.output.2)") }
  let ends = text.split(separator: #/\s+(?:-|to|until)\s+|\s*[–—/]\s*/#).map { likelyPart(String($0)) }
  guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
  return DateSpan("\(start)/\(end)")
}

private func likelyPart(_ text: String) -> String? {
  if let span = DateSpan(text) { return span.text }
  if let half = text.uppercased().wholeMatch(of: /(\d{4})[ -]?[HS]([12])/) {
    return half.output.2 == "1" ? "\(half.output.1)-Q1/\(half.output.1)-Q2" : "\(half.output.1)-Q3/\(half.output.1)-Q4"
  }
  if let half = text.uppercased().wholeMatch(of: /(?:[HS]([12])|([12])[HS])[ -]?(\d{4})/) {
    return likelyPart("\(half.output.3)-H\(half.output.1 ?? half.output.2 ?? "")")
  }
  if let quarter = likelyQuarter(text) { return quarter }
  let dates = likelyDates(for: text)
  return dates.count == 1 ? dates[0].iso : nil
}

/// `Q2 2027`, `2027 Q2`, `Q2/2027`, `2027Q2`.
private func likelyQuarter(_ text: String) -> String? {
  let parts = text.uppercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined()
  let digits = parts.replacing("Q", with: "")
  guard parts.utf8.count == 6, digits.utf8.count == 5, digits.allSatisfy(\.isNumber) else { return nil }
  let span =
    parts.hasPrefix("Q") ? "\(digits.dropFirst())-Q\(digits.prefix(1))" : "\(digits.prefix(4))-Q\(digits.suffix(1))"
  return DateSpan(span)?.text
}
