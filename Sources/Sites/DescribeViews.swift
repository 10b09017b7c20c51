// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates
import Theme

/// The reference of what templates may name, as Markdown: one type of page after the other, then the directives, then
/// what their records and lists are made of.
package func describeViews() -> String {
  let frame = Set(NotFoundPage.shape.fields.map(\.name))
  var sections = [
    "## Every page\n\nAll templates of pages may name these; `redirect` has its own.\n\n"
      + describeFields(of: NotFoundPage.shape)
  ]
  var kinds: [Shape] = []
  for type in pageTypes where type.shape !== NotFoundPage.shape {
    let names = Set(type.shape.fields.map(\.name))
    let item = Set(ItemPage.shape.fields.map(\.name))
    let isItem = type.shape !== ItemPage.shape && names.isSuperset(of: item)
    let known = isItem ? item : names.isSuperset(of: frame) ? frame : []
    let also = isItem ? "What an `item` has, and:\n\n" : known.isEmpty ? "" : "What every page has, and:\n\n"
    sections.append(heading(type.shape) + also + describeFields(of: type.shape) { !known.contains($0.name) })
  }
  for kind in Kinds.builtIn.all where kind.placement == .page && !kind.fields.isEmpty {
    let view = ItemPage.view(of: kind)
    let own = Set(view.shape.fields.map(\.name)).subtracting(ItemPage.shape.fields.map(\.name))
    if own.isEmpty { continue }
    sections.append(
      heading(view.shape)
        + "In `\(kind.name).html`, and in templates that items of this kind name: what an `item` has, and:\n\n"
        + describeFields(of: view.shape) { own.contains($0.name) })
    kinds.append(view.shape)
  }
  let directives = directiveTypes.flatMap { $0.templates.map(\.shape) }
  sections += directives.map { heading($0) + describeFields(of: $0) }
  sections.append(
    heading(DocumentModel.view.shape)
      + "In `whole-plan.typ`, as the member `document` of the file `document.json`; what is absent is left out:\n\n"
      + describeFields(of: DocumentModel.view.shape))
  let parts = shapesWithin(pageTypes.map { $0.shape } + kinds + directives + [DocumentModel.view.shape])
  sections.append("## Records\n\nWhat the fields above are made of, where they are not texts.\n")
  let records = parts.map { "#" + heading($0) + describeFields(of: $0) }
  let files = Theme.files.filter { $0.path.ends(with: ".html") }.map { file in
    TemplateFile(
      name: file.path.pathParts.last.map { String($0.dropLast(".html".count)) } ?? "", path: file.path,
      bytes: file.bytes)
  }
  let included =
    """
    ## Parts

    The templates that others include with `{{>name}}` or `{{<name}}`. Each has the names of the place where it is included,
    and needs those that are listed; blocks can be filled by those that include it with `{{<name}}`.


    """ + describeParts(files, pageTypes.map { $0.shape } + kinds + directives + parts)
  return (sections + records + [included]).joined(separator: "\n")
}

private func heading(_ shape: Shape) -> String { "## `\(shape.name)`\n\n" }
