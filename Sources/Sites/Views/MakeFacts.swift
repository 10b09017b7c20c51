// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// The facts about an item: its file, the fields that its kind declares as facts, then those of every item.
func makeFacts(_ index: Int, _ site: some HasViews) -> [FactModel] {
  let item = site.plan.items[index]
  var facts: [FactModel] = []
  if let path = site.plan.files[index], let copy = site.assets.address(of: path) {
    let name = path.pathParts.last.map(String.init) ?? path
    facts.append(
      FactModel(label: site.words["field-file"], values: [FactValueModel(text: name, address: .site(copy))]))
  }
  for field in item.kind.facts {
    if let value = item.value(of: field) { facts += makeFacts(value, field.declaration, site) }
  }
  return facts
}

private func makeFacts(_ value: FieldValue, _ field: FieldDeclaration, _ site: some HasViews) -> [FactModel] {
  if case .entries(let shape) = field.shape, case .record(let entries) = value {
    // Fields of the writer's own go by the names that the writer gave them.
    return entries.map { FactModel(label: $0.name, values: factValues($0.value, shape, site)) }
  }
  let values = factValues(value, field.shape, site)
  return values.isEmpty ? [] : [FactModel(label: site.words.label(field), values: values)]
}
