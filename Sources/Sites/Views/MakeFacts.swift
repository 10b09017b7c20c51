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
    if let value = shown(item.value(of: field), field, item) {
      facts += makeFacts(value, field.declaration, site).filter { !$0.repeats(item) }
    }
  }
  return facts
}

/// Of the other words for a term, those that are not the same word in another form: they are there for texts to be linked.
private func shown(_ value: FieldValue?, _ field: ItemField, _ item: Item) -> FieldValue? {
  guard field.name == "also", let term = item.details(TermDetails.self), case .list(let words) = value else {
    return value
  }
  let known = [item.title] + [term.abbreviation].compactMap { $0 }
  var kept: [String] = []
  for word in term.also where !(known + kept).contains(where: { isInflected(word, of: $0) }) { kept.append(word) }
  return kept.count == words.count ? value : kept.isEmpty ? nil : .list(kept.map(FieldValue.text))
}

/// Whether two names differ in no more than the ends of words: `assets` and `asset`, `vulnerabilities` and `vulnerability`,
/// `measures of effectiveness` and `measure of effectiveness`.
func isInflected(_ name: String, of other: String) -> Bool {
  let (words, others) = (folded(name).split(separator: " "), folded(other).split(separator: " "))
  return words.count == others.count
    && zip(words, others).allSatisfy { word, other in
      let common = zip(word, other).prefix { $0 == $1 }.count
      return common >= 3 && max(word.count, other.count) - common <= 3 || word == other
    }
}

extension FactModel {
  /// Whether it says no more than the number of the item does, which is before the title.
  fileprivate func repeats(_ item: Item) -> Bool {
    guard let number = item.printedNumber, values.count == 1 else { return false }
    return values[0].text.isAlike(number)
  }
}

extension String {
  /// Whether two texts differ in blanks at most, as `13 (k)` and `13(k)` do.
  func isAlike(_ other: String) -> Bool {
    let (own, others) = (filter { !$0.isWhitespace }, other.filter { !$0.isWhitespace })
    return own == others
  }
}

private func makeFacts(_ value: FieldValue, _ field: FieldDeclaration, _ site: some HasViews) -> [FactModel] {
  if case .entries(let shape) = field.shape, case .record(let entries) = value {
    // Fields of the writer's own go by the names that the writer gave them.
    return entries.map { FactModel(label: $0.name, values: factValues($0.value, shape, site)) }
  }
  let values = factValues(value, field.shape, site)
  return values.isEmpty ? [] : [FactModel(label: site.words.label(field), values: values)]
}
