// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Templates

/// `{alignment} norms`: the parts of the plan against the items of a kind, as a table.
struct AlignmentDirective: Directive {
  static func names(_ kinds: Kinds) -> [String] { ["alignment"] }

  private static let template = TemplateUse(template: "directive-matrix", shape: MatrixModel.view.shape)
  static let templates = [template]

  private let kind: Kind

  init?(_ use: DirectiveUse, _ report: inout Report) {
    use.checkOptions([], &report)
    let folders = use.plan.kinds.all.map(\.folder).filter { !$0.isEmpty }
    let matrices = alignmentMatrices(use.plan)
    guard let matrix = matrices.first(where: { $0.kind.folder == use.block.argument }) else {
      let known = matrices.map(\.kind.folder)
      let isKind = folders.contains(use.block.argument)
      report.add(
        isKind ? .emptyDirective : .directiveOption,
        isKind
          ? "no part of the plan is related to any of `\(use.block.argument)`"
          : use.block.argument.isEmpty
            ? "this directive does not say what the plan is held against"
            : "there is nothing called `\(use.block.argument)` that the plan could be held against",
        at: use.place,
        help: known.isEmpty
          ? "name norms, standards or a wider plan in `aligns-to` of goals and objectives"
          : "write one of \(quoted(known)), such as `{alignment} \(known[0])`")
      return nil
    }
    guard matrix.pageCount == 1, !matrix.isTooLarge else {
      report.add(
        .directiveOption,
        "a table of \(matrix.rows.count) parts and \(matrix.columns.count) \(matrix.kind.folder) is too large for a text",
        at: use.place, help: "link to the page of the table instead")
      return nil
    }
    kind = matrix.kind
  }

  func content(_ site: SiteViews, _ whole: WholePlan?) -> (template: TemplateUse, record: Record) {
    let matrix = site.alignments.first { $0.kind == kind }
    return (
      Self.template,
      MatrixModel.view.record(
        matrix.map { matrixModel($0, page: 0, site) }
          ?? MatrixModel(
            caption: "", columns: [], rows: [], legend: [], download: .site(alignmentAddress), downloadTitle: ""))
    )
  }
}
