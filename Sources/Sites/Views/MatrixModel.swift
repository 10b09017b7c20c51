// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// The parts of the plan against the items of one kind, as a table; or some columns of it, where they are many.
struct MatrixModel: Sendable {
  /// What a column or a row is of.
  struct Head: Sendable {
    let label: String
    let title: String
    let address: Address
    var isTop = false
    var isGap = false
    var cells: [Record] = []
    var sum = ""

    static let columnView = View<Head>("matrix-column", fields)

    static let rowView = View<Head>(
      "matrix-row",
      fields + [
        .init("top", .flag, "Whether it is at the top of the plan, such as a goal.") { .flag($0.isTop) },
        .init("cells", .list(Cell.view.shape), "A cell for each column.") { .list($0.cells) },
      ])

    private static var fields: [ViewField<Head>] {
      [
        .init("label", .text, "What it is cited by: a number, a native id, a short form; often empty.") {
          .text($0.label)
        },
        .init("title", .text, "The title.") { .text($0.title) },
        .init("address", .address, "Its page.") { .address($0.address) },
        .init("gap", .flag, "Whether something is missing: nothing is named, or it is named by nothing.") {
          .flag($0.isGap)
        },
        .init("sum", .text, "How many it is related to, or the word for none.") { .text($0.sum) },
      ]
    }
  }

  struct Cell: Sendable, Equatable {
    let text: String
    let isFull: Bool

    static let view = View<Cell>(
      "matrix-cell",
      [
        .init("text", .text, "How the two are related, in words; empty where they are not.") { .text($0.text) },
        .init("full", .flag, "Whether the part serves what heads the column, or is led by it.") { .flag($0.isFull) },
      ])

    /// Most cells are empty, so that they are one.
    static let empty = view.record(Cell(text: "", isFull: false))
  }

  let caption: String
  let columns: [Head]
  let rows: [Head]
  let legend: [Cell]
  let download: Address
  let downloadTitle: String

  static let view = View<MatrixModel>(
    "matrix",
    [
      .init("caption", .text, "What the table shows.") { .text($0.caption) },
      .init("columns", .list(Head.columnView.shape), "What the parts of the plan are held against.") {
        Head.columnView.list($0.columns)
      },
      .init("rows", .list(Head.rowView.shape), "The parts of the plan, each followed by its own.") {
        Head.rowView.list($0.rows)
      },
      .init("wide", .flag, "Whether it is to be reached by keyboard: it may not fit its place.") {
        .flag($0.columns.count + 2 >= 5)
      },
      .init("legend", .list(Cell.view.shape), "What the marks of the table mean.") { Cell.view.list($0.legend) },
      .init("download", .address, "The whole table as a file of comma-separated values.") { .address($0.download) },
      .init("download-title", .text, "What the link to it says.") { .text($0.downloadTitle) },
    ])
}

/// What is left out of a matrix, and how much is in it, in words.
struct AlignmentModel: Sendable {
  let title: String
  let address: Address
  let counts: String
  let leftOut: String
  let unnamed: GapModel?
  let gaps: GapModel?

  static let view = View<AlignmentModel>(
    "alignment-entry",
    [
      .init("title", .text, "What the parts of the plan are held against, such as norms.") { .text($0.title) },
      .init("address", .address, "The page of the table.") { .address($0.address) },
      .init("counts", .text, "How many are named by the plan, and how many parts name one.") { .text($0.counts) },
      .init("left-out", .text, "Why there is no table, where it would be too large.") { .text($0.leftOut) },
      .init("unnamed", .record(GapModel.view.shape), "Those that no part of the plan names.") {
        GapModel.view.value($0.unnamed)
      },
      .init("gaps", .record(GapModel.view.shape), "The parts of the plan that name none.") {
        GapModel.view.value($0.gaps)
      },
    ])
}

/// Items that something is missing of.
struct GapModel: Sendable {
  let title: String
  let links: [LinkModel]
  let more: String

  /// The first of them are named, and the others counted.
  private static let mostNamed = 100

