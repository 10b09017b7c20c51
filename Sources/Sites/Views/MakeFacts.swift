import Fields
import Plans
import Templates

/// What is to be known about an item: the fields that its kind declares as facts, then those of the writer's own.
func makeFacts(_ index: Int, _ site: Site) -> [FactModel] {
  let item = site.plan.items[index]
  var facts = item.kind.fields.filter(\.isFact).compactMap { field in
    fact(label: site.words["field-\(field.name)"], field.facts(item.details), site)
  }
  if let path = site.plan.files[index], let copy = site.assets.address(of: path) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    facts.insert(
      FactModel(label: site.words["field-file"], values: [FactValueModel(text: name, address: .site(copy))]), at: 0)
  }
  facts += item.fields.extra.map { FactModel(label: $0.name, values: [FactValueModel(text: $0.value)]) }
  return facts
}

private func fact(label: String, _ values: [FactValue], _ site: Site) -> FactModel? {
  let values = values.compactMap { factValue($0, site) }
  return values.isEmpty ? nil : FactModel(label: label, values: values)
}

func factValue(_ value: FactValue, _ site: Site) -> FactValueModel? {
  switch value {
  case .text(let text): text.isEmpty ? nil : FactValueModel(text: text)
  case .date(let date): FactValueModel(text: site.words.date(date), iso: date.iso)
  case .link(let url): FactValueModel(text: readable(url), address: .external(url))
  case .item(let id):
    site.plan.indexOfID[id].map { FactValueModel(text: site.plan.items[$0].title, address: .site(site.addresses[$0])) }
  case .flag(let isTrue): FactValueModel(text: site.words[isTrue ? "yes" : "no"])
  case .word(let key): FactValueModel(text: site.words[key])
  }
}

/// An address without its scheme, as people write it.
private func readable(_ url: String) -> String {
  var text = url[...]
  for scheme in ["https://", "http://", "mailto:"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
  if text.hasSuffix("/") { text = text.dropLast() }
  return String(text)
}
