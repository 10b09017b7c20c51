// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// Abbreviations that texts or fields use, and that nothing explains: neither the glossary, nor the name of an item or its short
/// form, nor a text, in brackets behind its name, say. Asked of plans, and of other sites whose glossary has some.
func checkAbbreviations(_ plan: Plan, _ report: inout Report) {
  // What could not be read may be what explains one.
  guard plan.isComplete,
    plan.root != nil || plan.items(TermDetails.self).contains(where: { $0.details.abbreviation != nil })
  else { return }
  var uses: [String: Uses] = [:]
  var explained = wellKnownAbbreviations
  for (index, item) in plan.items.enumerated() where item.fields.language == nil {
    for (found, place) in item.abbreviationsUsed {
      if found.isExplained { explained.insert(found.word) }
      if found.count == 0 || explained.contains(found.word) { continue }
      uses[found.word, default: Uses(item: index, place: place)].add(found.count, in: index)
    }
  }
  if uses.isEmpty { return }
  for item in plan.items { explained.formUnion(item.abbreviationsDefined) }
  let open = uses.filter { !explained.contains($0.key) }
  for (word, use) in open.sorted(by: { ($0.value.item, $0.key) < ($1.value.item, $1.key) }) {
    report.add(
      .undefinedAbbreviation, "`\(word)` is explained nowhere\(use.count)", at: use.place,
      help: "add a term with `abbreviation: \(word)`, or write it out once: `its full name (\(word))`")
  }
}

/// Where an abbreviation is used first, and how often in all.
private struct Uses {
  let item: Int
  let place: Place
  private var times = 0
  private var texts = 0
  private var last = -1

  init(item: Int, place: Place) { (self.item, self.place) = (item, place) }

  mutating func add(_ times: Int, in item: Int) {
    self.times += times
    if item != last { texts += 1 }
    last = item
  }

  /// As a message goes on; nothing where it is there once.
  var count: String {
    switch (times, texts) {
    case (1, _): ""
    case (_, 1): ", and used \(times) times in this text"
    default: ", and used \(times) times in \(texts) texts"
    }
  }
}

extension Item {
  /// Those of its text, and of its fields, which may be in a table.
  fileprivate var abbreviationsUsed: [(UsedAbbreviation, Place)] {
    var found = document.abbreviations.map {
      ($0, Place(file.path, line: $0.line, column: $0.column, excerpt: $0.word))
    }
    guard file.table != nil else { return found }
    for (path, text) in proseValues {
      for used in findAbbreviations(inValue: text) {
        let place = place(of: path, saying: text)
        found.append((used, Place(place.path, line: place.line, column: place.column, excerpt: used.word)))
      }
    }
    return found
  }

  /// What its fields say in words, with the place of each.
  private var proseValues: [(FieldPath, String)] {
    var found: [(FieldPath, String)] = []
    var waiting = kind.allFields.reversed().compactMap { field in
      value(of: field).map { (path: FieldPath(field.name), shape: field.declaration.shape, value: $0) }
    }
    while let next = waiting.popLast() {
      switch next.value {
      case .text(let text): if next.shape.isProse { found.append((next.path, text)) }
      case .list(let values):
        waiting += values.enumerated().reversed().map { (next.path.appending(.element($0)), next.shape.element, $1) }
      case .record(let entries):
        waiting += entries.reversed().map {
          (next.path.appending(.field($0.name)), next.shape.field($0.name), $0.value)
        }
      default: continue
      }
    }
    return found
  }

  /// What it explains by being there: its short form, and the words of its title, of a framework or an instrument.
  fileprivate var abbreviationsDefined: Set<String> {
    var texts: [String?] = [id.uppercased()]
    if let term = details(TermDetails.self) { texts += [title, term.abbreviation] + term.also }
    if let partner = details(PartnerDetails.self) { texts += [title, partner.acronym] }
    if let norm = details(NormDetails.self) { texts += [title, norm.instrument, norm.nativeID] }
    if let standard = details(StandardDetails.self) { texts += [title, standard.framework, standard.control] }
    if details(DocumentDetails.self) != nil { texts.append(title) }
    if let plan = details(PlanDetails.self) { texts += plan.organizations.map(\.acronym) }
    return Set(texts.compactMap { $0 }.flatMap(capitalWords))
  }
}

/// The words of a name that may be abbreviations.
private func capitalWords(_ name: String) -> [String] {
  name.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count >= 3 && $0.allSatisfy(\.isUppercase) }
}