  /// Nil where nothing is missing.
  init?(_ title: String, _ items: [Int], _ site: some HasViews) {
    if items.isEmpty { return nil }
    self.title = title
    links = items.prefix(Self.mostNamed).map { index in
      LinkModel(
        title: [site.plan.items[index].label, site.plan.items[index].title].filter { !$0.isEmpty }
          .joined(separator: " "), address: .site(site.addresses[index]))
    }
    let others = items.count - links.count
    more = others > 0 ? site.words.sentence(.andMore, [Wording.count: String(others)]) : ""
  }

  static let view = View<GapModel>(
    "gap",
    [
      .init("title", .text, "What is missing.") { .text($0.title) },
      .init("links", .list(LinkModel.view.shape), "The items, at most a hundred.") { LinkModel.view.list($0.links) },
      .init("more", .text, "How many more there are.") { .text($0.more) },
    ])
}

func alignmentModel(_ matrix: AlignmentMatrix, _ site: some HasViews) -> AlignmentModel {
  let words = site.words
  let title = words.many(matrix.kind)
  let (unnamed, gaps) = (matrix.unnamed, matrix.gaps)
  return AlignmentModel(
    title: title, address: .site(matrixAddress(matrix.kind)),
    counts: words.sentence(
      .matrixCounts,
      [
        "named": words.number(matrix.columns.count - unnamed.count),
        "all": words.number(matrix.columns.count), "serving": words.number(matrix.rows.count { $0.reached > 0 }),
        "parts": words.number(matrix.rows.count),
      ]),
    leftOut: matrix.isTooLarge
      ? words.sentence(
        .matrixLeftOut,
        ["parts": words.number(matrix.rows.count), "all": words.number(matrix.columns.count)]) : "",
    unnamed: GapModel(words.sentence(.matrixUnnamed, ["kinds": title]), unnamed, site),
    gaps: GapModel(words.sentence(.matrixGaps, ["kinds": title]), gaps, site))
}

/// Where the matrix of a kind is.
func matrixAddress(_ kind: Kind) -> String { "alignment/\(makeIdentifier(from: kind.folder))/index.html" }

/// Where its file is.
func matrixFileAddress(_ kind: Kind) -> String { "alignment/\(makeIdentifier(from: kind.folder)).csv" }

/// Where the list of the matrices is.
let alignmentAddress = "alignment/index.html"

extension AlignmentMatrix {
  /// A page has so many columns that its table stays one that a browser shows at once.
  var columnsPerPage: Int { min(max(20_000 / max(rows.count, 1), 10), 100) }

  /// Whether the front page has room for it.
  var isAtAGlance: Bool { (3...16).contains(columns.count) && rows.count <= 24 }

  var pageCount: Int { isTooLarge ? 1 : (columns.count + columnsPerPage - 1) / columnsPerPage }
}

/// The columns of one page of a matrix, from 0.
func matrixModel(_ matrix: AlignmentMatrix, page: Int, _ site: some HasViews) -> MatrixModel {
  let words = site.words
  let shown = matrix.columns.indices.dropFirst(page * matrix.columnsPerPage).prefix(matrix.columnsPerPage)
  var caption = words.sentence(.matrixCaption, ["kinds": words.many(matrix.kind)])
  if matrix.pageCount > 1 {
    caption = words.sentence(
      .matrixCaptionSome,
      [
        "caption": caption, "first": words.number(shown.startIndex + 1), "last": words.number(shown.endIndex),
        "all": words.number(matrix.columns.count),
      ])
  }
  let columns = shown.map { number in
    let head = site.head(matrix.columns[number], sum: matrix.counts[number])
    return matrix.counts[number] == 0 ? head.asGap : head
  }
  var legend: [MatrixModel.Cell] = []
  let rows = matrix.rows.map { row in
    var head = site.head(row.item, sum: row.reached)
    head.isTop = site.plan.parent[row.item].map { !site.plan.items[$0].kind.isTrunk } ?? true
    head.isGap = row.isGap
    head.cells = [Record](repeating: MatrixModel.Cell.empty, count: shown.count)
    for cell in row.cells where shown.contains(cell.column) {
      let models = cell.relations.map { matrixCell($0, of: matrix.kind, site) }
      for model in legendEntries(cell.relations, models, site) where !legend.contains(model) { legend.append(model) }
      head.cells[cell.column - shown.startIndex] = MatrixModel.Cell.view.record(joined(models, words))
    }
    return head
  }
  return MatrixModel(
    caption: caption, columns: columns, rows: rows, legend: legend.sorted { $0.isFull && !$1.isFull },
    download: .site(matrixFileAddress(matrix.kind)),
    downloadTitle: words.sentence(
      .tableDownload, ["table": words.sentence(.matrixCaption, ["kinds": words.many(matrix.kind)])]))
}

