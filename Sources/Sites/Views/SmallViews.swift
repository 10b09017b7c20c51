import Fields
import Templates

/// A title that leads somewhere.
struct LinkModel: Sendable {
  let title: String
  let address: Address?
  var isCurrent = false
  var children: [LinkModel] = []

  static let view = View<LinkModel>("link", linkFields)

  /// The main menu's entries.
  static let menuView = View<LinkModel>(
    "menu-entry",
    linkFields + [
      .init("current", .flag, "Whether the page belongs to what the entry leads to.") { .flag($0.isCurrent) }
    ])

  /// The contents of a page.
  static let contentsView = View<LinkModel>(
    "heading",
    linkFields + [
      .init("children", .list(view.shape), "The headings below this one.") { .list($0.children.map(view.record)) }
    ])

  private static var linkFields: [ViewField<LinkModel>] {
    [
      .init("title", .text, "The title of what it leads to.") { .text($0.title) },
      .init("address", .address, "Where it leads.") { $0.address.map(Value.address) ?? .none },
    ]
  }
}

/// A date for people and for machines.
struct DateModel: Sendable {
  var label = ""
  let iso: String
  let text: String

  static let view = View<DateModel>(
    "date",
    [
      .init("iso", .text, "ISO 8601, for `datetime` attributes.") { .text($0.iso) },
      .init("text", .text, "In words.") { .text($0.text) },
    ])

  static let labelledView = View<DateModel>(
    "labelled-date",
    [
      .init("label", .text, "What happened on the date.") { .text($0.label) },
      .init("iso", .text, "ISO 8601, for `datetime` attributes.") { .text($0.iso) },
      .init("text", .text, "In words.") { .text($0.text) },
    ])
}

/// Where an item stands.
struct StatusModel: Sendable {
  let name: String
  let label: String

  static let view = View<StatusModel>(
    "status",
    [
      .init("name", .text, "draft, active, superseded or withdrawn.") { .text($0.name) },
      .init("label", .text, "The same in words.") { .text($0.label) },
    ])
}

/// One value of a fact.
struct FactValueModel: Sendable {
  let text: String
  var address: Address?
  var iso = ""

  static let view = View<FactValueModel>(
    "value",
    [
      .init("text", .text, "The value in words.") { .text($0.text) },
      .init("address", .address, "Where the value leads, if anywhere.") { $0.address.map(Value.address) ?? .none },
      .init("iso", .text, "For a date, ISO 8601.") { .text($0.iso) },
    ])
}

/// What is to be known about an item, a line of its table of facts.
struct FactModel: Sendable {
  let label: String
  let values: [FactValueModel]

  static let view = View<FactModel>(
    "fact",
    [
      .init("label", .text, "The fact's name.") { .text($0.label) },
      .init("values", .list(FactValueModel.view.shape), "Its values.") {
        .list($0.values.map(FactValueModel.view.record))
      },
    ])
}

/// Who takes part in an item.
struct ParticipantModel: Sendable {
  let name: String
  let address: Address
  let role: String

  static let view = View<ParticipantModel>(
    "participant",
    [
      .init("name", .text, "The partner's name.") { .text($0.name) },
      .init("address", .address, "The partner's page.") { .address($0.address) },
      .init("role", .text, "What the partner does.") { .text($0.role) },
    ])
}
