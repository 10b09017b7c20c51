// SPDX-License-Identifier: Apache-2.0

import Markdown
import Plans
import Templates

/// What the template of a document gets.
struct DocumentModel: Sendable {
  let kind: DocumentKind
  let site: Site
  let whole: WholePlan

  private var item: Item { site.plan.items[kind.root] }
  /// The plan that it is of.
  private var plan: Int? { site.plan.root }

  static let view = View<DocumentModel>(
    "document",
    [
      .init("site", .record(SiteModel.view.shape), "What every page says about the site.") { .record($0.site.record) },
      .init("title", .text, "What it is called.") { .text($0.item.title) },
      .init("id", .text, "The place of its title page that links lead to.") {
        .text($0.kind.isWhole ? WholePlan.anchor($0.item) : "")
      },
      .init("number", .text, "Of a goal: its number; often empty.") {
        .text($0.kind.isWhole ? "" : $0.item.printedNumber ?? "")
      },
      .init("label", .text, "What it is: `Strategic plan`, or `Goal 1`.") {
        .text($0.kind.isWhole ? $0.site.words["strategic-plan"] : $0.site.words.label(of: $0.item))
      },
      .init("part-of", .text, "Of a goal: the plan that it is a part of.") { model in
        .text(model.kind.isWhole ? "" : model.plan.map { model.site.plan.items[$0].title } ?? "")
      },
      .init("description", .text, "Its summary in full.") { .text($0.item.fields.description ?? "") },
      .init("edition", .text, "The edition, in words; often empty.") { model in
        let version = model.plan.flatMap { model.site.plan.items[$0].details(PlanDetails.self)?.version }
        return .text(version.map { model.site.words.sentence(.version, ["version": $0]) } ?? "")
      },
      .init("as-of", .text, "The day for which it was made, as a sentence.") {
        .text($0.site.words.sentence(.asOf, ["date": $0.site.words.date($0.site.plan.asOf)]))
      },
      .init("iso-date", .text, "The same day, ISO 8601.") { .text($0.site.plan.asOf.iso) },
      .init("address", .address, "Its page on the web, where the site knows where that is.") {
        .address(.site($0.site.addresses[$0.kind.root]))
      },
      .init("cite", .text, "How to cite it, in a sentence.") { .text(makeCitation($0.kind.root, $0.site)) },
      .init("facts", .list(FactModel.view.shape), "Who issues it, its period, edition, status and dates.") {
        FactModel.view.list($0.kind.isWhole ? makePlanDocket($0.kind.root, $0.site) : [])
      },
      .init("plan", .record(PlanModel.view.shape), "The plan: mission, vision, values.") {
        PlanModel.view.value($0.kind.isWhole ? planModel($0.kind.root, $0.site) : nil)
      },
      .init("body", .html, "The plan's own text.") {
        $0.kind.isWhole ? $0.site.partBody(of: $0.kind.root, $0.whole) : .none
      },
      .init("run-ins", .list(RunInModel.view.shape), "What the plan relates to.") {
        RunInModel.view.list($0.kind.isWhole ? makeRunIns($0.kind.root, on: $0.whole, $0.site) : [])
      },
      .init("chapters", .list(DocumentChapter.view.shape), "The chapters.") { model in
        DocumentChapter.view.list(model.chapters)
      },
      .init("accent", .text, "The colour of the site, as `#rrggbb`, where `site.yml` names one.") {
        .text($0.site.configuration.accent ?? "")
      },
      .init("typeface", .text, "The typefaces of the text that `site.yml` names, in the manner of CSS.") {
        .text($0.site.configuration.typeface ?? "")
      },
      .init("title-typeface", .text, "Those of titles.") { .text($0.site.configuration.titleTypeface ?? "") },
      .init("attachment", .text, "The file with the plan as data, to be attached; none where the site has no data.") {
        .text($0.site.layout.publishesData ? DocumentSource.attachment : "")
      },
    ])

  private var chapters: [DocumentChapter] {
    if kind.isWhole { return whole.chapters.map { DocumentChapter($0, self) } }
    return [DocumentChapter(ofGoal: kind.root, self)]
  }

  /// The items that it contains.
  var items: Set<Int> {
    if kind.isWhole { return Set(site.plan.items.indices.filter(whole.holds)).union([kind.root]) }
    return Set(site.plan.branch(of: kind.root))
  }
}

