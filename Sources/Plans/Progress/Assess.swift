// SPDX-License-Identifier: Apache-2.0

import Fields

/// What can be said of an indicator by its figures, in the order in which counts name it.
package enum Judgement: String, CaseIterable, Sendable {
  case reached
  case onTrack = "on-track"
  case improving, unchanged, behind
  case farBehind = "far-behind"
  case worsening
  case movingAway = "moving-away"
  case notEnough = "not-enough"
  case noTarget = "no-target"
  /// In words, without a figure.
  case described
  case notMeasured = "not-measured"
}

/// From which share of the pace that a target requires, in per cent, an indicator is on track, and behind; below that, it is
/// far behind.
package struct PaceThresholds: Sendable, Equatable {
  package internal(set) var onTrack: DecimalNumber?
  package internal(set) var behind: DecimalNumber?

  package init() {}

  package static let fields: [Field<PaceThresholds>] = [
    Field("on-track", \.onTrack, .number, "From how many per cent on an indicator is on track; without it, 95."),
    Field("behind", \.behind, .number, "From how many per cent on it is behind, not far behind; without it, 60."),
  ]

  package var leastOnTrack: DecimalNumber { onTrack ?? DecimalNumber(95) }
  package var leastBehind: DecimalNumber { behind ?? DecimalNumber(60) }
}

extension FieldType where Value == PaceThresholds {
  package static let paceThresholds = FieldType.record(
    "pace", of: PaceThresholds.fields, empty: PaceThresholds(), shorthand: "on-track")
}

/// A figure with its time.
package struct Measurement: Sendable, Equatable {
  package let value: DecimalNumber
  /// Nil for a baseline that does not say when it was measured.
  package let time: DateSpan?
}

/// A judgement of an indicator, with all that it rests on, so that a reader can reckon it again.
package struct Assessment: Sendable, Equatable {
  /// The rule by which it was made.
  package enum Rule: Sendable, Equatable {
    /// The change was compared with the one that the target requires by then: both, and the first in per cent of the second.
    case pace(change: DecimalNumber, required: DecimalNumber, share: DecimalNumber)
    /// The figure was compared with the target itself.
    case level(share: DecimalNumber?)
    /// The last change was compared with the smallest that counts.
    case criterion(words: String, change: DecimalNumber, smallest: DecimalNumber)
    /// There is nothing to judge by.
    case none
  }

  package let judgement: Judgement
  package let rule: Rule
  package let latest: Measurement?
  /// From where change is counted.
  package let start: Measurement?
  /// What the latest measurement is held against.
  package let target: Measurement?
  /// The target of the last period.
  package let finalTarget: Measurement?
}

/// Judges an indicator by its own criterion, else by the pace that its target requires.
///
/// The pace is linear: of the change from the start to the target, the part that is due by the latest measurement. Unlike a yearly
/// rate of growth, it holds for values of zero and below, and can be reckoned exactly
/// (docs/decisions/0021-pace-of-indicators.md).
package func assess(_ indicator: IndicatorDetails, _ thresholds: PaceThresholds) -> Assessment {
  Assessor(indicator, thresholds).assessment
}

private struct Assessor {
  let indicator: IndicatorDetails
  let thresholds: PaceThresholds
  /// By time, the baseline first.
  let measurements: [Measurement]
  let latest: Measurement?
  let start: Measurement?
  let target: Measurement?
  let finalTarget: Measurement?

  init(_ indicator: IndicatorDetails, _ thresholds: PaceThresholds) {
    (self.indicator, self.thresholds) = (indicator, thresholds)
    let periods = indicator.series.filter { $0.time != nil }.sortedByTime
    let actuals = periods.compactMap { period in period.actual.map { Measurement(value: $0, time: period.time) } }
    let targets = periods.compactMap { period in period.target.map { Measurement(value: $0, time: period.time) } }
    let baseline = indicator.baseline.flatMap { base in base.value.map { Measurement(value: $0, time: base.period) } }
    let measurements = (baseline.map { [$0] } ?? []) + actuals
    let latest = actuals.last
    self.measurements = measurements
    self.latest = latest
    start = measurements.count > 1 ? measurements[0] : nil
    finalTarget = targets.last
    // The next one that is due; a series that goes beyond its targets is held against the last.
    target =
      targets.first { ($0.time?.end.last ?? 0) >= (latest?.time?.end.last ?? 0) } ?? targets.last
  }

  var assessment: Assessment {
    guard let latest else { return judged(indicator.lastResult == nil ? .notMeasured : .described) }
    if let criterion = indicator.criterion, let words = criterion.words, let smallest = criterion.change {
      guard measurements.count > 1 else { return judged(.notEnough) }
      return byCriterion(latest, before: measurements[measurements.count - 2], words, smallest)
    }
    guard let target, let finalTarget else { return judged(measurements.count > 1 ? .noTarget : .notEnough) }
    if indicator.direction == .hold { return byLevel(latest, target) }
    if isAtLeastAsGood(latest.value, finalTarget.value) || isAtLimit(latest.value) {
      return judged(.reached, .level(share: nil))
    }
    guard let start else { return judged(.notEnough) }
    return byPace(start, latest, target)
  }

