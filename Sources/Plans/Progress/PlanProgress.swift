// SPDX-License-Identifier: Apache-2.0

import Fields

/// How far a plan is: what is judged of each indicator, and what each part counts.
package struct PlanProgress: Sendable {
  /// By the item's index; only indicators have one.
  package let assessments: [Int: Assessment]
  /// The indicators of each item and of what is within it, counted by judgement; only of items that have any.
  private let tallies: [Int: [Judgement: Int]]
  /// The same for the whole plan.
  package let tally: [Judgement: Int]
  /// The items that are carried out, in reading order.
  package let parts: [Int]

  package init(_ plan: Plan, _ thresholds: PaceThresholds) {
    var assessments: [Int: Assessment] = [:]
    var tallies: [Int: [Judgement: Int]] = [:]
    var tally: [Judgement: Int] = [:]
    var parts: [Int] = []
    for (index, item) in plan.items.enumerated() {
      if item.kind.isPart {
        parts.append(index)
      } else if let indicator = item.details(IndicatorDetails.self) {
        let assessment = assess(indicator, thresholds)
        assessments[index] = assessment
        tally[assessment.judgement, default: 0] += 1
        for ancestor in plan.ancestors(of: index) {
          tallies[ancestor, default: [:]][assessment.judgement, default: 0] += 1
        }
      }
    }
    (self.assessments, self.tallies, self.tally, self.parts) = (assessments, tallies, tally, parts)
  }

  /// The indicators of an item and of what is within it, counted by judgement.
  package func tally(of index: Int) -> [Judgement: Int] { tallies[index] ?? [:] }
}

extension Item {
  /// What it says of how it is carried out; nil for kinds that are not.
  package var part: PartFields? { isCarriedOut ? (details as? any PartDetails)?.part : nil }

  /// How far it is, as the file says; a milestone with a day on which it was reached is done.
  package var progressState: ProgressState? {
    if details(MilestoneDetails.self)?.completed != nil { return .done }
    return part?.progress?.state
  }
}

extension Plan {
  /// Whether anything is measured, or carried out step by step. Measures of which nobody says who takes them, when, or how far
  /// they are make no such plan: a page about its progress would say nothing.
  package var tracksProgress: Bool {
    items.contains { item in
      switch item.kind.like {
      case MilestoneDetails.name, IndicatorDetails.name: true
      case MeasureDetails.name: item.part.map { !$0.isEmpty } ?? false
      default: item.part?.progress != nil
      }
    }
  }

  /// Whether there is anything measured or judged, which holds for a day.
  package var hasFigures: Bool {
    items.contains { $0.details(IndicatorDetails.self)?.series.isEmpty == false || $0.part?.progress != nil }
  }

  /// Whether what should be done by now is not.
  package func isOverdue(_ index: Int) -> Bool {
    guard let deadline = items[index].part?.deadline, deadline.end.last < asOf.first else { return false }
    switch items[index].progressState {
    case .done, .stopped, .ongoing: return false
    case .notStarted, .underWay, nil: return true
    }
  }
}
