// SPDX-License-Identifier: Apache-2.0

import Templates

// Models as values of a view.

extension View {
  func value(_ model: Model?) -> Value { model.map { .record(record($0)) } ?? .none }

  func list(_ models: some Sequence<Model>) -> Value { .list(models.map(record)) }
}

extension Value {
  init(_ address: Address?) { self = address.map(Value.address) ?? .none }

  init(_ record: Record?) { self = record.map(Value.record) ?? .none }
}
