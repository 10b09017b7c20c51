// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// What a page shows of a field's value: a line of text for each of its values, with the address that it leads to.
func factValues(_ value: FieldValue, _ shape: FieldShape, _ site: some HasViews) -> [FactValueModel] {
  switch value {
  case .text(let text): textValue(text, shape, site)
  case .number(let number): [FactValueModel(text: site.words.number(number))]
  case .integer(let number): [FactValueModel(text: site.words.number(number))]
  case .flag(let isTrue): [FactValueModel(text: site.words[isTrue ? .yes : .no])]
  case .date(let date): [FactValueModel(text: site.words.date(date), iso: date.iso)]
  case .span(let span):
    // `datetime` takes no span (HTML, 4.5.14).
    [FactValueModel(text: site.words.span(span))]
  case .time(let time): [FactValueModel(text: site.words.time(time), iso: time.day?.iso ?? "")]
  case .choice(let word): [FactValueModel(text: choiceLabel(word, shape, site.words))]
  case .reference(let id): itemValue(id, site)
  case .file(let path): [FactValueModel(text: path.pathParts.last.map(String.init) ?? path)]
  case .list(let values): values.flatMap { factValues($0, shape.element, site) }
  case .record(let entries): recordValue(entries, shape, site)
  }
}

private func textValue(_ text: String, _ shape: FieldShape, _ site: some HasViews) -> [FactValueModel] {
  switch shape {
  case _ where text.isEmpty: []
  case .nameOrText(let kinds): [named(text, kinds, site)]
  case .text(.webAddress), .text(.baseAddress), .text(.address):
    [FactValueModel(text: readable(text), address: .external(text), isAddress: true)]
  case .text(.mailAddress):
    [FactValueModel(text: text, address: .external("mailto:\(text)"), isAddress: true)]
  default: [FactValueModel(text: text)]
  }
}

/// An item of one of the kinds, an address, or the text itself.
private func named(_ text: String, _ kinds: [String], _ site: some HasViews) -> FactValueModel {
  if let index = site.plan.item(named: text, of: kinds) {
    return FactValueModel(text: site.plan.items[index].title, address: .site(site.addresses[index]))
  }
  return isWebAddress(text)
    ? FactValueModel(text: readable(text), address: .external(text), isAddress: true) : FactValueModel(text: text)
}

private func choiceLabel(_ word: String, _ shape: FieldShape, _ words: Words) -> String {
  guard case .choice(let choice) = shape else { return word }
  return choice[word]?.label ?? words["\(choice.wordsPrefix)-\(word)"]
}

private func itemValue(_ id: String, _ site: some HasViews) -> [FactValueModel] {
  guard let index = site.plan.indexOfID[id] else { return [] }
  return [FactValueModel(text: site.plan.items[index].title, address: .site(site.addresses[index]))]
}

/// The first of its values, with the others in brackets: `Water Board (WB)`.
private func recordValue(_ entries: [FieldEntry], _ shape: FieldShape, _ site: some HasViews) -> [FactValueModel] {
  var values = entries.flatMap { factValues($0.value, shape.field($0.name), site) }
  if case .number(let amount)? = entries["amount"], case .text(let currency)? = entries["currency"] {
    let money = site.words.compound(.money, ["currency": currency, "number": site.words.number(amount)])
    values = entries.flatMap { entry in
      switch entry.name {
      case "currency": [] as [FactValueModel]
      case "amount": [FactValueModel(text: money)]
      default: factValues(entry.value, shape.field(entry.name), site)
      }
    }
  }
  guard let first = values.first else { return [] }
  let others = values.dropFirst().map(\.text).joined(separator: ", ")
  return [FactValueModel(text: others.isEmpty ? first.text : "\(first.text) (\(others))", address: first.address)]
}

/// An address without its scheme, as people write it.
private func readable(_ url: String) -> String {
  var text = url[...]
  for scheme in ["https://", "http://", "mailto:"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
  if text.ends(with: "/") { text = text.dropLast() }
  return String(text)
}
