// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// The status of an item.
struct StatusModel: Sendable {
  let name: String
  let label: String

  /// Whether it is that of a plan whose period is over.
  var isEnded: Bool { name == Self.ended }
  fileprivate static let ended = "ended"

  static let view = View<StatusModel>(
    "status",
    [
      .init("name", .text, "draft, active, superseded or withdrawn; of a plan whose period is over, ended.") {
        .text($0.name)
      },
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

func statusModel(_ item: Item, on day: CalendarDate, _ words: Words) -> StatusModel? {
  if let ended = endedStatus(item, day, words) { return ended }
  return item.fields.status.map { StatusModel(name: $0.rawValue, label: words["status-\($0.rawValue)"]) }
}

/// That of a plan whose period is over, and which nothing has replaced as far as its file says: it is no longer in force.
private func endedStatus(_ item: Item, _ day: CalendarDate, _ words: Words) -> StatusModel? {
  guard let plan = item.details(PlanDetails.self), let end = plan.end, plan.hasEnded(by: day),
    item.fields.status ?? .active == .active
  else { return nil }
  return StatusModel(name: StatusModel.ended, label: words.sentence(.periodEnded, ["date": words.date(end)]))
}