/// The whole of a matrix as a file (RFC 4180): a row for each part, a column for each item, sums at both ends.
func makeMatrixFile(_ matrix: AlignmentMatrix, _ site: some HasViews) -> [UInt8] {
  let (plan, words) = (site.plan, site.words)
  var bytes: [UInt8] = []
  let ends = ["id", "number", "title"]
  bytes.appendCSV(
    ends + matrix.columns.map { plan.items[$0].label.isEmpty ? plan.items[$0].id : plan.items[$0].label }
      + [words[.matrixSum]])
  for row in matrix.rows {
    let item = plan.items[row.item]
    var cells = [String](repeating: "", count: matrix.columns.count)
    for cell in row.cells {
      cells[cell.column] =
        joined(cell.relations.map { matrixCell($0, of: matrix.kind, site) }, words).text.withoutIsolates
    }
    bytes.appendCSV([item.id, item.fields.number ?? "", item.title] + cells + [String(row.reached)])
  }
  bytes.appendCSV(["", "", words[.matrixParts]] + matrix.counts.map { String($0) } + [""])
  return bytes
}

/// How a part of the plan and an item of the kind are related, seen from the part.
private func matrixCell(_ relation: Relation, of kind: Kind, _ site: some HasViews) -> MatrixModel.Cell {
  let isFromPart = site.plan.items[relation.to].kind == kind
  switch relation.name {
  case "aligns-to":
    let wanted: AlignmentRelation = isFromPart ? .broader : .narrower
    return MatrixModel.Cell(
      text: isFromPart ? site.words[relationKey(relation)] : inverseTitle(relation, site),
      isFull: relation.relation == wanted.rawValue)
  case "lead": return MatrixModel.Cell(text: site.words["field-lead"], isFull: true)
  case "funding": return MatrixModel.Cell(text: site.words["field-funding"], isFull: false)
  case "partners":
    let role = relation.relation.isEmpty ? site.words[.matrixTakesPart] : site.words["role-\(relation.relation)"]
    return MatrixModel.Cell(text: relation.note.isEmpty ? role : relation.note, isFull: false)
  default:
    let field = site.plan.items[relation.from].kind.declaredField(named: relation.name)
    return MatrixModel.Cell(
      text: isFromPart
        ? field.map(site.words.label) ?? relation.name : inverseTitle(relation, site), isFull: true)
  }
}

/// A role is said in the cell; below the table stands what all roles have in common.
private func legendEntries(
  _ relations: [Relation], _ models: [MatrixModel.Cell], _ site: some HasViews
) -> [MatrixModel.Cell] {
  zip(relations, models).map { relation, model in
    relation.name == "partners" ? MatrixModel.Cell(text: site.words[.matrixTakesPart], isFull: false) : model
  }
}

/// Several relations of the same two, each said once.
private func joined(_ cells: [MatrixModel.Cell], _ words: Words) -> MatrixModel.Cell {
  var texts: [String] = []
  for cell in cells where !texts.contains(cell.text) { texts.append(cell.text) }
  let text = texts.dropFirst().reduce(texts.first ?? "") { words.sentence(.listMore, ["names": $0, "name": $1]) }
  return MatrixModel.Cell(text: text, isFull: cells.contains(where: \.isFull))
}

extension MatrixModel.Head {
  fileprivate var asGap: MatrixModel.Head {
    var gap = self
    gap.isGap = true
    return gap
  }
}

extension HasViews {
  fileprivate func head(_ index: Int, sum: Int) -> MatrixModel.Head {
    MatrixModel.Head(
      label: plan.items[index].label, title: plan.items[index].title, address: .site(addresses[index]),
      sum: sum == 0 ? words[.matrixNone] : words.number(sum))
  }
}

extension Item {
  /// What it is cited by in few signs, where there is such: its number, its native id, its short form.
  fileprivate var label: String {
    fields.number ?? details(NormDetails.self)?.nativeID ?? details(StandardDetails.self)?.control
      ?? details(PartnerDetails.self)?.acronym ?? ""
  }
}
