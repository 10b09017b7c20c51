// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// What the figures of an indicator say: a message first, then the judgement with its rule and its numbers, then all of them.
struct IndicatorModel: Sendable {
  let title: String
  let address: Address
  let headline: String
  let subtitle: String
  let judgement: StatusModel
  let rule: String
  let numbers: String
  /// An SVG.
  let chart: [UInt8]
  let periods: [PeriodModel]
  let csv: Address?
  let quality: [FactModel]

  static let view = View<IndicatorModel>(
    "indicator",
    [
      .init("title", .text, "The indicator's title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("headline", .text, "The message in a sentence.") { .text($0.headline) },
      .init("subtitle", .text, "What is measured and where, in which unit, for which time.") { .text($0.subtitle) },
      .init("judgement", .record(StatusModel.view.shape), "How it is judged.") { StatusModel.view.value($0.judgement) },
      .init("rule", .text, "The rule of the judgement in words; empty where nothing is judged.") { .text($0.rule) },
      .init("numbers", .text, "The numbers that the rule used, in a sentence.") { .text($0.numbers) },
      .init("chart", .html, "Its figures as a drawing (SVG).") { $0.chart.isEmpty ? .none : .html($0.chart) },
      .init("periods", .list(PeriodModel.view.shape), "Its figures, the baseline first.") {
        PeriodModel.view.list($0.periods)
      },
      .init("noted", .flag, "Whether a note explains any of them.") { .flag($0.periods.first?.isNoted ?? false) },
      .init("csv", .address, "The figures as a file of comma-separated values.") { Value($0.csv) },
      .init("quality", .list(FactModel.view.shape), "What is said of how good the figures are.") {
        FactModel.view.list($0.quality)
      },
    ])
}

/// The figures of a period.
struct PeriodModel: Sendable {
  let time: String
  let target: String
  let actual: String
  let note: String
  /// Whether this or another of the periods has a note.
  var isNoted = false

  static let view = View<PeriodModel>(
    "measured-period",
    [
      .init("time", .text, "The period in words.") { .text($0.time) },
      .init("target", .text, "What was aimed at, as a number and in words; empty where nothing was.") {
        .text($0.target)
      },
      .init("actual", .text, "What was measured, as a number and in words; empty where nothing was.") {
        .text($0.actual)
      },
      .init("note", .text, "What explains it.") { .text($0.note) },
      .init("noted", .flag, "Whether this or another period of the indicator has a note.") { .flag($0.isNoted) },
    ])
}

func judgementModel(_ judgement: Judgement, _ words: Words) -> StatusModel {
  StatusModel(name: judgement.rawValue, label: words["judgement-\(judgement.rawValue)"])
}

func indicatorModel(_ index: Int, _ assessment: Assessment, _ site: some HasViews) -> IndicatorModel? {
  guard let details = site.plan.items[index].details(IndicatorDetails.self) else { return nil }
  let words = site.words
  var periods = details.series.sortedByTime.map { period in
    PeriodModel(
      time: period.time.map(words.span) ?? "",
      target: words.list([period.target.map(words.number), period.aim]),
      actual: words.list([period.actual.map(words.number), period.result]), note: period.note ?? "")
  }
  if let baseline = details.baseline, let value = baseline.value {
    let time = baseline.period.map { words.sentence(.baselineOf, ["time": words.span($0)]) } ?? words["field-baseline"]
    periods.insert(PeriodModel(time: time, target: "", actual: words.number(value), note: baseline.note ?? ""), at: 0)
  }
  if periods.contains(where: { !$0.note.isEmpty }) {
    for index in periods.indices { periods[index].isNoted = true }
  }
  return IndicatorModel(
    title: site.plan.items[index].title, address: .site(site.addresses[index]),
    headline: headline(assessment, details, words), subtitle: subtitle(details, words),
    judgement: judgementModel(assessment.judgement, words),
    rule: ruleSentence(assessment, site.configuration.pace ?? PaceThresholds(), words),
    numbers: numbersSentence(assessment, details, words), chart: seriesChart(index, site), periods: periods,
    csv: details.series.isEmpty || site.plan.items[index].kind.placement != .page
      ? nil : .site(seriesAddress(site.addresses[index])), quality: quality(details, words))
}

/// What is measured, in which unit, from when to when.
private func subtitle(_ details: IndicatorDetails, _ words: Words) -> String {
  let times = details.series.compactMap(\.time)
  let first = times.min { $0.start.first < $1.start.first }
  let last = times.max { $0.end.last < $1.end.last }
  var parts = [details.dimension, details.unit]
  if let first, let last {
    parts.append(words.span(from: first, to: last))
  }
  return words.list(parts)
}

extension Words {
  /// What is there of some parts, one after the other.
  fileprivate func list(_ parts: [String?]) -> String {
    let parts = parts.compactMap { $0 }
    return parts.dropFirst().reduce(parts.first ?? "") { sentence(.listMore, ["names": $0, "name": $1]) }
  }
}

/// The five statements that US law asks for (31 U.S.C. 1115(b)(8)); where there are figures, also those that are missing.
private func quality(_ details: IndicatorDetails, _ words: Words) -> [FactModel] {
  let isMeasured = details.series.contains { $0.actual != nil }
  return details.statements.compactMap { name, text in
    guard let text = text ?? (isMeasured ? words[.notStated] : nil) else { return nil }
    return FactModel(label: words["field-\(name)"], values: [FactValueModel(text: text)])
  }
}

/// The figures of an indicator as a file: a row for each period (RFC 4180).
func makeSeriesFile(_ details: IndicatorDetails) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.appendCSV(["start", "end", "target", "actual", "note", "aim", "result"])
  for period in details.series.sortedByTime {
    let time = period.time
    bytes.appendCSV([
      time?.start.firstDay.iso ?? "", time?.end.lastDay.iso ?? "", period.target?.text ?? "",
      period.actual?.text ?? "", period.note ?? "", period.aim ?? "", period.result ?? "",
    ])
  }
  return bytes
}

func seriesAddress(_ page: String) -> String { String(page.dropLast("index.html".count)) + "series.csv" }
