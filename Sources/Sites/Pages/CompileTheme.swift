// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Plans
import Templates

/// The templates of a site, compiled for the views of the pages that they print.
package struct CompiledTheme: Sendable {
  let pages: TemplateSet
  let views: KindViews
  /// Stands for where the links of the templates lead; nil where there are none.
  let linkFingerprint: Fingerprint?

  init(_ pages: TemplateSet, _ views: KindViews) {
    (self.pages, self.views) = (pages, views)
    linkFingerprint = pages.linkFingerprint
  }

  /// The same with links that lead where `address` says.
  func leading(_ address: (PlanLink) -> Address?) -> CompiledTheme { CompiledTheme(pages.leading(address), views) }

  /// The template that prints a kind's pages by being there.
  func template(for kind: Kind, of type: any PageType.Type) -> String? {
    type.templates(for: kind, views).first { pages.template($0.template, for: $0.shape) != nil }?.template
  }
}

/// The views of the kinds whose items have templates of their own; the others are printed with the common one.
struct KindViews: Sendable {
  private let views: [String: View<PageModel<ItemPage>>]

  init(_ kinds: some Sequence<Kind>) {
    views = Dictionary(kinds.map { ($0.name, ItemPage.view(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(kind: Kind) -> View<PageModel<ItemPage>>? { views[kind.name] }
}

/// Reports each `template:` that names none.
func checkTemplates(of plan: Plan, _ theme: SiteTheme, _ report: inout Report) {
  let names = Set(theme.templates.map(\.name))
  for item in plan.items {
    guard let template = item.fields.template, !names.contains(template) else { continue }
    let place = item.place(of: "template", saying: template)
    report.add(
      .unknownTemplate, "there is no template `\(template)`", at: place,
      help: nearest(to: template, among: names).map { "did you mean `\($0)`?" }
        ?? "add `templates/\(template).html`, or remove the line",
      edits: correction(of: template, among: names).map { [Edit(replacing: place, with: $0)] } ?? [])
  }
}

/// Compiles the templates that pages and directives are written with, and those that items ask for. Nil after an error.
package func compileTheme(_ theme: SiteTheme, for items: [Item], of kinds: Kinds) -> (
  compiled: CompiledTheme?, report: Report
) {
  var report = Report()
  let uses = TemplateUses(theme, items, kinds)
  let roots = uses.all.map { (template: $0.template, shape: $0.shape) }
  let set = compileTemplates(
    theme.templates, roots: roots, words: theme.words.table, plurals: theme.words.plurals,
    isolates: theme.words.isRightToLeft, report: &report)
  checkWordKeys(theme, kinds.all, &report)
  return (set.map { CompiledTheme($0, uses.views) }, report)
}

/// Every template with each view that it is compiled for, also where no page of this site uses it: what is wrong in one
/// shows at once.
private struct TemplateUses {
  let views: KindViews
  let all: [TemplateUse]

  init(_ theme: SiteTheme, _ items: [Item], _ kinds: Kinds) {
    let names = Set(theme.templates.map(\.name))
    let asking = items.filter { $0.fields.template.map(names.contains) ?? false }
    let standard = pageTypes.flatMap { type in
      ([type.template] + type.otherTemplates).map { TemplateUse(template: $0, shape: type.shape) }
    }
    // A kind that is called as a part of pages is does not take it for its template.
    let free = names.subtracting(standard.map(\.template)).subtracting(theme.partNames)
    let views = KindViews(asking.map(\.kind) + kinds.all.filter { free.contains($0.name) || free.contains($0.like) })
    let special = pageTypes.flatMap { type in
      kinds.all.flatMap { type.templates(for: $0, views) }.filter { free.contains($0.template) }
    }
    let asked = asking.compactMap { item in
      pageTypes.first { $0.shows(item) }.map {
        TemplateUse(template: item.fields.template ?? $0.template, shape: $0.shape(for: item, views))
      }
    }
    self.views = views
    all = standard + special + asked + directiveTypes.flatMap { $0.templates } + [SiteTexts.glossesTemplate]
  }
}
