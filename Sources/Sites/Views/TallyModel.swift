// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// So many parts of the plan that are in one state, with the sentence cut at the number, so that a page can print that large.
struct TallyModel: Sendable {
  let status: StatusModel
  let count: String
  let before: String
  let after: String
  /// As many marks as there are parts; none where they are too many to be counted at a glance.
  let marks: [StatusModel]

  static let view = View<TallyModel>(
    "tally",
    [
      .init("name", .text, "The state, such as `on-track`.") { .text($0.status.name) },
      .init("count", .text, "How many parts are in it.") { .text($0.count) },
      .init("before", .text, "What goes before the number, in most languages nothing.") { .text($0.before) },
      .init("after", .text, "What goes after it, such as “on track”.") { .text($0.after) },
      .init("marks", .list(StatusModel.view.shape), "The state once for each part; empty where there are many.") {
        StatusModel.view.list($0.marks)
      },
    ])

  init(_ name: String, _ count: Int, _ words: Words) {
    let sentence = words.tally("tally-\(name)", count)
    let number = String(count)
    let range = sentence.firstRange(of: number)
    before = range.map { trimmed(sentence[..<$0.lowerBound]) } ?? ""
    after = range.map { trimmed(sentence[$0.upperBound...]) } ?? sentence
    self.count = words.number(count)
    status = StatusModel(name: name, label: sentence)
    marks = count <= Self.mostMarks ? [StatusModel](repeating: status, count: count) : []
  }

  private static let mostMarks = 12
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace ?? false { text.removeFirst() }
  while text.last?.isWhitespace ?? false { text.removeLast() }
  return String(text)
}

/// Indicators by how they are judged.
func tallies(_ tally: [Judgement: Int], _ words: Words) -> [TallyModel] {
  Judgement.allCases.compactMap { judgement in tally[judgement].map { TallyModel(judgement.rawValue, $0, words) } }
}

/// Parts of the plan by how far they are; what is late first, as where the reader's eye is wanted.
func tallies(ofStates states: some Sequence<String>, _ words: Words) -> [TallyModel] {
  var counts: [String: Int] = [:]
  for state in states { counts[state, default: 0] += 1 }
  let order = ["overdue", "done", "under-way", "ongoing", "not-started", "stopped"]
  return order.compactMap { name in counts[name].map { TallyModel(name, $0, words) } }
}
