// SPDX-License-Identifier: Apache-2.0

import Charts
import Diagnostics
import Fields
import HTML
import Markdown
import Plans
import Templates

/// The figures of an indicator as a drawing; nothing for what has none.
func seriesChart(_ index: Int, _ site: some HasViews) -> [UInt8] {
  guard let details = site.plan.items[index].details(IndicatorDetails.self) else { return [] }
  let words = site.words
  let periods = details.series.sortedByTime.compactMap { period in period.time.map { (period, $0) } }
  let points = periods.map { period, time in
    SeriesChart.Point(
      day: time.end.lastDay.dayNumber, label: words.span(DateSpan(ending: time)), actual: period.actual,
      target: period.target)
  }
  let baseline = details.baseline.flatMap { baseline in
    baseline.value.map { value in
      SeriesChart.Baseline(
        day: baseline.period?.end.lastDay.dayNumber, value: value,
        label: words.sentence(.chartBaseline, ["number": words.number(value)]))
    }
  }
  let labels = SeriesChart.Labels(
    noFigure: words[.chartMissing], number: { words.number($0) }, quantity: { words.quantity($0, details) },
    target: { words.sentence(.chartTarget, ["number": words.number($0)]) })
  guard
    let chart = SeriesChart(
      points, baseline: baseline, today: (day: site.plan.asOf.lastDay.dayNumber, label: words.date(site.plan.asOf)),
      labels: labels, isRightToLeft: readsRightToLeft(site.configuration.language))
  else { return [] }
  var writer = HTMLWriter(reserving: 8192)
  chart.write(
    title: site.plan.items[index].title, description: describe(periods, details, words), into: &writer)
  return writer.bytes
}

/// What the drawing shows, for those who do not see it.
private func describe(
  _ periods: [(period: MeasuredPeriod, time: DateSpan)], _ details: IndicatorDetails, _ words: Words
) -> String {
  func figure(_ number: DecimalNumber) -> String { words.quantity(number, details) }
  var sentences: [String] = []
  let measured = periods.compactMap { period, time in period.actual.map { (number: figure($0), time: words.span(time)) }
  }
  if let first = measured.first, let last = measured.last {
    sentences.append(
      measured.count == 1
        ? words.sentence(.chartMeasuredOnce, ["last": last.number, "end": last.time])
        : words.sentence(
          .chartMeasured, ["first": first.number, "start": first.time, "last": last.number, "end": last.time]))
  }
  if let (period, time) = periods.last(where: { $0.period.target != nil }), let target = period.target {
    sentences.append(words.sentence(.chartTargetFor, ["number": figure(target), "period": words.span(time)]))
  }
  return sentences.joined(separator: " ")
}

extension DateSpan {
  /// The part with which a span ends: what a drawing has room for.
  fileprivate init(ending span: DateSpan) {
    self = span.parts.count == 1 ? span : DateSpan(span.text.pathParts.last.map(String.init) ?? "") ?? span
  }
}

/// How far the figures have come, for the row of a table.
func progressBar(_ assessment: Assessment, _ site: some HasViews) -> [UInt8] {
  guard let latest = assessment.latest,
    let bar = BulletBar(
      actual: latest.value, target: (assessment.target ?? assessment.finalTarget)?.value,
      baseline: assessment.start?.value, isRightToLeft: readsRightToLeft(site.configuration.language))
  else { return [] }
  var writer = HTMLWriter(reserving: 512)
  bar.write(into: &writer)
  return writer.bytes
}

/// The years of the plan, and below them the milestones within a part of it.
func milestoneStrip(_ index: Int, _ site: some HasViews) -> [UInt8] {
  guard let axis = site.views.axis else { return [] }
  var writer = HTMLWriter(reserving: 2_048)
  axis.write(into: &writer)
  writer.trusted(drawLine(index, site.plan.milestones(within: index), site))
  return writer.bytes
}
