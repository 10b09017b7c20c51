// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@testable import Plans

/// Judgements of indicators, each with what it rests on.
@Suite struct AssessTests {
  private func assessed(_ fields: String..., thresholds: PaceThresholds = PaceThresholds()) throws -> Assessment {
    let text = (["---", "title: I"] + fields + ["---", ""]).joined(separator: "\n")
    let (item, problems) = read(text, path: "content/indicators/i.md")
    #expect(problems.map(\.diagnostic.message) == [])
    return assess(try #require(item?.details(IndicatorDetails.self)), thresholds)
  }

  private func number(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(text)) }

  /// From 10 at the end of 2025 to 20 at the end of 2026: by the middle of the year, half of the way.
  @Test(arguments: [
    ("9", "-20.2", Judgement.movingAway), ("10", "0.0", .farBehind), ("12.9", "58.5", .farBehind),
    ("13", "60.5", .behind), ("14.7", "94.8", .behind), ("14.8", "96.8", .onTrack), ("19.9", "199.6", .onTrack),
  ]) func comparesThePaceWithTheOneThatIsRequired(actual: String, share: String, judgement: Judgement) throws {
    let assessment = try assessed(
      "baseline: {value: 10, period: 2025}",
      "series: [{period: 2026-Q2, actual: \(actual)}, {period: 2026-12-31, target: 20}]")
    #expect(assessment.judgement == judgement)
    guard case .pace(let change, let required, let found) = assessment.rule else {
      Issue.record("judged by another rule: \(assessment.rule)")
      return
    }
    #expect(found.text == share)
    #expect(try change.equals(number(actual) - number("10")))
    // 181 of 365 days.
    #expect(required.text == "4.96" || required.text == "5.0")
  }

