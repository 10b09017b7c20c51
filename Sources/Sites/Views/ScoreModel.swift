// SPDX-License-Identifier: Apache-2.0

import Templates

/// The plan line by line: its goals, and each of their parts as a line along the plan's time, with what was reached, the latest
/// figure and how it stands. Columns that no line fills are left out.
struct ScoreModel: Sendable {
  /// An SVG.
  let axis: [UInt8]
  let goals: [ScoreGoalModel]
  let asOf: DateModel
  /// Whether any number is too long for the column of numbers.
  let isDeep: Bool

  static let view = View<ScoreModel>(
    "score",
    [
      .init("axis", .html, "The years along the lines, as a drawing (SVG); empty where nothing has a time.") {
        $0.axis.isEmpty ? .none : .html($0.axis)
      },
      .init("columns", .text, "Which columns there are, as classes: `timed`, `measured`, `judged`, `told`, `deep`.") {
        .text($0.columns)
      },
      .init("measured", .flag, "Whether any line has a figure.") { .flag($0.isMeasured) },
      .init("judged", .flag, "Whether any line has a state.") { .flag($0.isJudged) },
      .init("moved", .flag, "Whether any milestone was moved.") { .flag($0.lines.contains(where: \.hasMoved)) },
      .init("as-of", .record(DateModel.view.shape), "The day for which the lines are drawn.") {
        DateModel.view.value($0.asOf)
      },
      .init("goals", .list(ScoreGoalModel.view.shape), "The goals.") { ScoreGoalModel.view.list($0.goals) },
    ])

  private var lines: some Sequence<ScoreLineModel> { goals.lazy.flatMap(\.lines) }
  private var isMeasured: Bool { lines.contains { $0.latest != nil } }
  private var isJudged: Bool { lines.contains { !$0.states.isEmpty } }

  private var isTold: Bool { lines.contains { !$0.summary.isEmpty } }

  private var columns: String {
    [
      axis.isEmpty ? nil : "timed", isMeasured ? "measured" : nil, isJudged ? "judged" : nil, isTold ? "told" : nil,
      isDeep ? "deep" : nil,
    ].compactMap { $0 }.joined(separator: " ")
  }
}

/// A goal with its parts.
struct ScoreGoalModel: Sendable {
  let number: String
  let title: String
  let address: Address
  let id: String
  let tally: String
  let description: String
  let lines: [ScoreLineModel]

  static let view = View<ScoreGoalModel>(
    "score-goal",
    [
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("tally", .text, "Its states, counted in words; often empty.") { .text($0.tally) },
      .init("description", .text, "Its summary, where it has no parts.") { .text($0.description) },
      .init("lines", .list(ScoreLineModel.view.shape), "Its parts.") { ScoreLineModel.view.list($0.lines) },
    ])
}

/// A part of a goal.
struct ScoreLineModel: Sendable {
  let number: String
  let title: String
  let address: Address
  let summary: String
  /// An SVG.
  let line: [UInt8]
  let words: String
  let latest: LatestModel?
  let states: [StatusModel]
  let hasMoved: Bool

  static let view = View<ScoreLineModel>(
    "score-line",
    [
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("summary", .text, "Its summary, where lines say little else.") { .text($0.summary) },
      .init("line", .html, "It along the plan's time, as a drawing (SVG); empty where it has no time.") {
        $0.line.isEmpty ? .none : .html($0.line)
      },
      .init("words", .text, "What the drawing shows, in words.") { .text($0.words) },
      .init("latest", .record(LatestModel.view.shape), "Its latest figure.") { LatestModel.view.value($0.latest) },
      .init("states", .list(StatusModel.view.shape), "How it stands; several where its indicators differ.") {
        StatusModel.view.list($0.states)
      },
    ])
}

/// The latest figure of a part.
struct LatestModel: Sendable {
  let value: String
  let unit: String
  let target: String
  /// An SVG.
  let bar: [UInt8]

  static let view = View<LatestModel>(
    "latest",
    [
      .init("value", .text, "The figure, such as “14 of 25”.") { .text($0.value) },
      .init("unit", .text, "What it counts; often empty.") { .text($0.unit) },
      .init("target", .text, "What it was to be by then, in words; often empty.") { .text($0.target) },
      .init("bar", .html, "The figure and the target as a small drawing (SVG).") {
        $0.bar.isEmpty ? .none : .html($0.bar)
      },
    ])
}
