// SPDX-License-Identifier: Apache-2.0

import Templates

/// A fact about an item, a line of its table of facts.
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

/// One value of a fact.
struct FactValueModel: Sendable {
  let text: String
  var address: Address?
  var iso = ""
  /// Whether the text is the address itself.
  var isAddress = false
  /// For a state, its name.
  var state = ""

  static let view = View<FactValueModel>(
    "value",
    [
      .init("text", .text, "The value in words.") { .text($0.text) },
      .init("address", .address, "Where the value leads, if anywhere.") { $0.address.map(Value.address) ?? .none },
      .init("web", .address, "Of an address that is the value itself, how it is read: without its scheme.") {
        $0.isAddress ? .address(.external($0.text)) : .none
      },
      .init("iso", .text, "For a date, ISO 8601.") { .text($0.iso) },
      .init("state", .text, "For a state, its name, such as `on-track`.") { .text($0.state) },
    ])
}
