// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML
import Testing
import XML

@testable import Charts

@Suite struct DrawingTests {
  private let labels = SeriesChart.Labels(
    noFigure: "no figure", number: { $0.plain }, quantity: { "\($0.plain) shelters" }, target: { "target \($0.plain)" })

  private func number(_ text: String?) throws -> DecimalNumber? { try text.map { try #require(DecimalNumber($0)) } }

  private func points(_ figures: [(String?, String?)]) throws -> [SeriesChart.Point] {
    try figures.enumerated().map { index, figure in
      SeriesChart.Point(
        day: index * 91, label: "Q\(index % 4 + 1) \(2026 + index / 4)", actual: try number(figure.0),
        target: try number(figure.1))
    }
  }

  private func drawn(
    _ figures: [(String?, String?)], baseline: SeriesChart.Baseline? = nil, today: (day: Int, label: String)? = nil,
    isRightToLeft: Bool = false
  ) throws -> String {
    let chart = try #require(
      SeriesChart(
        try points(figures), baseline: baseline, today: today, labels: labels, isRightToLeft: isRightToLeft))
    var writer = HTMLWriter()
    chart.write(title: "Shelters <built>", description: "From 4 to 6.", into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func drawsMeasurementsAndTargetsWithTheirLabels() throws {
    let svg = try drawn([("4", "5"), (nil, "10")])
    #expect(
      svg == """
        <svg class="chart" role="img"><title>Shelters &lt;built&gt;</title><desc>From 4 to 6.</desc>\
        <line class="base" x1="0%" x2="100%" y1="13.25rem" y2="13.25rem"/><text x="0%" y="12.875rem">0</text>\
        <line class="grid" x1="0%" x2="100%" y1="11.125rem" y2="11.125rem"/><text x="0%" y="10.75rem">2</text>\
        <line class="grid" x1="0%" x2="100%" y1="9rem" y2="9rem"/><text x="0%" y="8.625rem">4</text>\
        <line class="grid" x1="0%" x2="100%" y1="6.875rem" y2="6.875rem"/><text x="0%" y="6.5rem">6</text>\
        <line class="grid" x1="0%" x2="100%" y1="4.75rem" y2="4.75rem"/><text x="0%" y="4.375rem">8</text>\
        <line class="grid" x1="0%" x2="100%" y1="2.625rem" y2="2.625rem"/><text x="0%" y="2.25rem">10 shelters</text>\
        <line class="target" x1="11%" x2="95%" y1="7.938rem" y2="2.625rem"/>\
        <svg x="11%" y="7.938rem" width="1" height="1" overflow="visible"><path class="target-mark" d="M0-5 5 0 0 5-5 0z"/></svg>\
        <svg x="95%" y="2.625rem" width="1" height="1" overflow="visible"><path class="target-mark" d="M0-5 5 0 0 5-5 0z"/></svg>\
        <svg x="11%" y="9rem" width="1" height="1" overflow="visible"><path class="actual-mark" d="M-5.5 0a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0z"/></svg>\
        <text class="actual-label" x="11%" y="10.375rem" dx="-6">4 shelters</text>\
        <text class="target-label" x="95%" y="1.875rem" dx="6" text-anchor="end">target 10</text>\
        <text class="target-label wide-only" x="11%" y="7.188rem" text-anchor="middle">target 5</text>\
        <text x="11%" y="14.375rem" text-anchor="middle">Q1 2026</text><text x="95%" y="14.375rem" dx="13" text-anchor="end">Q2 2026</text></svg>

        """)
    #expect(try drawn([("4", "5"), (nil, "10")]) == svg)
  }

  @Test func breaksTheLineWhereAFigureIsMissing() throws {
    let svg = try drawn(
      [("1", nil), ("2", nil), (nil, nil), ("3", nil), (nil, nil), (nil, nil)], today: (91 * 4, "today"))
    #expect(svg.matches(of: /class="actual"/).count == 1)
    #expect(svg.matches(of: /class="missing"/).count == 2, "what lies ahead is not missing")
    #expect(svg.matches(of: /no figure/).count == 1)
    #expect(svg.contains(">today</text>"))
  }

  @Test func marksASingleTargetAcrossTheWholeTime() throws {
    let svg = try drawn([("1", nil), ("2", "5")])
    #expect(svg.contains("<line class=\"target\" x1=\"0%\" x2=\"100%\""))
  }

  @Test func drawsNothingWithoutFigures() throws {
    #expect(SeriesChart(try points([(nil, nil)]), baseline: nil, today: nil, labels: labels) == nil)
    #expect(SeriesChart([], baseline: nil, today: nil, labels: labels) == nil)
    #expect(BulletBar(actual: nil, target: nil, baseline: DecimalNumber(1)) == nil)
  }

  @Test(
    arguments: [
      [("4", nil)], [("0", "0")], [("-4", "-2"), ("-3.5", "0"), ("1", "2")],
      [("123456789012345678901234567890", "1"), ("0.0000001", nil)],
      (0..<200).map { ("\($0 % 7).5", "\($0)") },
      (0..<200).map { ($0 % 3 == 0 ? nil : "\($0)", nil) },
    ] as [[(String?, String?)]])
  func holdsForFewAndManyFiguresOfEverySize(_ figures: [(String?, String?)]) throws {
    for isRightToLeft in [false, true] {
      let baseline = SeriesChart.Baseline(day: -90, value: DecimalNumber(-7), label: "baseline -7")
      let svg = try drawn(figures, baseline: baseline, today: (30, "30 January 2026"), isRightToLeft: isRightToLeft)
      try expectSound(svg)
      #expect(svg.matches(of: /class="(grid|base)"/).count <= 10)
      #expect(svg.contains("baseline -7</text>"))
    }
  }

  /// Of 270 pixels, or of 440 for what only wide drawings show; letters have seven and a half.
  @Test func keepsLabelsInside() throws {
    let long = "123456789012345678901234567890.12"
    for figures in [
      [(long, long), (nil, long)], [("1", "1234567890123456789012"), ("2", nil), ("3", nil)], [("12", "9")],
    ]
      as [[(String?, String?)]]
    {
      let svg = try drawn(
        figures, baseline: SeriesChart.Baseline(day: -90, value: DecimalNumber(7), label: "baseline 7"))
      let labels = svg.matches(
        of:
          /<text class="((?:actual|target|baseline)-label[^"]*)" x="([0-9.]+)%" y="[^"]*"(?: dx="(-?[0-9]+)")?([^>]*)>([^<]*)</
      )
      #expect(labels.count >= 2)
      for label in labels {
        let width = label.output.1.contains("wide-only") ? 440.0 : 270
        let x = try #require(Double(label.output.2)) * width / 100 + (label.output.3.flatMap { Double($0) } ?? 0)
        let length = Double(label.output.5.count) * 7.5
        let isEnd = label.output.4.contains("end")
        let left = isEnd ? x - length : label.output.4.contains("middle") ? x - length / 2 : x
        #expect(left > -8 && left + length < width + 8, "\(label.output.0)")
      }
    }
  }

  /// Letters have seven pixels, lines thirteen.
  @Test(
    arguments: [
      [("123456789012345", "223456789012345"), ("323456789012345", "423456789012345"), (nil, "723456789012345")],
      [("999999999999999", "999999999999999"), ("920000000000000", "899999999999999"), (nil, "299999999999999")],
      [("-123456789012345", "-100000000000000"), ("-12345678901234", "-50000000000000"), (nil, "0")],
      [("0", "0"), ("0", "0"), (nil, "0")], [("1", "2"), ("9", "4"), ("9", "6"), (nil, "12")],
      [("99", "100"), ("99.5", "100")], [("12", nil), (nil, nil), ("15", "20")], [("4", "5")],
      (0..<200).map { ("\($0 * 1_000_000)", "\($0 * 1_100_000)") },
    ] as [[(String?, String?)]])
  func labelsDoNotMeet(_ figures: [(String?, String?)]) throws {
    let first = try #require(figures[0].0)
    let baseline = SeriesChart.Baseline(
      day: -90, value: try #require(DecimalNumber(first)), label: "baseline \(first)")
    let svg = try drawn(figures, baseline: baseline)
    let texts = svg.matches(
      of:
        /<text(?: class="([^"]*)")? x="([0-9.]+)%" y="([0-9.]+)rem"(?: dx="(-?[0-9]+)")?(?: text-anchor="(middle|end)")?>([^<]*)</
    ).map(\.output)
    for (width, hidden) in [(270.0, "wide-only"), (440.0, "narrow-only")] {
      let boxes = try texts.filter { !($0.1?.contains(hidden) ?? false) }.map { text in
        let length = Double(text.6.count) * 7
        let start = try #require(Double(text.2)) * width / 100 + (text.4.flatMap { Double($0) } ?? 0)
        let left = start - (text.5 == "end" ? length : text.5 == "middle" ? length / 2 : 0)
        return (words: text.6, x: left...left + length, y: try #require(Double(text.3)) * 16)
      }
      for (number, box) in boxes.enumerated() {
        for other in boxes[..<number] where abs(box.y - other.y) < 13 && box.x.overlaps(other.x) {
          Issue.record("“\(box.words)” lies on “\(other.words)” in a drawing of \(width) pixels")
        }
      }
    }
  }

  @Test func mirrorsTimeWhereWritingGoesFromRightToLeft() throws {
    let (left, right) = (
      try drawn([("1", nil), ("2", nil)]), try drawn([("1", nil), ("2", nil)], isRightToLeft: true)
    )
    #expect(left.contains("<line class=\"actual\" x1=\"11%\" x2=\"95%\""))
    #expect(right.contains("<line class=\"actual\" x1=\"89%\" x2=\"5%\""))
  }

  @Test func barsBeginAtZero() throws {
    func bar(_ actual: String?, _ target: String?, baseline: String? = nil) throws -> String {
      var writer = HTMLWriter()
      let bar = try #require(
        BulletBar(actual: try number(actual), target: try number(target), baseline: try number(baseline)))
      bar.write(into: &writer)
      let svg = String(decoding: writer.bytes, as: UTF8.self)
      try expectSound(svg)
      return svg
    }
    #expect(try bar("14", "20").contains("<rect class=\"bullet-part\" x=\"1%\" width=\"68.6%\""))
    #expect(try bar("-5", "5").contains("<rect class=\"bullet-part\" x=\"9.13%\" width=\"40.87%\""))
    #expect(try !bar(nil, "5").contains("bullet-part"))
    #expect(try bar("95", "96", baseline: "94").contains("<rect class=\"bullet-part\" x=\"1%\" width=\"93.1%\""))
  }

  private func line(
    _ milestones: [ScoreLine.Milestone], start: Int? = nil, due: Int? = nil, end: Int? = nil, today: Int = 300,
    isRightToLeft: Bool = false
  ) throws -> String {
    let axis = PlanAxis(0...1_000, years: [(0, "2026"), (365, "2027")], today: today, isRightToLeft: isRightToLeft)
    var writer = HTMLWriter()
    ScoreLine(axis, milestones, start: start, due: due, end: end).write(into: &writer)
    let svg = String(decoding: writer.bytes, as: UTF8.self)
    try expectSound(svg)
    return svg
  }

  @Test func linesShowWhereMilestonesWere() throws {
    let svg = try line([
      .init(day: 100, originalDay: nil, isReached: true), .init(day: 500, originalDay: 400, isReached: false),
      .init(day: 900, originalDay: 900, isReached: false),
    ])
    let marks = svg.matches(of: /class="(reached|coming|was|will|slip|due)"/).map { String($0.output.1) }
    #expect(marks == ["slip", "was", "reached", "will", "coming"])
    #expect(svg.contains("<line class=\"slip\" x1=\"40%\" x2=\"50%\" y1=\"50%\" y2=\"50%\"/>"))
  }

  @Test func linesAreDrawnToTodayAndDottedToTheDayTheyAreDue() throws {
    let svg = try line([], start: 100, due: 800)
    #expect(svg.contains("<line class=\"run\" x1=\"10%\" x2=\"30%\""))
    #expect(svg.contains("<line class=\"rest\" x1=\"30%\" x2=\"80%\""))
    #expect(try line([], due: 800, isRightToLeft: true).contains("<line class=\"run\" x1=\"100%\" x2=\"70%\""))
    // What is done ends where it was done; what is late, where it was due; what is outside the time, at its edge.
    #expect(try line([], due: 800, end: 200).contains("<line class=\"run\" x1=\"0%\" x2=\"20%\""))
    #expect(try !line([], due: 200).contains("class=\"rest\" x1=\"30%\""))
    #expect(try line([.init(day: 5_000, originalDay: -9, isReached: false)]).contains("<svg x=\"100%\""))
    #expect(try !line([], due: 800, today: -1).contains("class=\"run\""))
  }

  @Test func yearsWithoutRoomGoWithoutAName() throws {
    let years = (0..<20).map { (day: $0 * 50, label: "\(2_000 + $0)") }
    var writer = HTMLWriter()
    PlanAxis(0...1_000, years: years, today: 0, isRightToLeft: false).write(into: &writer)
    let svg = String(decoding: writer.bytes, as: UTF8.self)
    try expectSound(svg)
    #expect(svg.matches(of: /class="year"/).count == 20)
    #expect(svg.matches(of: /<text/).count == 0)
  }

  /// Well-formed, without script and style, and inside its frame.
  private func expectSound(_ svg: String) throws {
    try readXML(Array(svg.utf8)) { _ in }
    for forbidden in ["style=", "<style", "<script", "NaN", "inf", "href", " on"] { #expect(!svg.contains(forbidden)) }
    for match in svg.matches(of: /(?:\sx|x1|x2|width)="(-?[0-9.]+)%"/) {
      #expect((0...100).contains(Double(match.output.1) ?? -1), "\(match.output.0)")
    }
    for match in svg.matches(of: /(?:\sy|y1|y2)="(-?[0-9.]+)rem"/) {
      #expect((0...40).contains(Double(match.output.1) ?? -1), "\(match.output.0)")
    }
  }
}
