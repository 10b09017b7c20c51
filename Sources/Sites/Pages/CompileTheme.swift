import Diagnostics
import Plans
import Templates

/// The templates of a site, compiled for the views of the pages that they print.
package struct CompiledTheme: Sendable {
  let pages: TemplateSet
  let list: Template
  let table: Template

  /// The name back, where it is that of a template for some pages of a type.
  func special(_ name: String, for type: any PageType.Type) -> String? {
    pages.template(name, for: type.shape) == nil ? nil : name
  }
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
package func compileTheme(_ theme: SiteTheme, for items: [Item], of kinds: Kinds) -> (
  compiled: CompiledTheme?, report: Report
) {
  var report = Report()
  guard
    let set = compileTemplates(
      theme.templates, roots: templateRoots(theme, items, kinds), words: theme.words.table, report: &report),
    let list = set.template(listTemplate, for: ListingModel.view.shape),
    let table = set.template(tableTemplate, for: TableModel.view.shape)
  else { return (nil, report) }
  return (CompiledTheme(pages: set, list: list, table: table), report)
}

private let listTemplate = "directive-list"
private let tableTemplate = "directive-table"

/// Every template with each view that it is compiled for, also where no page of this site uses it: what is wrong in one
/// shows at once.
private func templateRoots(_ theme: SiteTheme, _ items: [Item], _ kinds: Kinds) -> [(template: String, shape: Shape)] {
  let names = Set(theme.templates.map(\.name))
  // A kind that is called as a part of pages is does not take it for its template.
  let free = names.subtracting(pageTypes.map { $0.template }).subtracting(theme.partNames)
  let pages = pageTypes.flatMap { type in
    ([type.template] + type.specialTemplates(among: free, kinds)).map { (template: $0, shape: type.shape) }
  }
  let directives = [
    (template: listTemplate, shape: ListingModel.view.shape), (template: tableTemplate, shape: TableModel.view.shape),
  ]
  let asked = items.compactMap { item -> (template: String, shape: Shape)? in
    guard let template = item.fields.template, names.contains(template) else { return nil }
    return pageTypes.first { $0.shows(item) }.map { (template: template, shape: $0.shape) }
  }
  return pages + directives + asked
}
