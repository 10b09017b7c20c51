// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Whether something shows that what is done is done: what it names itself, a measured figure that has reached its target, or a
/// part of which the same can be said. Of a milestone, it is the day on which it was reached.
func checkEvidence(_ plan: Plan, _ report: inout Report) {
  var evidence = Evidence(plan: plan)
  for (index, item) in plan.items.enumerated() where item.part?.progress?.state == .done {
    // What could not be read may be what shows it.
    if !plan.isComplete, item.details(MeasureDetails.self) == nil { continue }
    guard !evidence.shows(index) else { continue }
    let place = item.place(of: "progress")
    if item.details(MilestoneDetails.self) != nil {
      report.add(
        .doneWithoutEvidence, "this \(item.kind.called) is done, and does not say on which day it was reached",
        at: place, help: "write the day into `completed`, in place of `progress`")
    } else if item.details(MeasureDetails.self) != nil {
      report.add(
        .doneWithoutEvidence, "this \(item.kind.called) is done, and names nothing that shows it", at: place,
        help: "add `evidence:` with the identifier of a document, a web address, or a sentence")
    } else {
      report.add(
        .doneWithoutEvidence, "this \(item.kind.called) is done, and neither a figure nor a part of it shows it",
        at: place,
        help: "say what that rests on: `progress: { state: done, note: … }`; or give a part of it `evidence`, or an "
          + "indicator the figure that reached the target")
    }
  }
}

private struct Evidence {
  let plan: Plan
  private var known: [Int: Bool] = [:]

  init(plan: Plan) { self.plan = plan }

  mutating func shows(_ index: Int) -> Bool {
    if let answer = known[index] { return answer }
    let answer = plan.items[index].namesEvidence || plan.children[index].contains { showsPart($0) }
    known[index] = answer
    return answer
  }

  /// Whether a part or an indicator shows that the whole is done. Parts are at most 16 levels deep.
  private mutating func showsPart(_ index: Int) -> Bool {
    let item = plan.items[index]
    guard let indicator = item.details(IndicatorDetails.self) else {
      return item.progressState == .done && shows(index)
    }
    if indicator.type == .qualitative { return indicator.series.contains { $0.result != nil } }
    return assess(indicator, PaceThresholds()).judgement == .reached
  }
}

extension Item {
  fileprivate var namesEvidence: Bool {
    if let milestone = details(MilestoneDetails.self) { return milestone.completed != nil }
    return part?.progress?.note != nil || details(MeasureDetails.self)?.evidence.isEmpty == false
  }
}
