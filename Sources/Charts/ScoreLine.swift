// SPDX-License-Identifier: Apache-2.0

import HTML

/// The time of a plan, from its first day to its last, on which its parts are drawn as lines.
package struct PlanAxis: Sendable {
  /// In days from any beginning, the same for all.
  package let days: ClosedRange<Int>
  /// The first days of years within it.
  package let years: [(day: Int, label: String)]
  package let today: Int?
  package let isRightToLeft: Bool

  package init(_ days: ClosedRange<Int>, years: [(day: Int, label: String)], today: Int, isRightToLeft: Bool) {
    (self.days, self.isRightToLeft) = (days, isRightToLeft)
    self.years = years.filter { days.contains($0.day) }
    self.today = days.contains(today) ? today : nil
  }

  /// The years' names at their beginnings, for the head of the lines. A year that has little room before the next one, or before
  /// the end, goes without its name.
  package func write(into writer: inout HTMLWriter) {
    var drawing = Drawing(writer: HTMLWriter(reserving: 512), isMirrored: isRightToLeft)
    drawing.beginSilent("axis-years", height: 1_375)
    let marks = years.map { x($0.day) }
    for (number, year) in years.enumerated() {
      drawing.line("year", from: (marks[number], 250), to: (marks[number], 1_375))
      let next = number + 1 < marks.count ? marks[number + 1] : 10_000
      if next - marks[number] >= Self.leastForName { drawing.label("", year.label, at: (marks[number], 1_000), dx: 5) }
    }
    drawing.end()
    writer.trusted(drawing.writer.bytes)
  }

  func x(_ day: Int) -> Drawing.X {
    let day = min(max(day, days.lowerBound), days.upperBound)
    return days.count == 1 ? 5_000 : (day - days.lowerBound) * 10_000 / (days.count - 1)
  }

  /// In hundredths of a per cent of the width.
  private static let leastForName = 900
}

/// A part of a plan along the plan's time: drawn out to today, dotted to the day on which it is due, with its milestones on the
/// line. What it shows stands beside it in words.
package struct ScoreLine: Sendable {
  package struct Milestone: Sendable {
    package let day: Int
    package let originalDay: Int?
    package let isReached: Bool

    package init(day: Int, originalDay: Int?, isReached: Bool) {
      (self.day, self.originalDay, self.isReached) = (day, originalDay, isReached)
    }
  }

  private let axis: PlanAxis
  private let milestones: [Milestone]
  private let start: Int?
  private let due: Int?
  private let end: Int?

  /// `end` is the day on which it was done or given up.
  package init(_ axis: PlanAxis, _ milestones: [Milestone], start: Int?, due: Int?, end: Int?) {
    (self.axis, self.milestones, self.start, self.due, self.end) = (axis, milestones, start, due, end)
  }

  /// As high as the row that it is in: every y is a share of that.
  package func write(into writer: inout HTMLWriter) {
    var drawing = Drawing(writer: HTMLWriter(reserving: 1_024), isMirrored: axis.isRightToLeft)
    drawing.beginSilent("along")
    for year in axis.years { drawing.upright("year", at: axis.x(year.day)) }
    if let today = axis.today { drawing.upright("now", at: axis.x(today)) }
    let first = start.map(axis.x) ?? 0
    let last = axis.x(end ?? due ?? milestones.map(\.day).max() ?? axis.days.upperBound)
    // Before the plan begins, nothing has run; after its end, all has.
    let now = axis.today.map(axis.x) ?? (milestones.contains(where: \.isReached) || end != nil ? 10_000 : 0)
    let run = end.map(axis.x) ?? max(first, min(now, last))
    if run > first { drawing.level("run", from: first, to: run) }
    if last > run { drawing.level("rest", from: run, to: last) }
    if let due { drawing.middle("due", at: axis.x(due), "M0-8V8") }
    for milestone in milestones {
      guard let original = milestone.originalDay, original != milestone.day else { continue }
      let (from, to) = (axis.x(original), axis.x(milestone.day))
      drawing.level("clear", from: min(from, to), to: max(from, to))
      drawing.level("slip", from: min(from, to), to: max(from, to))
      drawing.middle("was", at: from, "M0-4 4 0 0 4-4 0z")
    }
    for milestone in milestones {
      let x = axis.x(milestone.day)
      if milestone.isReached {
        drawing.middle("reached", at: x, "M0-6 6 0 0 6-6 0z")
      } else if milestone.originalDay.map({ $0 != milestone.day }) ?? false {
        drawing.middle("will", at: x, "M0-6 6 0 0 6-6 0z")
      } else {
        drawing.middle("coming", at: x, "M0-6 6 0 0 6-6 0z")
      }
    }
    drawing.end()
    writer.trusted(drawing.writer.bytes)
  }
}

extension Drawing {
  /// A drawing beside words that say the same, as high as the style sheet says.
  fileprivate mutating func beginSilent(_ style: StaticString) {
    writer.markup("<svg class=\"")
    writer.markup(style)
    writer.markup("\" aria-hidden=\"true\">")
  }

  /// From the top to the bottom.
  fileprivate mutating func upright(_ style: StaticString, at x: X) {
    writer.markup("<line class=\"")
    writer.markup(style)
    writer.markup("\" x1=\"")
    add(x)
    writer.markup("\" x2=\"")
    add(x)
    writer.markup("\" y2=\"100%\"/>")
  }

  /// Along the middle.
  fileprivate mutating func level(_ style: StaticString, from: X, to: X) {
    writer.markup("<line class=\"")
    writer.markup(style)
    writer.markup("\" x1=\"")
    add(from)
    writer.markup("\" x2=\"")
    add(to)
    writer.markup("\" y1=\"50%\" y2=\"50%\"/>")
  }

  /// A shape in the middle of the height, in pixels.
  fileprivate mutating func middle(_ style: StaticString, at x: X, _ path: StaticString) {
    writer.markup("<svg x=\"")
    add(x)
    writer.markup("\" y=\"50%\" width=\"1\" height=\"1\" overflow=\"visible\"><path class=\"")
    writer.markup(style)
    writer.markup("\" d=\"")
    writer.markup(path)
    writer.markup("\"/></svg>")
  }
}
