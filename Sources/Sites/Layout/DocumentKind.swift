// SPDX-License-Identifier: Apache-2.0

/// A document of the plan, to hand over: all of it, or a goal with its parts.
package struct DocumentKind: Sendable, Equatable {
  /// The item that it is of: the plan, or a goal.
  let root: Int
  let isWhole: Bool

  /// Relative to the site's root.
  package func path(_ site: some HasLayout) -> String {
    isWhole
      ? WholePlan.documentPath
      : site.addresses[root].dropLast("index.html".count) + "\(site.plan.items[root].id).pdf"
  }
}

extension WholePlan {
  static let documentPath = "whole-plan/whole-plan.pdf"
}