  private func byCriterion(
    _ latest: Measurement, before: Measurement, _ words: String, _ smallest: DecimalNumber
  ) -> Assessment {
    let change = latest.value - before.value
    let counts = !change.magnitude.precedes(smallest.magnitude) && !change.isZero
    let judgement: Judgement =
      !counts ? .unchanged : leadsAway(from: before.value, to: latest.value) ? .worsening : .improving
    return Assessment(
      judgement: judgement, rule: .criterion(words: words, change: change, smallest: smallest), latest: latest,
      start: before, target: target, finalTarget: finalTarget)
  }

  /// Whether a change makes matters worse: of what should stay as it is, one that leads further from its target.
  private func leadsAway(from before: DecimalNumber, to latest: DecimalNumber) -> Bool {
    guard indicator.direction == .hold, let target else {
      return indicator.direction == .hold || isWorse(latest - before)
    }
    return (before - target.value).magnitude.precedes((latest - target.value).magnitude)
  }

  /// What should stay as it is: the smaller of figure and target in per cent of the larger.
  private func byLevel(_ latest: Measurement, _ target: Measurement) -> Assessment {
    let (small, large) =
      latest.value.precedes(target.value) ? (latest.value, target.value) : (target.value, latest.value)
    let isPositive = DecimalNumber(0).precedes(small)
    let share = isPositive ? (small * DecimalNumber(100)).divided(by: large, places: 1) : nil
    if let share { return judged(judgement(ofShare: share), .level(share: share)) }
    return judged(latest.value.equals(target.value) ? .onTrack : .farBehind, .level(share: nil))
  }

  private func byPace(_ start: Measurement, _ latest: Measurement, _ target: Measurement) -> Assessment {
    let wanted = target.value - start.value
    // The target asks for no more than there was at the start.
    if wanted.isZero || isWorse(wanted) {
      return judged(isAtLeastAsGood(latest.value, target.value) ? .onTrack : .movingAway, .level(share: nil))
    }
    let change = latest.value - start.value
    let (elapsed, whole) = days(start, latest, target)
    guard let required = (wanted * DecimalNumber(elapsed)).divided(by: DecimalNumber(whole), places: places + 1),
      let share = (change * DecimalNumber(100) * DecimalNumber(whole)).divided(
        by: wanted * DecimalNumber(elapsed), places: 1)
    else { return judged(.notEnough) }
    return judged(
      judgement(ofShare: share),
      .pace(change: change, required: elapsed == whole ? wanted : required, share: share))
  }

  /// From the start to the latest measurement, and to the target. A start without a time is taken for the day before the first
  /// period.
  private func days(_ start: Measurement, _ latest: Measurement, _ target: Measurement) -> (elapsed: Int, whole: Int) {
    let first = indicator.series.compactMap(\.time?.start.firstDay.dayNumber).min() ?? 0
    let from = start.time?.end.lastDay.dayNumber ?? first - 1
    let to = latest.time?.end.lastDay.dayNumber ?? from + 1
    let end = target.time?.end.lastDay.dayNumber ?? to
    return (max(to - from, 1), max(end - from, to - from, 1))
  }

  private func judgement(ofShare share: DecimalNumber) -> Judgement {
    if share.isNegative { return .movingAway }
    if !share.precedes(thresholds.leastOnTrack) { return .onTrack }
    return share.precedes(thresholds.leastBehind) ? .farBehind : .behind
  }

  /// The most digits after the point that any figure has.
  private var places: Int {
    min((measurements + [target].compactMap { $0 }).map(\.value.places).max() ?? 0, 6)
  }

  private func isWorse(_ change: DecimalNumber) -> Bool {
    indicator.direction == .down ? DecimalNumber(0).precedes(change) : change.isNegative
  }

  private func isAtLeastAsGood(_ value: DecimalNumber, _ target: DecimalNumber) -> Bool {
    indicator.direction == .down ? !target.precedes(value) : !value.precedes(target)
  }

  /// Whether a value cannot become better.
  private func isAtLimit(_ value: DecimalNumber) -> Bool {
    guard let limit = indicator.direction == .down ? indicator.leastValue : indicator.mostValue else { return false }
    return isAtLeastAsGood(value, limit)
  }

  private func judged(_ judgement: Judgement, _ rule: Assessment.Rule = .none) -> Assessment {
    Assessment(
      judgement: judgement, rule: rule, latest: latest, start: start, target: target, finalTarget: finalTarget)
  }
}

extension IndicatorDetails {
  /// What was reached in words by the last period that says it.
  package var lastResult: MeasuredPeriod? { series.sortedByTime.last { $0.result != nil } }

  /// The natural limits: those of the indicator, else those of its unit.
  package var leastValue: DecimalNumber? { minimum ?? (unit == "%" ? DecimalNumber(0) : nil) }
  package var mostValue: DecimalNumber? { maximum }
}

extension [MeasuredPeriod] {
  /// By their ends; those of the same end as they come.
  package var sortedByTime: [MeasuredPeriod] {
    let keys = map { $0.time?.end.last ?? .max }
    return indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { self[$0] }
  }
}
