// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML

/// A series of measurements as a drawing (SVG): what was measured as a line with full points, what is aimed at as a broken line
/// with hollow ones, the beginning as a hollow square. It has no legend: what a mark is stands beside it. Shapes and dashes say
/// what colours say.
///
/// Texts come from the caller, in the language of the page, and so do numbers in words: chart, table and sentence say the same.
package struct SeriesChart: Sendable {
  /// A period, at a place in time.
  package struct Point: Sendable, Equatable {
    /// In days from any beginning.
    package let day: Int
    /// What the period is called, such as `Q1 2026`.
    package let label: String
    package let actual: DecimalNumber?
    package let target: DecimalNumber?

    package init(day: Int, label: String, actual: DecimalNumber?, target: DecimalNumber?) {
      (self.day, self.label, self.actual, self.target) = (day, label, actual, target)
    }
  }

  /// Where change is counted from.
  package struct Baseline: Sendable {
    /// Nil where nobody says when it was.
    package let day: Int?
    package let value: DecimalNumber
    /// What it says in the drawing, such as `baseline 3`.
    package let label: String

    package init(day: Int?, value: DecimalNumber, label: String) {
      (self.day, self.value, self.label) = (day, value, label)
    }
  }

  /// What is said beside marks.
  package struct Labels: Sendable {
    package let number: @Sendable (DecimalNumber) -> String
    /// Such as `target 17`.
    package let target: @Sendable (DecimalNumber) -> String
    package let unit: String
    package let noFigure: String

    package init(
      unit: String, noFigure: String, number: @escaping @Sendable (DecimalNumber) -> String,
      target: @escaping @Sendable (DecimalNumber) -> String
    ) {
      (self.unit, self.noFigure, self.number, self.target) = (unit, noFigure, number, target)
    }
  }

  private let points: [Point]
  private let baseline: Baseline?
  private let today: (day: Int, label: String)?
  private let labels: Labels
  private let isRightToLeft: Bool
  private let scale: Scale
  private let days: ClosedRange<Int>

  /// Nil where there is no figure to draw. Points come in the order of time; of two on a day, the first counts.
  package init?(
    _ points: [Point], baseline: Baseline?, today: (day: Int, label: String)?, labels: Labels,
    isRightToLeft: Bool = false
  ) {
    var seen: Set<Int> = []
    let points = points.filter { seen.insert($0.day).inserted }.sorted { $0.day < $1.day }
    let numbers = points.flatMap { [$0.actual, $0.target].compactMap { $0 } }
    guard !numbers.isEmpty else { return nil }
    self.points = points
    self.baseline = baseline
    self.today = today
    self.labels = labels
    self.isRightToLeft = isRightToLeft
    scale = Scale(numbers + [baseline?.value].compactMap { $0 })
    let all = points.map(\.day) + [baseline?.day].compactMap { $0 }
    days = (all.min() ?? 0)...(all.max() ?? 0)
  }

  /// `title` says what is shown, `description` what it shows.
  package func write(title: String, description: String, into writer: inout HTMLWriter) {
    var drawing = Drawing(writer: HTMLWriter(reserving: 4096), isMirrored: isRightToLeft)
    drawing.begin("chart", title: title, description: description)
    drawLines(&drawing)
    drawToday(&drawing)
    drawTargets(&drawing)
    drawActuals(&drawing)
    drawBaseline(&drawing)
    drawValues(&drawing)
    drawTimes(&drawing)
    drawing.end()
    writer.trusted(drawing.writer.bytes)
  }

  // MARK: Places

  /// Above it is today's label, and nothing else.
  private static let top = 2_625
  private static let bottom = 13_250
  /// The numbers of the lines stand before that.
  private static let left = 1_100
  private static let right = 9_500

  private func y(_ number: DecimalNumber) -> Int { y(height: scale.height(of: number)) }

  private func y(height: Int) -> Int { Self.bottom - height * (Self.bottom - Self.top) / 1_000 }

  private func x(_ day: Int) -> Int {
    let count = days.upperBound - days.lowerBound
    // One that nobody says the time of stands before all others.
    let left = baseline != nil && baseline?.day == nil ? Self.left + 900 : Self.left
    if count == 0 { return (left + Self.right) / 2 }
    return left + (day - days.lowerBound) * (Self.right - left) / count
  }

  private var measured: [(point: Point, value: DecimalNumber)] {
    points.compactMap { point in point.actual.map { (point, $0) } }
  }

  private var aimed: [(point: Point, value: DecimalNumber)] {
    points.compactMap { point in point.target.map { (point, $0) } }
  }

  // MARK: Marks

  private func drawLines(_ drawing: inout Drawing) {
    let lines = scale.lines
    for (number, line) in lines.enumerated() {
      let y = y(height: line.height)
      if line.height == scale.axis {
        drawing.line("base", from: (0, y), to: (10_000, y))
      } else {
        drawing.line("grid", from: (0, y), to: (10_000, y))
      }
      let text = labels.number(line.number)
      // Of a long unit, as much is said as a narrow drawing has room for; the words above it say all of it.
      let room = Self.mostLetters - text.count - 1
      let isLast = number == lines.count - 1 && !labels.unit.isEmpty && room >= 3
      drawing.label("", isLast ? "\(text) \(shortened(labels.unit, to: room))" : text, at: (0, y - 313))
    }
  }

  private func drawToday(_ drawing: inout Drawing) {
    guard let today, days.contains(today.day), days.count > 1 else { return }
    let x = x(today.day)
    drawing.line("now", from: (x, 1_125), to: (x, Self.bottom))
    drawing.label("", today.label, at: (x, 875), dx: 0, x > 6_000 ? .end : x < 4_000 ? .start : .middle)
  }

  private func drawTargets(_ drawing: inout Drawing) {
    let aimed = aimed
    if aimed.count == 1 {
      let y = y(aimed[0].value)
      drawing.line("target", from: (0, y), to: (10_000, y))
    }
    // Where points are dense, dashes would be longer than what they are to break: then parts are left out.
    let part = aimed.count > Self.mostMarks ? (aimed.count + 49) / 50 : 0
    for (number, (from, to)) in zip(aimed, aimed.dropFirst()).enumerated() where part == 0 || number / part % 2 == 0 {
      drawing.line("target", from: (x(from.point.day), y(from.value)), to: (x(to.point.day), y(to.value)))
    }
    let hasMarks = aimed.count <= Self.mostMarks
    for (number, (point, value)) in aimed.enumerated() where hasMarks || number == aimed.count - 1 {
      drawing.mark("target-mark", at: (x(point.day), y(value)), "M0-5 5 0 0 5-5 0z")
    }
  }

  /// More of them would be one thick line.
  private static let mostMarks = 40

  private func drawActuals(_ drawing: inout Drawing) {
    let last = points.lastIndex { $0.actual != nil }
    var isGapNamed = false
    var before: (x: Int, y: Int)?
    let hasMarks = measured.count <= Self.mostMarks
    for (number, point) in points.enumerated() {
      guard let value = point.actual else {
        before = nil
        // What lies ahead is not missing.
        let isMissing = number < last ?? 0 || today.map { point.day <= $0.day } ?? false
        guard isMissing else { continue }
        let x = x(point.day)
        drawing.mark("missing", at: (x, Self.bottom - 562), "M-4-4 4 4M4-4-4 4")
        if !isGapNamed, hasRoomAtFoot(x) {
          drawing.label(
            "wide-only", labels.noFigure, at: (x, Self.bottom - 312), dx: x > 6_000 ? -9 : 9, x > 6_000 ? .end : .start)
        }
        isGapNamed = true
        continue
      }
      let place = (x: x(point.day), y: y(value))
      if let before { drawing.line("actual", from: before, to: place) }
      let isAlone = before == nil && (number + 1 == points.count || points[number + 1].actual == nil)
      if number == last {
        drawing.mark("actual-mark", at: place, "M-5.5 0a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0z")
      } else if hasMarks || isAlone {
        drawing.mark("actual-mark", at: place, "M-3.5 0a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0z")
      }
      before = place
    }
  }

  private func drawBaseline(_ drawing: inout Drawing) {
    guard let baseline else { return }
    let (x, y) = (baseline.day.map(x) ?? Self.left, y(baseline.value))
    let next = points.first { $0.actual != nil || $0.target != nil }
    let rises = (next?.actual ?? next?.target).map { self.y($0) <= y } ?? true
    drawing.mark("baseline-mark", at: (x, y), "M-4.5-4.5h9v9h-9z")
    // On the side of the mark that the line does not go to, unless that is the place of the times.
    let isBelow = rises && y + 1_375 <= Self.bottom
    label(
      "baseline-label", "baseline-label wide-only", baseline.label, at: (x, bounded(isBelow ? y + 1_375 : y - 750)),
      &drawing)
  }

  /// The latest measurement with the target of the same period, and the last target.
  private func drawValues(_ drawing: inout Drawing) {
    let latest = measured.last
    let final = aimed.last
    let latestLabel = latestLabel
    if let latest, let latestLabel {
      self.label(
        "actual-label", "actual-label wide-only", latestLabel.text, at: (latestLabel.x, latestLabel.y), &drawing)
      if let same = latest.point.target, latest.point != final?.point {
        self.label(
          nil, "target-label wide-only", labels.target(same),
          at: (latestLabel.x, bounded(latestLabel.isBelow ? y(same) - 625 : y(same) + 1_250)), &drawing)
      }
    }
    if let final {
      let (x, y) = (x(final.point.day), y(final.value))
      let isSame = latest?.point == final.point
      let isBelow = isSame && latest.map { self.y($0.value) <= y } ?? false
      var label = bounded(isBelow ? y + 1_250 : y - 625)
      if isSame, let other = latestLabel?.y, abs(other - label) < 1_100 {
        label = other - 1_150 < Self.top - 625 ? other + 1_150 : other - 1_150
      }
      self.label("target-label", "target-label wide-only", labels.target(final.value), at: (x, label), &drawing)
    }
  }

  /// What the latest measurement is labelled with, and where: on the side of its point that is away from the target.
  private var latestLabel: (text: String, x: Int, y: Int, isBelow: Bool)? {
    guard let latest = measured.last else { return nil }
    let place = (x: x(latest.point.day), y: y(latest.value))
    let isBelow = latest.point.target.map { y($0) < place.y } ?? (place.y < Self.top + 1_500)
    // A long unit is said at the scale alone.
    let hasUnit = !labels.unit.isEmpty && labels.unit.count <= 14
    let text = labels.number(latest.value) + (hasUnit ? " \(labels.unit)" : "")
    return (text, place.x, bounded(isBelow ? place.y + 1_375 : place.y - 750), isBelow)
  }

  /// Whether the words for a gap, which stand at the foot, are free of those for the latest measurement: wherever these begin,
  /// they end within the letters of both.
  private func hasRoomAtFoot(_ x: Int) -> Bool {
    guard let latest = latestLabel, latest.y > Self.bottom - 312 - 1_100 else { return true }
    let letters = labels.noFigure.count + latest.text.count + 4
    return abs(latest.x - x) > letters * 15 / 2 * 10_000 / 440
  }

  /// Labels of more are left out of a narrow drawing, which they would leave.
  private static let mostLetters = 32

  /// Beside a mark, on the side with more room, or where it fits at all. Labels of many letters are for wide drawings, and so are
  /// those without a style for others.
  private func label(
    _ style: StaticString?, _ wideStyle: StaticString, _ text: String, at place: (x: Int, y: Int),
    _ drawing: inout Drawing
  ) {
    let isWideOnly = style == nil || text.count > Self.mostLetters
    // In pixels: of the narrowest drawing that shows it, and of the text, with letters of seven and a half.
    let (width, length) = (isWideOnly ? 440 : 270, text.count * 15 / 2)
    let x = place.x * width / 10_000
    let name = isWideOnly ? wideStyle : style ?? wideStyle
    if place.x <= 6_000, x + length <= width {
      drawing.label(name, text, at: place, dx: -6, .start)
    } else if length <= x {
      drawing.label(name, text, at: place, dx: 6, .end)
    } else {
      drawing.label(name, text, at: (10_000, place.y), dx: 0, .end)
    }
  }

  /// Between today's label and the times.
  private func bounded(_ y: Int) -> Int { min(max(y, Self.top - 625), Self.bottom - 312) }

  private func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }

  /// As many times as there is room for: a few on a narrow page, more on a wide one.
  private func drawTimes(_ drawing: inout Drawing) {
    let labels = points.map { TimeLabel(x: x($0.day), letters: $0.label.count) }
    var wide: [Int] = []
    for number in labels.indices where wide.allSatisfy({ labels[number].isFree(of: labels[$0], on: 440) }) {
      wide.append(number)
    }
    // Of these, every second or third, so that a narrow page has them at equal distances, too.
    let narrow = (1...max(1, wide.count)).lazy.map { step in
      stride(from: 0, to: wide.count, by: step).map { wide[$0] }
    }.first { chosen in
      zip(chosen, chosen.dropFirst()).allSatisfy { labels[$1].isFree(of: labels[$0], on: 270) }
    }
    for number in wide {
      let place = (labels[number].x, Self.bottom + 1_125)
      if narrow?.contains(number) ?? false {
        drawing.label("", points[number].label, at: place, dx: labels[number].dx, labels[number].anchor)
      } else {
        drawing.label("wide-only", points[number].label, at: place, dx: labels[number].dx, labels[number].anchor)
      }
    }
  }
}

/// What a time below a drawing takes, with letters of seven pixels.
private struct TimeLabel {
  let x: Int
  let letters: Int

  /// In the middle below its point, unless it would leave a narrow drawing.
  var anchor: Drawing.Anchor {
    let half = letters * 35 / 10
    if half <= x * 270 / 10_000, half <= (10_000 - x) * 270 / 10_000 { return .middle }
    return x < 5_000 ? .start : .end
  }

  var dx: Int {
    switch anchor {
    case .start: -13
    case .middle: 0
    case .end: 13
    }
  }

  /// Pixels from the left edge of a drawing of such a width.
  private func range(on width: Int) -> Range<Int> {
    let (place, length) = (x * width / 10_000 + dx, letters * 7)
    switch anchor {
    case .start: return place..<place + length
    case .middle: return place - length / 2..<place + length / 2
    case .end: return place - length..<place
    }
  }

  func isFree(of other: TimeLabel, on width: Int) -> Bool {
    let (range, taken) = (range(on: width), other.range(on: width))
    return range.lowerBound >= taken.upperBound + 14 || taken.lowerBound >= range.upperBound + 14
  }
}
