// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// The status of an item.
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

/// What a preview says of an item that is not published yet.
func unpublishedModel(_ index: Int, _ plan: Plan, _ words: Words) -> StatusModel? {
  switch plan.reasonToHold(index) {
  case .draft: StatusModel(name: "draft", label: words[.unpublishedDraft])
  case .future(let date):
    StatusModel(name: "draft", label: words.sentence(.unpublishedUntil, ["date": words.date(date)]))
  case nil: nil
  }
}

func statusModel(_ item: Item, _ words: Words) -> StatusModel? {
  item.fields.status.map { StatusModel(name: $0.rawValue, label: words["status-\($0.rawValue)"]) }
}
