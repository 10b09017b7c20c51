// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension FieldType where Value == PlanTime {
  package static let time = FieldType(
    shape: .time,
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.wrong(node, "a time", help: timeHelp(reader))
        return nil
      }
      if let span = DateSpan(text) { return .span(span) }
      if text == PlanTime.ongoingWord { return .ongoing }
      if let band = reader.bands.first(where: { $0.name == text }) { return .band(band) }
      if let date = CalendarDate(withClock: text), let span = DateSpan(date.iso) { return .span(span) }
      let (likely, days) = (likelySpan(for: text)?.text, likelyDates(for: text))
      let near = likely == nil ? correction(of: text, among: reader.bands.map(\.name) + [PlanTime.ongoingWord]) : nil
      reader.wrong(
        node, "a time",
        help: likely.map { "write `\(reader.field): \($0)`" } ?? near.map { "did you mean `\(reader.field): \($0)`?" }
          ?? (days.count == 2 ? dateHelp(reader.field, days) : timeHelp(reader)),
        writing: likely ?? near)
      return nil
    }, value: { .time($0) })
}

private func timeHelp(_ reader: FieldReader) -> String {
  let bands =
    reader.bands.isEmpty
    ? "a name that `time-bands` in `site.yml` gives a span of time" : quoted(reader.bands.map(\.name))
  return "write a day, month, quarter or year, such as `\(reader.field): 2027-Q2`, two of them with `/` between, "
    + "`ongoing`, or \(bands)"
}

extension FieldType where Value == [TimeBand] {
  /// Names of spans of time.
  package static let timeBands = FieldType(
    shape: .entries(of: .span),
    read: { node, reader in
      readEntries(node, FieldType<DateSpan>.span, &reader)?.compactMap { name, span in
        if let band = TimeBand(name, span) { return band }
        reader.report.add(
          .wrongType, "`\(name)` cannot be the name of a band of time", at: reader.place(node),
          help: "begin it with a letter, such as `short`; `ongoing` has a meaning of its own")
        return nil
      }
    }, value: { .record($0.map { FieldEntry($0.name, .span($0.span)) }) })
}