  @Test func takesTheTargetOfThePeriodItself() throws {
    let assessment = try assessed(
      "baseline: 12", "series: [{period: 2026-Q1, target: 20, actual: 17}, {period: 2026-Q4, target: 25}]")
    #expect(assessment.judgement == .behind)
    #expect(
      try assessment.rule == .pace(change: number("5"), required: number("8"), share: number("62.5")))
    #expect(assessment.finalTarget?.value.text == "25")
  }

  @Test func whatIsDescribedIsNoMissingMeasurement() throws {
    let result = "series: [{period: 2026-Q1, aim: All feel safe, result: Most do}, {period: 2026-Q2, aim: All do}]"
    #expect(try assessed("type: qualitative", result).judgement == .described)
    #expect(try assessed("type: qualitative", "series: [{period: 2026-Q1, aim: All}]").judgement == .notMeasured)
    #expect(try assessed("baseline: 4", "series: [{period: 2026-Q1, actual: 5, result: One}]").judgement != .described)
  }

  @Test func countsDownwardsWhereLessIsBetter() throws {
    func judgement(_ actual: String) throws -> Judgement {
      try assessed(
        "direction: down", "baseline: 100",
        "series: [{period: 2026-Q1, target: 80, actual: \(actual)}, {period: 2026-Q4, target: 60}]"
      ).judgement
    }
    #expect(try judgement("80") == .onTrack)
    #expect(try judgement("85") == .behind)
    #expect(try judgement("101") == .movingAway)
    #expect(try judgement("60") == .reached)
    #expect(try judgement("-5") == .reached)
  }

  @Test func needsTwoMeasurements() throws {
    #expect(try assessed("series: [{period: 2026, target: 20, actual: 17}]").judgement == .notEnough)
    #expect(try assessed("series: [{period: 2026, actual: 17}]").judgement == .notEnough)
    #expect(try assessed("baseline: 3", "series: [{period: 2026, target: 20}]").judgement == .notMeasured)
    #expect(try assessed("unit: shelters").judgement == .notMeasured)
    #expect(try assessed("series: [{period: 2025, actual: 1}, {period: 2026, actual: 17}]").judgement == .noTarget)
  }

  @Test func takesZeroAndLess() throws {
    let growth = try assessed(
      "baseline: -4", "series: [{period: 2026-Q1, target: 0, actual: -1}, {period: 2026-Q4, target: 4}]")
    #expect(try growth.rule == .pace(change: number("3"), required: number("4"), share: number("75.0")))
  }

  @Test func holdsWhatShouldStay() throws {
    func assessment(_ actual: String) throws -> Assessment {
      try assessed("direction: hold", "series: [{period: 2026, target: 50, actual: \(actual)}]")
    }
    #expect(try assessment("50").judgement == .onTrack)
    #expect(try assessment("52").rule == .level(share: number("96.2")))
    #expect(try assessment("40").judgement == .behind)
    #expect(try assessment("20").judgement == .farBehind)
    #expect(try assessment("0").rule == .level(share: nil))
  }

  @Test func isOnTrackWhereTheTargetAsksForNoMore() throws {
    #expect(
      try assessed("baseline: 20", "series: [{period: 2026-Q1, target: 18, actual: 19}, {period: 2026, target: 22}]")
        .judgement == .onTrack)
    #expect(
      try assessed("baseline: 20", "series: [{period: 2026-Q1, target: 18, actual: 17}, {period: 2026, target: 22}]")
        .judgement == .movingAway)
  }

  @Test func knowsWhatCannotBeBetter() throws {
    #expect(
      try assessed(
        "unit: \"%\"", "maximum: 99.5", "baseline: 99", "series: [{period: 2026, target: 99.9, actual: 99.5}]"
      ).judgement == .reached)
    #expect(
      try assessed(
        "unit: \"%\"", "direction: down", "baseline: 3", "series: [{period: 2026, target: -1, actual: 0}]"
      ).judgement == .reached)
  }

  @Test(arguments: [("0.3", Judgement.improving), ("0.4", .improving), ("0.1", .worsening), ("0.25", .unchanged)])
  func takesACriterionOfItsOwn(actual: String, judgement: Judgement) throws {
    let assessment = try assessed(
      "criterion: {words: A tenth or more counts, change: 0.1}",
      "series: [{period: 2025, actual: 0.2}, {period: 2024, actual: 7}, {period: 2026, actual: \(actual), target: 9}]")
    #expect(assessment.judgement == judgement, "a tenth exactly counts, which binary numbers would miss")
    #expect(assessment.start?.value.text == "0.2", "the measurement before, whatever the order in the file")
  }

  @Test(arguments: [("49", Judgement.improving), ("46", .worsening), ("48", .unchanged), ("52", .unchanged)])
  func aCriterionOfWhatShouldStayAsksWhichWayItWent(actual: String, judgement: Judgement) throws {
    let assessment = try assessed(
      "direction: hold", "baseline: \(actual == "52" ? "51.5" : "47.5")",
      "criterion: {words: One and more counts, change: 1}", "series: [{period: 2026, target: 50, actual: \(actual)}]")
    #expect(assessment.judgement == judgement)
  }

  @Test func takesOtherThresholds() throws {
    var thresholds = PaceThresholds()
    (thresholds.onTrack, thresholds.behind) = (try number("62.5"), try number("10"))
    let series = "series: [{period: 2026-Q1, target: 20, actual: 17}]"
    #expect(try assessed("baseline: 12", series, thresholds: thresholds).judgement == .onTrack)
    #expect(try assessed("baseline: 12", series).judgement == .behind)
  }

  @Test func countsInWordsAndNotInAverages() throws {
    let planned = try Planned([
      "goals/g.md": file("G"), "objectives/o.md": file("O", "goal: g"),
      "indicators/a.md": file("A", "of: o", "baseline: 1", "series: [{period: 2025, target: 2, actual: 2}]"),
      "indicators/b.md": file("B", "of: o", "series: [{period: 2026, target: 2}]"),
      "indicators/c.md": file("C", "of: g"),
    ])
    #expect(planned.errors == [])
    let progress = PlanProgress(planned.plan, PaceThresholds())
    #expect(progress.tally == [.reached: 1, .notMeasured: 2])
    #expect(progress.tally(of: try planned.index("g")) == [.reached: 1, .notMeasured: 2])
    #expect(progress.tally(of: try planned.index("o")) == [.reached: 1, .notMeasured: 1])
    #expect(progress.tally(of: try planned.index("a")) == [:])
  }

  @Test func isOverdueAfterTheLastDayOfItsTime() throws {
    func isOverdue(_ fields: String..., on day: String) throws -> Bool {
      let text = (["---", "title: M"] + fields + ["---", ""]).joined(separator: "\n")
      let planned = try Planned(["milestones/m.md": text], asOf: day)
      return planned.plan.isOverdue(try planned.index("m"))
    }
    #expect(try !isOverdue("due: 2026-Q1", on: "2026-03-31"))
    #expect(try isOverdue("due: 2026-Q1", on: "2026-04-01"))
    #expect(try isOverdue("time: 2025/2026-03", on: "2026-04-01"))
    #expect(try !isOverdue("due: 2026-Q1", "completed: 2026-05-01", on: "2026-06-01"))
    for state in ["done", "stopped", "ongoing"] {
      #expect(try !isOverdue("due: 2026-Q1", "progress: \(state)", on: "2026-06-01"))
    }
    #expect(try isOverdue("due: 2026-Q1", "progress: under-way", on: "2026-06-01"))
    #expect(try !isOverdue("due: ongoing", on: "2026-06-01"))
  }
}