/// A chapter of a document.
struct DocumentChapter: Sendable {
  let title: String
  let id: String
  let language: String
  let description: String
  let body: Value
  let count: String
  let isTrunk: Bool
  let parts: [DocumentPart]

  init(_ chapter: WholePlan.Chapter, _ document: DocumentModel) {
    let site = document.site
    let text = chapter.text.map { site.plan.items[$0] }
    (title, id) = (chapter.title, chapter.id)
    language = text?.fields.language ?? ""
    description = text?.fields.description ?? ""
    body = chapter.text.map { site.partBody(of: $0, document.whole) } ?? .none
    count = chapter.kind.map { site.words.count(chapter.items.count, of: $0) } ?? ""
    isTrunk = chapter.kind?.isTrunk ?? false
    parts = chapter.items.map { DocumentPart($0, document) }
  }

  init(ofGoal goal: Int, _ document: DocumentModel) {
    let site = document.site
    title = site.plan.items[goal].title
    (id, language, description, body, count, isTrunk) = ("", "", "", .none, "", true)
    parts = site.plan.branch(of: goal).filter(document.whole.holds).map { DocumentPart($0, document) }
  }

  static let view = View<DocumentChapter>(
    "document-chapter",
    [
      .init("title", .text, "The chapter's title.") { .text($0.title) },
      .init("id", .text, "The place that links lead to.") { .text($0.id) },
      .init("language", .text, "The language of its title where it is not the site's (BCP 47).") {
        .text($0.language)
      },
      .init("description", .text, "Where the chapter is a text: its summary in full.") { .text($0.description) },
      .init("body", .html, "Where the chapter is a text: the text.") { $0.body },
      .init("count", .text, "Where the chapter is made of items alone: how many are in it, in words.") {
        .text($0.count)
      },
      .init("trunk", .flag, "Whether its items are the goals with their parts.") { .flag($0.isTrunk) },
      .init("parts", .list(DocumentPart.view.shape), "Its items, each followed by its parts.") {
        DocumentPart.view.list($0.parts)
      },
    ])
}

/// An item in a document.
struct DocumentPart: Sendable {
  private let index: Int
  private let document: DocumentModel

  init(_ index: Int, _ document: DocumentModel) { (self.index, self.document) = (index, document) }

  private var site: Site { document.site }
  private var item: Item { site.plan.items[index] }

  static let view = View<DocumentPart>(
    "document-part",
    [
      .init("id", .text, "The place that links lead to.") { .text(WholePlan.anchor($0.item)) },
      .init("level", .text, "How deep it is in the tree: `3` for what is part of nothing else.") {
        .text(String($0.document.whole.level(of: $0.index)))
      },
      .init("kind", .text, "The kind in words.") { .text($0.site.words.kind(of: $0.item)) },
      .init("kind-name", .text, "The kind's name, such as `objective`.") { .text($0.item.kind.name) },
      .init("number", .text, "The number as printed; often empty.") { .text($0.item.printedNumber ?? "") },
      .init("title", .text, "The title.") { .text($0.item.title) },
      .init("language", .text, "The language of title and summary where it is not the site's (BCP 47).") {
        .text($0.item.fields.language ?? "")
      },
      .init("description", .text, "The summary in full.") { .text($0.item.fields.description ?? "") },
      .init("address", .address, "Its permanent address on the web.") {
        .address(.site($0.site.addresses[$0.index]))
      },
      .init("facts", .list(FactModel.view.shape), "The facts about it, with its status and dates.") {
        FactModel.view.list(makeDocket($0.index, $0.site))
      },
      .init("run-ins", .list(RunInModel.view.shape), "Who takes part, and what it relates to.") {
        RunInModel.view.list(makeRunIns($0.index, on: $0.document.whole, $0.site))
      },
      .init("indicator", .record(IndicatorModel.view.shape), "Of an indicator: what its figures say.") { part in
        guard part.site.views.tracksProgress, let assessment = part.site.views.progress.assessments[part.index] else {
          return .none
        }
        return IndicatorModel.view.value(indicatorModel(part.index, assessment, part.site))
      },
      .init("body", .html, "The text.") { $0.site.partBody(of: $0.index, $0.document.whole) },
    ])
}
