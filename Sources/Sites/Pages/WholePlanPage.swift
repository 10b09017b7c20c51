// SPDX-License-Identifier: Apache-2.0

import Markdown
import Plans
import Templates

/// The plan from beginning to end.
struct WholePlanPage: PageType {
  static let template = "whole-plan"
  static let view = View<PageModel<WholePlanPage>>("whole-plan", Frame.fields() + own)

  /// The plan.
  let root: Int

  static func pages(of site: Site) -> [Page] {
    guard site.whole != nil, let root = site.plan.root else { return [] }
    return [Page(WholePlan.address, WholePlanPage(root: root))]
  }

  func frame(_ site: Site) -> Frame {
    let item = site.plan.items[root]
    var frame = Frame(item.title, on: site)
    frame.description = item.fields.description ?? ""
    frame.variant = site.words[.wholePlan]
    return frame
  }

  func schemaType(_ site: Site) -> String { "CollectionPage" }

  private static var own: [ViewField<PageModel<WholePlanPage>>] {
    [
      .init("plan", .record(PlanModel.view.shape), "The plan.") {
        PlanModel.view.value(planModel($0.content.root, $0.site))
      },
      .init(
        "facts", .list(FactModel.view.shape),
        "The facts about the plan, with who issues it, period, edition, status and dates."
      ) {
        FactModel.view.list(makePlanDocket($0.content.root, $0.site))
      },
      .init("body", .html, "The plan's own text.") { page in
        page.site.whole.map { page.site.partBody(of: page.content.root, $0) } ?? .none
      },
      .init("run-ins", .list(RunInModel.view.shape), "What the plan relates to.") { page in
        page.site.whole.map { RunInModel.view.list(makeRunIns(page.content.root, on: $0, page.site)) } ?? .none
      },
      .init("chapters", .list(ChapterModel.view.shape), "The chapters.") { page in
        let site = page.site
        return site.whole.map { whole in
          ChapterModel.view.list(whole.chapters.map { chapterModel($0, whole, site) })
        } ?? .none
      },
      .init("feedback", .address, "Where to comment on the plan, where `feedback` in `site.yml` says so.") {
        Value(feedbackAddress($0.content.root, $0.site))
      },
      .init("cite-key", .text, "Where it is in the files of citations: its identifier.") {
        .text($0.site.plan.items[$0.content.root].id)
      },
      .init("cite", .html, "How to cite the plan, in a sentence.") { writeCitation($0.content.root, $0.site) },
    ]
  }
}

private func chapterModel(_ chapter: WholePlan.Chapter, _ whole: WholePlan, _ site: Site) -> ChapterModel {
  ChapterModel(
    title: chapter.title, id: chapter.id, language: chapter.text.flatMap { site.plan.items[$0].fields.language } ?? "",
    description: chapter.text.flatMap { site.plan.items[$0].fields.description },
    body: chapter.text.map { site.partBody(of: $0, whole) } ?? .none,
    count: chapter.text == nil ? chapter.kind.map { site.words.count(chapter.items.count, of: $0) } ?? "" : "",
    contentsEntries: chapter.inContents.map(site.contentsEntry),
    parts: chapter.items.map { site.part($0, whole) })
}

extension Site {
  fileprivate func part(_ index: Int, _ whole: WholePlan) -> PartModel {
    let item = plan.items[index]
    let feedback = feedbackAddress(index, self)
    return PartModel(
      id: WholePlan.anchor(item), level: whole.level(of: index), kind: words.kind(of: item),
      number: item.printedNumber ?? "", title: item.title, language: item.fields.language ?? "",
      description: item.fields.description ?? "",
      facts: makeDocket(index, self), runIns: makeRunIns(index, on: whole, self), body: partBody(of: index, whole),
      feedback: feedback,
      feedbackWords: feedback == nil ? "" : words.sentence(.feedbackOn, ["title": item.title]))
  }

  /// A line of the contents, with its parts below it.
  fileprivate func contentsEntry(_ index: Int) -> Record {
    var model = entryModel(index, plan, addresses[index], words)
    model.id = WholePlan.anchor(plan.items[index])
    model.address = .external("#" + model.id)
    model.children = plan.listedParts(of: index).map(contentsEntry)
    return EntryModel.view.record(model)
  }
}

/// A chapter of the whole plan's page.
struct ChapterModel: Sendable {
  let title: String
  let id: String
  let language: String
  let description: String?
  let body: Value
  let count: String
  let contentsEntries: [Record]
  let parts: [PartModel]

  static let view = View<ChapterModel>(
    "chapter",
    [
      .init("title", .text, "The chapter's title.") { .text($0.title) },
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("language", .text, "The language of title and summary where it is not the site's (BCP 47).") {
        .text($0.language)
      },
      .init("direction", .text, "The direction of that language, `ltr` or `rtl`.") {
        .text(readsRightToLeft($0.language) ? "rtl" : "ltr")
      },
      .init("address", .address, "Where it is on the page.") { .address(.external("#" + $0.id)) },
      .init("description", .text, "Where the chapter is a text: its summary in full.") { .text($0.description ?? "") },
      .init("body", .html, "Where the chapter is a text: the text.") { $0.body },
      .init("count", .text, "Where the chapter is made of items alone: how many are in it, in words.") {
        .text($0.count)
      },
      .init("contents-entries", .list(EntryModel.view.shape), "What the contents name of it: goals with their parts.") {
        .list($0.contentsEntries)
      },
      .init("parts", .list(PartModel.view.shape), "Its items, each followed by its parts.") {
        .list($0.parts.map(PartModel.view.record))
      },
    ])
}

/// An item on the whole plan's page.
struct PartModel: Sendable {
  let id: String
  let level: UInt8
  let kind: String
  let number: String
  let title: String
  let language: String
  let description: String
  let facts: [FactModel]
  let runIns: [RunInModel]
  let body: Value
  let feedback: Address?
  let feedbackWords: String

  static let view = View<PartModel>(
    "part",
    [
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("kind", .text, "The kind in words.") { .text($0.kind) },
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("language", .text, "The language of title and summary where it is not the site's (BCP 47).") {
        .text($0.language)
      },
      .init("direction", .text, "The direction of that language, `ltr` or `rtl`.") {
        .text(readsRightToLeft($0.language) ? "rtl" : "ltr")
      },
      .init("description", .text, "The summary in full.") { .text($0.description) },
      .init("facts", .list(FactModel.view.shape), "The facts about it, with its status and dates.") {
        .list($0.facts.map(FactModel.view.record))
      },
      .init("run-ins", .list(RunInModel.view.shape), "Who takes part, and what it relates to.") {
        RunInModel.view.list($0.runIns)
      },
      .init("body", .html, "The text.") { $0.body },
      .init("feedback", .address, "Where to comment on it, where `feedback` in `site.yml` says so.") {
        Value($0.feedback)
      },
      .init("feedback-words", .text, "What leads there, with the title.") { .text($0.feedbackWords) },
    ]
      + (UInt8(3)...6).map { level in
        .init("h\(level)", .flag, "Whether its heading is an `h\(level)`: the deeper the part, the higher the number.")
        {
          .flag($0.level == level)
        }
      })
}
