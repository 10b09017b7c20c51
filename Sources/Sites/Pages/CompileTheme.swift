import Diagnostics
import Plans
import Templates

/// The templates of a site, compiled for their views.
struct CompiledTheme: Sendable {
  let pages: TemplateSet
  let list: Template
  let table: Template
}

/// Compiles the templates that pages and directives are written with. Reports a `template:` that names none.
func compileTheme(_ theme: SiteTheme, _ plan: Plan, _ report: inout Report) -> CompiledTheme? {
  let names = Set(theme.templates.map(\.name))
  var asked: Set<String> = []
  for item in plan.items {
    guard let template = item.fields.template else { continue }
    asked.insert(template)
    if names.contains(template) { continue }
    report.add(
      .unknownTemplate, "there is no template `\(template)`", at: item.place(of: "template", template),
      help: nearest(to: template, among: names).map { "did you mean `\($0)`?" }
        ?? "add `templates/\(template).html`, or remove the line")
  }
  let roots = asked.intersection(names).union(standardTemplates).sorted().map { name in
    (template: name, shape: listingTemplates[name] ?? PageModel.view.shape)
  }
  guard let set = compileTemplates(theme.templates, roots: roots, words: theme.words.table, report: &report),
    let list = set.template("directive-list"), let table = set.template("directive-table")
  else { return nil }
  return CompiledTheme(pages: set, list: list, table: table)
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
