import Diagnostics
import Plans
import Templates

/// The templates of a site, compiled for their views.
package struct CompiledTheme: Sendable {
  package let pages: TemplateSet
  let list: Template
  let table: Template
}

/// Reports each `template:` that names none.
func checkTemplates(of plan: Plan, _ theme: SiteTheme, _ report: inout Report) {
  let names = Set(theme.templates.map(\.name))
  for item in plan.items {
    guard let template = item.fields.template, !names.contains(template) else { continue }
    report.add(
      .unknownTemplate, "there is no template `\(template)`", at: item.place(of: "template", saying: template),
      help: nearest(to: template, among: names).map { "did you mean `\($0)`?" }
        ?? "add `templates/\(template).html`, or remove the line")
  }
}

/// Compiles the templates that pages and directives are written with, and those that items ask for. Nil after an error.
package func compileTheme(_ theme: SiteTheme, for items: [Item]) -> (compiled: CompiledTheme?, report: Report) {
  var report = Report()
  let names = Set(theme.templates.map(\.name))
  let asked = Set(items.compactMap(\.fields.template))
  let roots = asked.intersection(names).union(standardTemplates).sorted().map { name in
    (template: name, shape: listingTemplates[name] ?? PageModel.view.shape)
  }
  guard let set = compileTemplates(theme.templates, roots: roots, words: theme.words.table, report: &report),
    let list = set.template("directive-list"), let table = set.template("directive-table")
  else { return (nil, report) }
  return (CompiledTheme(pages: set, list: list, table: table), report)
}

/// The templates that every theme has, whether or not a page of this site uses them: what is wrong in one shows at once.
private let standardTemplates = [
  "home", "item", "page", "section", "terms", "documents", "tag", "tags", "a-z", "not-found", "redirect", "whole-plan",
  "search", "accessibility",
  "directive-list", "directive-table",
]

private let listingTemplates: [String: Shape] = [
  "directive-list": ListingModel.view.shape, "directive-table": TableModel.view.shape,
]

/// The views that templates are given, for the reference page.
package let templateViews: [Shape] = [PageModel.view.shape, ListingModel.view.shape, TableModel.view.shape]
