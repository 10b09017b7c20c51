// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// How the parts of the plan go with norms, standards, wider plans and partners: an overview with the gaps, and a table for
/// each kind, on as many pages as its columns take.
struct AlignmentPage: PageType {
  static let template = "alignment"
  static let view = View<PageModel<AlignmentPage>>("alignment", Frame.fields() + own)

  /// Which of the matrices it shows; nil for the overview.
  let matrix: Int?
  /// Which of the matrix's pages, from 0.
  let number: Int

  static func pages(of site: Site) -> [Page] {
    let matrices = site.views.alignments
    if matrices.isEmpty { return [] }
    return [Page(alignmentAddress, AlignmentPage(matrix: nil, number: 0))]
      + matrices.enumerated().flatMap { index, matrix in
        (0..<matrix.pageCount).map { number in
          Page(pageAddress(matrixAddress(matrix.kind), number), AlignmentPage(matrix: index, number: number))
        }
      }
  }

  func schemaType(_ site: Site) -> String { matrix == nil ? "CollectionPage" : "WebPage" }

  func frame(_ site: Site) -> Frame {
    guard let matrix = shown(site) else { return Frame(site.words[.alignment], on: site) }
    var frame = Frame(
      site.words.sentence(.matrixCaption, ["kinds": site.words.many(matrix.kind)]), on: site)
    frame.breadcrumb.append(
      LinkModel.view.record(LinkModel(title: site.words[.alignment], address: .site(alignmentAddress))))
    if number > 0 { frame.variant = position(matrix, site.words) }
    return frame
  }

  private func shown(_ site: Site) -> AlignmentMatrix? { matrix.map { site.views.alignments[$0] } }

  private func position(_ matrix: AlignmentMatrix, _ words: Words) -> String {
    words.sentence(.pageOf, ["page": String(number + 1), "pages": String(matrix.pageCount)])
  }

  private func paging(_ site: Site) -> PositionModel? {
    guard let matrix = shown(site), matrix.pageCount > 1 else { return nil }
    let base = matrixAddress(matrix.kind)
    return PositionModel(
      previous: number > 0 ? .site(pageAddress(base, number - 1)) : nil,
      next: number + 1 < matrix.pageCount ? .site(pageAddress(base, number + 1)) : nil,
      text: position(matrix, site.words))
  }

  private static var own: [ViewField<PageModel<AlignmentPage>>] {
    [
      .init("orders", .list(LinkModel.menuView.shape), "The overview, and the page of each table.") { page in
        let (site, words) = (page.site, page.site.words)
        let overview = LinkModel(
          title: words[.alignment], address: .site(alignmentAddress), isCurrent: page.content.matrix == nil)
        let tables = site.views.alignments.enumerated().map { index, matrix in
          LinkModel(
            title: words.many(matrix.kind), address: .site(matrixAddress(matrix.kind)),
            isCurrent: index == page.content.matrix)
        }
        return LinkModel.menuView.list([overview] + tables)
      },
      .init("overview", .flag, "Whether the page is the overview.") { .flag($0.content.matrix == nil) },
      .init(
        "alignments", .list(AlignmentModel.view.shape), "On the overview, each of the tables in words; else this one."
      ) { page in
        let matrices = page.site.views.alignments
        return AlignmentModel.view.list(
          matrices.indices.filter { page.content.matrix == nil || page.content.matrix == $0 }.map {
            alignmentModel(matrices[$0], page.site)
          })
      },
      .init("matrix", .record(MatrixModel.view.shape), "The table.") { page in
        guard let matrix = page.content.shown(page.site), !matrix.isTooLarge else { return .none }
        return .record(MatrixModel.view.record(matrixModel(matrix, page: page.content.number, page.site)))
      },
      .init("pages", .record(PositionModel.view.shape), "Where the columns take several pages: these.") {
        PositionModel.view.value($0.content.paging($0.site))
      },
    ]
  }
}
