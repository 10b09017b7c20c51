// SPDX-License-Identifier: Apache-2.0

import Fields
import Templates

/// How templates see the values of a field: of what type they are in a view, and what becomes of each.
struct FieldForm: Sendable {
  let type: ValueType
  let value: @Sendable (FieldValue, SiteViews) -> Value

  init(_ shape: FieldShape) {
    switch shape {
    case .flag:
      type = .flag
      value = { value, _ in if case .flag(let isTrue) = value { .flag(isTrue) } else { .none } }
    case .text(.line), .text(.paragraph), .text(.identifier), .text(.formerIdentifier), .text(.languageTag), .number,
      .integer, .nameOrText:
      type = .text
      value = { value, site in .text(factValues(value, shape, site).first?.text ?? "") }
    case .list(let element):
      let form = RecordForm(element)
      type = .list(form.shape)
      value = { value, site in
        guard case .list(let values) = value else { return .none }
        return .list(values.compactMap { form.record($0, site) })
      }
    case .entries(let element):
      type = .list(FactModel.view.shape)
      value = { value, site in
        guard case .record(let entries) = value else { return .none }
        return FactModel.view.list(
          entries.map { FactModel(label: $0.name, values: factValues($0.value, element, site)) })
      }
    case .text, .date, .span, .time, .choice, .options, .reference, .file, .record:
      let form = RecordForm(shape)
      type = .record(form.shape)
      value = { value, site in Value(form.record(value, site)) }
    }
  }
}

/// The same for what is a record, by itself or in a list.
private struct RecordForm: Sendable {
  let shape: Shape
  let record: @Sendable (FieldValue, SiteViews) -> Record?

  init(_ field: FieldShape) {
    switch field {
    case .date:
      shape = DateModel.view.shape
      record = { value, site in
        if case .date(let date) = value { DateModel.view.record(dateModel(date, site.words)) } else { nil }
      }
    case .choice:
      shape = ChoiceModel.view.shape
      record = { value, site in
        guard case .choice(let word) = value, let label = factValues(value, field, site).first?.text else { return nil }
        return ChoiceModel.view.record(ChoiceModel(name: word, label: label))
      }
    case .reference:
      shape = EntryModel.view.shape
      record = { value, site in
        guard case .reference(let id) = value, let index = site.plan.indexOfID[id] else { return nil }
        return site.entry(index)
      }
    case .record(let fields):
      let view = recordView(fields)
      shape = view.shape
      record = { value, site in
        guard case .record(let entries) = value else { return nil }
        return view.record(RecordModel(entries: entries, site: site))
      }
    default:
      shape = FactValueModel.view.shape
      record = { value, site in factValues(value, field, site).first.map(FactValueModel.view.record) }
    }
  }
}

/// A value made of fields of its own.
private struct RecordModel: Sendable {
  let entries: [FieldEntry]
  let site: SiteViews
}

private func recordView(_ record: RecordShape) -> View<RecordModel> {
  View<RecordModel>(
    record.name,
    record.fields.map { field in
      let form = FieldForm(field.shape)
      return ViewField(field.name, form.type, field.help) { model in
        model.entries[field.name].map { form.value($0, model.site) } ?? .none
      }
    })
}

/// One of the words of a choice.
private struct ChoiceModel: Sendable {
  let name: String
  let label: String

  static let view = View<ChoiceModel>(
    "choice",
    [
      .init("name", .text, "The word in the file.") { .text($0.name) },
      .init("label", .text, "What pages say.") { .text($0.label) },
    ])
}
