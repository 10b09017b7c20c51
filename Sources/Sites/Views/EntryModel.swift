// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML
import Templates

/// An item as lists show it.
struct EntryModel: Sendable {
  var id: String
  let kind: String
  let number: String
  let title: String
  var address: Address
  let summary: String
  var description = ""
  let nature: String
  var note = ""
  var mark = ""
  var headline = ""
  var judgement: StatusModel?
  var date: DateModel?
  var status: StatusModel?
  var state: StatusModel?
  var unpublished: StatusModel?
  var children: [Record] = []
  var facts: [FactModel] = []
  var body: Value = .none
  var feedback: Address?
  var feedbackWords = ""

  static let view = View<EntryModel>(
    "entry",
    [
      .init("kind", .text, "The kind in words.") { .text($0.kind) },
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Where it is found.") { .address($0.address) },
      .init("summary", .text, "The summary, or its first sentences.") { .text($0.summary) },
      .init("description", .text, "The summary in full.") { .text($0.description) },
      .init("nature", .text, "The kind in words, with the force of a norm and the framework of a standard.") {
        .text($0.nature)
      },
      .init("note", .text, "Among relations: how the item is related, in the words of the page's own text.") {
        .text($0.note)
      },
      .init("mark", .text, "On lists of partners and documents: which part a partner takes, the year of a document.") {
        .text($0.mark)
      },
      .init("headline", .text, "On lists of indicators and milestones: what the figures say, when it is due.") {
        .text($0.headline)
      },
      .init("judgement", .record(StatusModel.view.shape), "On lists of indicators: how it is judged.") {
        StatusModel.view.value($0.judgement)
      },
      .init("id", .text, "The identifier; on lists of entries, the fragment of its address.") { .text($0.id) },
      .init("date", .record(DateModel.view.shape), "Its date.") {
        $0.date.map { .record(DateModel.view.record($0)) } ?? .none
      },
      .init("status", .record(StatusModel.view.shape), "Its status.") {
        $0.status.map { .record(StatusModel.view.record($0)) } ?? .none
      },
      .init("state", .record(StatusModel.view.shape), "How far it is, where it is carried out.") {
        StatusModel.view.value($0.state)
      },
      .init("unpublished", .record(StatusModel.view.shape), "In a preview: that it is not published yet.") {
        StatusModel.view.value($0.unpublished)
      },
      .init("children", .nested, "Its parts, which may have parts of their own.") { .list($0.children) },
      .init("facts", .list(FactModel.view.shape), "The facts about it, where a list says more of its items.") {
        .list($0.facts.map(FactModel.view.record))
      },
      .init("body", .html, "The text, on lists that stand for pages.") { $0.body },
      .init(
        "feedback", .address,
        "On lists that stand for pages: where to comment on it, where `feedback` in `site.yml` says so."
      ) {
        Value($0.feedback)
      },
      .init("feedback-words", .text, "What leads there, with the title.") { .text($0.feedbackWords) },
    ])
}

/// Entries under a common title.
struct GroupModel: Sendable {
  let title: String
  /// The fragment of its address, where it can be led to.
  var id = ""
  /// Of a group that is of an item: its number, and its page.
  var number = ""
  var address: Address?
  var count = ""
  let entries: [Record]

  static let view = View<GroupModel>("group", fields)

  /// What is filed under a letter.
  static let letterView = View<GroupModel>(
    "letter",
    fields + [
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("address", .address, "Where it is on the page.") { Value($0.address) },
    ])

  /// What a list puts together.
  static let listView = View<GroupModel>(
    "list-group",
    fields + [
      .init("number", .text, "The number of the item that they are parts of.") { .text($0.number) },
      .init("address", .address, "The page of that item, or the place of a letter on the page.") { Value($0.address) },
      .init("id", .text, "Under a letter: the fragment of that address.") { .text($0.id) },
      .init("count", .text, "How many they are, such as `3 objectives`.") { .text($0.count) },
    ])

  private static var fields: [ViewField<GroupModel>] {
    [
      .init("title", .text, "The title.") { .text($0.title) },
      .init("entries", .list(EntryModel.view.shape), "What is in it.") { .list($0.entries) },
    ]
  }
}
