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
    /// With its unit, such as `17 shelters`.
    package let quantity: @Sendable (DecimalNumber) -> String
    package let noFigure: String

    package init(
      noFigure: String, number: @escaping @Sendable (DecimalNumber) -> String,
      quantity: @escaping @Sendable (DecimalNumber) -> String, target: @escaping @Sendable (DecimalNumber) -> String
    ) {
      (self.noFigure, self.number, self.quantity, self.target) = (noFigure, number, quantity, target)
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
    var places = marksTaken
    drawLines(&places, &drawing)
    drawToday(&drawing)
    drawTargets(&drawing)
    drawActuals(&drawing)
    drawBaseline(&drawing)
    drawLabels(&places, &drawing)
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

  private func drawLines(_ places: inout Places, _ drawing: inout Drawing) {
    let lines = scale.lines
    for (number, line) in lines.enumerated() {
      let y = y(height: line.height)
      if line.height == scale.axis {
        drawing.line("base", from: (0, y), to: (10_000, y))
      } else {
        drawing.line("grid", from: (0, y), to: (10_000, y))
      }
      let isLast = number == lines.count - 1
      // Of a long unit, as much is said as a narrow drawing has room for; the words above it say all of it.
      let text = isLast ? shortened(labels.quantity(line.number), to: Self.mostAtScale) : labels.number(line.number)
      let (words, place) = (LabelPlaces.Words(text), numberPlace(line.height))
      // The first and the last number say enough where long ones would take the room of others.
      let isInNarrow =
        isLast || places.narrow.room(for: words, at: place) == .enough && (number == 0 || text.count <= Self.mostAmong)
      drawing.label("", only: isInNarrow ? "" : "wide-only", text, at: (0, place.y))
      places.wide.keepFree(words, at: place, weight: 30)
      if isInNarrow { places.narrow.keepFree(words, at: place, weight: 30) }
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
    var before: (x: Int, y: Int)?
    let hasMarks = measured.count <= Self.mostMarks
    for x in missing { drawing.mark("missing", at: (x, Self.missingY), "M-4-4 4 4M4-4-4 4") }
    for (number, point) in points.enumerated() {
      guard let value = point.actual else {
        before = nil
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

  /// Where figures should be and are not; what lies ahead is not missing.
  private var missing: [Int] {
    let last = points.lastIndex { $0.actual != nil } ?? 0
    return points.enumerated().compactMap { number, point in
      let isMissing = number < last || today.map { point.day <= $0.day } ?? false
      return point.actual == nil && isMissing ? x(point.day) : nil
    }
  }

  /// At the foot.
  private static let missingY = bottom - 562

  private func drawBaseline(_ drawing: inout Drawing) {
    guard let mark = baselineMark else { return }
    drawing.mark("baseline-mark", at: mark, "M-4.5-4.5h9v9h-9z")
  }

  private var baselineMark: (x: Int, y: Int)? { baseline.map { ($0.day.map(x) ?? Self.left, y($0.value)) } }

  // MARK: Words

  /// The latest measurement, the last target, the baseline, the target of the same period, and a gap: the first find their place
  /// first.
  private func drawLabels(_ places: inout Places, _ drawing: inout Drawing) {
    let (latest, final) = (measured.last, aimed.last)
    func place(_ point: Point, _ value: DecimalNumber) -> (x: Int, y: Int) { (x(point.day), y(value)) }
    if let latest {
      let mark = place(latest.point, latest.value)
      let full = labels.quantity(latest.value)
      // A long unit is said at the scale alone.
      let text = full.count <= Self.mostLetters ? full : labels.number(latest.value)
      // On the side of its point that is away from the target.
      let isBelow = latest.point.target.map { y($0) < mark.y } ?? (mark.y < Self.top + 1_500)
      label("actual-label", text, beside: mark, isBelow: isBelow, .always, &places, &drawing)
    }
    if let final {
      let mark = place(final.point, final.value)
      let isBelow = latest?.point == final.point && latest.map { y($0.value) <= mark.y } ?? false
      label("target-label", labels.target(final.value), beside: mark, isBelow: isBelow, .narrowRoom, &places, &drawing)
    }
    if let baseline, let mark = baselineMark {
      let next = points.first { $0.actual != nil || $0.target != nil }
      // On the side of the mark that the line does not go to.
      let rises = (next?.actual ?? next?.target).map { y($0) <= mark.y } ?? true
      label("baseline-label", baseline.label, beside: mark, isBelow: rises, .narrowRoom, &places, &drawing)
    }
    if let latest, let same = latest.point.target, latest.point != final?.point {
      let mark = place(latest.point, same)
      label(
        "target-label", labels.target(same), beside: mark, isBelow: y(latest.value) < mark.y, .wide, &places, &drawing)
    }
    if let gap = missing.first {
      // Right above its mark, or not at all.
      label("", labels.noFigure, beside: (gap, Self.missingY), isBelow: false, .wideRoom, &places, &drawing)
    }
  }

  /// A drawing holds the words of both, since the style sheet chooses.
  private struct Places {
    var narrow = LabelPlaces(LabelPlaces.narrow)
    var wide = LabelPlaces(LabelPlaces.wide)

    mutating func each(_ change: (inout LabelPlaces) -> Void) {
      change(&narrow)
      change(&wide)
    }
  }

  private var marksTaken: Places {
    var places = Places()
    // Of many marks and lines, enough to know where they are.
    let step = max(1, points.count / 60)
    let figures = [\Point.actual, \Point.target]
    for figure in figures {
      var before: (x: Int, y: Int)?
      for (number, point) in points.enumerated() {
        guard let value = point[keyPath: figure] else {
          if figure == \.actual { before = nil }
          continue
        }
        let isLast = number == points.count - 1
        if number % step > 0, !isLast { continue }
        let mark = (x: x(point.day), y: y(value))
        if isLast || points.count <= Self.mostMarks { places.each { $0.keepFree(mark: mark) } }
        if let start = before {
          places.each { $0.keepFree(lineFrom: start, to: mark, parts: max(2, 60 / points.count)) }
        }
        before = mark
      }
    }
    if let mark = baselineMark { places.each { $0.keepFree(mark: mark) } }
    for x in missing.prefix(60) { places.each { $0.keepFree(mark: (x, Self.missingY)) } }
    return places
  }

  /// Where the number of a line begins.
  private func numberPlace(_ height: Int) -> LabelPlaces.Place {
    LabelPlaces.Place(x: 0, y: y(height: height) - 375, dx: 0, anchor: .start)
  }

  /// The latest measurement is said with its unit in as many; of numbers at the scale, the highest has its unit in as many.
  private static let mostLetters = 22
  private static let mostAtScale = 32
  private static let mostAmong = 9

  private enum Need {
    /// In every drawing that it fits in; in narrow ones where there is much room; in wide ones alone; in these where there is much.
    case always, narrowRoom, wide, wideRoom
  }

  private func label(
    _ style: StaticString, _ text: String, beside mark: (x: Int, y: Int), isBelow: Bool, _ need: Need,
    _ places: inout Places, _ drawing: inout Drawing
  ) {
    let words = LabelPlaces.Words(text, isLarge: need == .always)
    let highest = need == .wideRoom ? mark.y - 750 : Self.top - 750
    let bounds = highest...Self.bottom - 312
    let wide = places.wide.choose(words, beside: mark, isBelow: isBelow, within: bounds)
    let narrow = places.narrow.choose(words, beside: mark, isBelow: isBelow, within: bounds)
    let isInWide = wide.room >= (need == .wideRoom ? .enough : .little)
    let isInNarrow = need == .always ? narrow.room >= .little : need == .narrowRoom && narrow.room == .enough
    if isInWide { places.wide.keepFree(words, at: wide.place) }
    if isInNarrow { places.narrow.keepFree(words, at: narrow.place) }
    func draw(_ width: StaticString, _ place: LabelPlaces.Place) {
      drawing.label(style, only: width, text, at: (place.x, place.y), dx: place.dx, place.anchor)
    }
    if isInNarrow, isInWide, narrow.place == wide.place { return draw("", wide.place) }
    if isInNarrow { draw("narrow-only", narrow.place) }
    if isInWide { draw("wide-only", wide.place) }
  }

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
        drawing.label(
          "", only: "wide-only", points[number].label, at: place, dx: labels[number].dx, labels[number].anchor)
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
