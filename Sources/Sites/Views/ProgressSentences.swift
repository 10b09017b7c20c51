// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

// What figures say, in whole sentences of the words file.

/// Such as `17 of 25 shelters by March 2026, target 20: behind`.
func headline(_ assessment: Assessment, _ details: IndicatorDetails, _ words: Words) -> String {
  let judged = words["judged-\(assessment.judgement.rawValue)"]
  func quantity(_ number: DecimalNumber) -> String { words.quantity(number, details) }
  guard let latest = assessment.latest else {
    if let period = details.lastResult, let result = period.result {
      guard let time = period.time else { return result }
      return words.sentence(.headlineDescribed, ["time": words.end(of: time), "result": result])
    }
    guard let target = assessment.finalTarget, let time = target.time else { return words[.headlineUnmeasured] }
    return words.sentence(
      .headlineTarget, ["target": quantity(target.value), "time": words.end(of: time)])
  }
  let time = latest.time.map(words.end) ?? ""
  guard let target = assessment.target, let final = assessment.finalTarget else {
    return words.sentence(
      .headlineAlone, ["actual": quantity(latest.value), "time": time, "judgement": judged])
  }
  let isOfAll = assessment.isOfAll(details)
  let isByThen = target.time == latest.time
  let isOnTheWay = isByThen && !target.value.equals(final.value)
  let actual =
    isOfAll && isOnTheWay
    ? words.sentence(
      .headlineOf, ["actual": words.number(latest.value), "final": quantity(final.value)])
    : quantity(latest.value)
  let wanted = isOfAll && isOnTheWay ? words.number(target.value) : quantity(target.value)
  if isByThen {
    return words.sentence(
      .headlineNow, ["actual": actual, "time": time, "target": wanted, "judgement": judged])
  }
  return words.sentence(
    .headlineLater,
    [
      "actual": actual, "time": time, "target": wanted, "target-time": target.time.map(words.end) ?? "",
      "judgement": judged,
    ])
}

extension Assessment {
  /// Whether the figure counts towards so many that there should be in the end, and is not a share of something.
  func isOfAll(_ details: IndicatorDetails) -> Bool {
    guard let latest, let finalTarget else { return false }
    return details.direction ?? .up == .up && !details.isShare && !latest.value.isNegative
      && latest.value.precedes(finalTarget.value)
  }
}

/// The rule of a judgement; empty where there is none.
func ruleSentence(_ assessment: Assessment, _ thresholds: PaceThresholds, _ words: Words) -> String {
  let limits: KeyValuePairs = [
    "on-track": words.number(thresholds.leastOnTrack), "behind": words.number(thresholds.leastBehind),
  ]
  switch (assessment.rule, assessment.judgement) {
  case (.criterion(let text, _, _), _): return text
  case (.pace, _): return words.sentence(.rulePace, limits)
  case (.level(.some), _): return words.sentence(.ruleLevel, limits)
  case (.level(.none), .reached): return words[.ruleReached]
  case (.level(.none), _): return words[.ruleTarget]
  case (.none, .notEnough): return words[.ruleNotEnough]
  case (.none, _): return ""
  }
}

/// The two numbers that a rule used.
func numbersSentence(_ assessment: Assessment, _ details: IndicatorDetails, _ words: Words) -> String {
  func text(_ number: DecimalNumber) -> String { words.quantity(number, details) }
  switch assessment.rule {
  case .pace(let change, let required, let share):
    return words.sentence(
      .numbersPace, ["change": words.number(change), "required": words.number(required), "share": words.number(share)])
  case .criterion(_, let change, let smallest):
    return words.sentence(.numbersCriterion, ["change": words.number(change), "smallest": words.number(smallest)])
  case .level(let share):
    guard let latest = assessment.latest,
      let target = assessment.judgement == .reached
        ? assessment.finalTarget : assessment.target
    else { return "" }
    let numbers = words.sentence(.numbersLevel, ["actual": text(latest.value), "target": text(target.value)])
    return share.map { words.sentence(.numbersShare, ["numbers": numbers, "share": words.number($0)]) } ?? numbers
  case .none: return ""
  }
}

/// Counts in words, never an average: `4 on track, 1 behind, 2 without a measurement`.
func tallySentence(_ tally: [Judgement: Int], _ words: Words) -> String {
  let parts = Judgement.allCases.compactMap { judgement in
    tally[judgement].map { words.tally("tally-\(judgement.rawValue)", $0) }
  }
  return parts.dropFirst().reduce(parts.first ?? "") { words.sentence(.listMore, ["names": $0, "name": $1]) }
}

extension Words {
  /// A number with the unit of an indicator: `1 shelter`, `2 shelters`, `47.5%`.
  func quantity(_ number: DecimalNumber, _ indicator: IndicatorDetails) -> String {
    guard let unit = indicator.unit else { return self.number(number) }
    if indicator.isShare { return compound(.percentage, ["number": self.number(number)]) }
    let isOne = Int(number.text).map(plurals.category) == .one
    return compound(.quantity, ["number": self.number(number), "unit": (isOne ? indicator.unitOne : nil) ?? unit])
  }

  /// By when something that takes a span of time is done: the span, where it is said in one breath, else its last day.
  fileprivate func end(of span: DateSpan) -> String { span.parts.count == 1 ? self.span(span) : date(span.end) }
}
