// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Templates

/// What `{name}` in a text stands for: a part of a page that is made from the plan. Each is a type of this protocol in a
/// file of its own, and a line in `directiveTypes`.
protocol Directive: Sendable {
  /// What texts call it, without the braces: one name, or several that it tells apart itself.
  static func names(_ kinds: Kinds) -> [String]
  /// The templates that print it, in `templates/directives/`, with what they get.
  static var templates: [TemplateUse] { get }
  /// Reads one use. What is wrong with it is reported; nil where nothing can be shown.
  init?(_ use: DirectiveUse, _ report: inout Report)
  /// One of its templates, and what that prints; on the page of the whole plan, `whole` is given.
  func content(_ site: SiteViews, _ whole: WholePlan?) -> (template: TemplateUse, record: Record)
}

/// Every type of directive. Where two have a name in common, it is the first one's.
let directiveTypes: [any Directive.Type] = [
  ItemsDirective.self,
  TableDirective.self,
  AlignmentDirective.self,
]

/// Reads the directives of all texts: for each item, those of its document, in their order. Nil after an error.
func readDirectives(_ plan: Plan, _ report: inout Report) -> [[(any Directive)?]] {
  guard plan.items.contains(where: { !$0.document.directives.isEmpty }) else {
    return [[(any Directive)?]](repeating: [], count: plan.items.count)
  }
  let candidates = Candidates(plan)
  let named = directiveTypes.flatMap { type in type.names(plan.kinds).map { ($0, type) } }
  let types = Dictionary(named, uniquingKeysWith: { first, _ in first })
  return plan.items.map { item in
    item.document.directives.map { block -> (any Directive)? in
      let use = DirectiveUse(block, in: item, of: plan, candidates)
      if let type = types[block.name] { return type.init(use, &report) }
      let names = named.map { $0.0 }
      report.add(
        .unknownDirective, "there is no directive `\(block.name)`", at: use.place,
        help: nearest(to: block.name, among: names).map { "did you mean `{\($0)}`?" }
          ?? "the directives are \(quoted(names.map { "{\($0)}" }))",
        edits: correction(of: block.name, among: names).map { [Edit(replacing: use.place, with: "{\($0)}")] } ?? [])
      return nil
    }
  }
}
