// SPDX-License-Identifier: Apache-2.0

import Templates

/// Who takes part in an item.
struct ParticipantModel: Sendable {
  let name: String
  let address: Address
  let role: String
  let note: String

  static let view = View<ParticipantModel>(
    "participant",
    [
      .init("name", .text, "The partner's name.") { .text($0.name) },
      .init("address", .address, "The partner's page.") { .address($0.address) },
      .init("role", .text, "What the partner does.") { .text($0.role) },
      .init("note", .text, "What else there is to say of its part.") { .text($0.note) },
    ])
}
