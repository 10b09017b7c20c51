// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// The texts that are chapters of the plan, with all that is within them: before its trunk, and after it.
struct Chapters: Sendable {
  let before: [Int]
  let after: [Int]

  /// What is not a chapter has been reported by `checkChapters`.
  init(_ plan: Plan, _ configuration: Configuration) {
    var seen: Set<Int> = []
    func find(_ names: [String]) -> [Int] {
      names.compactMap { plan.indexOfID[$0] }.filter { isChapter($0, plan) && seen.insert($0).inserted }
    }
    before = find(configuration.chapters?.before ?? [])
    after = find(configuration.chapters?.after ?? [])
  }

  var all: [Int] { before + after }
}

/// A text that is not in the plan already.
private func isChapter(_ index: Int, _ plan: Plan) -> Bool {
  !plan.items[index].kind.isOfPlan && plan.parent[index] == nil
}

/// Reports what `chapters` in `site.yml` names and what cannot be a chapter.
func checkChapters(_ plan: Plan, _ configuration: Configuration, _ report: inout Report) {
  var seen: Set<Int> = []
  for (list, names) in [
    ("before", configuration.chapters?.before ?? []), ("after", configuration.chapters?.after ?? []),
  ] {
    for (number, name) in names.enumerated() {
      let place = configuration.place(of: ["chapters", .field(list), .element(number)], saying: name)
      guard let index = plan.indexOfID[name] else {
        // It takes its place when it is published.
        if plan.heldBack(name) != nil { continue }
        let texts = plan.items.filter { !$0.kind.isOfPlan }.map(\.id)
        report.add(
          .unknownSection, "`chapters` names `\(name)`, which is not an item of the content", at: place,
          help: nearest(to: name, among: texts).map { "did you mean `\($0)`?" }
            ?? "write the identifier of a text, such as `guidance/method` for `content/guidance/method.md`",
          edits: correction(of: name, among: texts).map { [Edit(replacing: place, with: $0)] } ?? [])
        continue
      }
      if !isChapter(index, plan) {
        report.add(
          .wrongChapter, "`\(name)` is in the plan already", at: place,
          help: "remove it here: chapters are texts around the plan, such as a foreword")
      } else if !seen.insert(index).inserted {
        report.add(.wrongChapter, "`chapters` names `\(name)` twice", at: place, help: "keep one of the two")
      }
    }
  }
}
