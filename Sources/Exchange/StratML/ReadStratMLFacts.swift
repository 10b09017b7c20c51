// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

extension StratMLReader {
  /// The text of OtherInformation without the facts below it, and these.
  mutating func otherInformation(of element: StratMLElement) -> (text: PlainText?, facts: StratMLFacts) {
    guard var text = text("OtherInformation", of: element) else { return (nil, StratMLFacts()) }
    let facts = StratMLFacts(takenFrom: &text)
    return (text.blocks.isEmpty ? nil : text, facts)
  }

  /// The identifier that the element has, or had before it was made one that it may have; none where it is made of the item's.
  mutating func addDataID(
    of element: StratMLElement, _ id: String, _ facts: inout StratMLFacts, to fields: inout [FieldEntry]
  ) {
    addDataID(written: identifier(of: element), id, &facts, to: &fields)
  }

  private mutating func addDataID(
    written: String?, _ id: String, _ facts: inout StratMLFacts, to fields: inout [FieldEntry]
  ) {
    if let written, ids[written] == nil { ids[written] = id }
    guard let identifier = facts.take("data-id") ?? written, identifier != elementName(id) else { return }
    if ids[identifier] == nil { ids[identifier] = id }
    fields.append(FieldEntry("data-id", .text(identifier)))
  }

  /// Facts wait until all elements are read, since they may name any.
  mutating func keep(_ facts: StratMLFacts, for place: Int, _ element: StratMLElement) {
    if !facts.all.isEmpty { waitingFacts.append((place, facts, element)) }
  }

  mutating func add(_ facts: StratMLFacts, to place: Int, _ element: StratMLElement) {
    let fields = items.items[place].kind.declarations
    var facts = facts
    let isAboutFile = { (fact: StratMLFacts.Fact) in decidedHere.contains(fact.path[0]) }
    var others = facts.all.filter(isAboutFile)
    facts.all.removeAll(where: isAboutFile)
    others += facts.resolve(fields) { id(named: $0, of: $1) }
    items.change(place) { entries in others += facts.apply(to: &entries, fields) }
    // Whoever has changed lines by hand may have written what no field can hold.
    for entry in items.takeUnreadable(of: place) {
      var unread = StratMLFacts()
      let shape = fields.first { $0.name == entry.name }?.shape ?? .text(.line)
      unread.add(entry.value, at: [entry.name], shape) { $0 }
      others += unread.all
    }
    for fact in others { keep(fact.path.joined(separator: "."), fact.text, in: place, element) }
  }

  /// The item that a line names: a partner by its name, all others by their identifiers.
  private func id(named name: String, of kinds: [String]) -> String? {
    let partner = partners.byName[folded(name)].map { partners.all[$0].id }
    if kinds == [PartnerDetails.name] { return partner ?? ids[name] }
    return ids[name] ?? (name == StratMLIdentifiers.plan ? plan.id : partner)
  }

  /// The indicators and milestones that Part 1 has as facts of what they belong to.
  mutating func addNumbered(
    _ facts: inout StratMLFacts, within parent: (id: String, title: String), _ element: StratMLElement
  ) {
    for kind in [kind(IndicatorDetails.self), kind(MilestoneDetails.self)] {
      for var own in facts.takeNumbered(kind.folder) {
        let title = own.take("title") ?? "\(kind.name) of \(parent.title)"
        let id = items.makeID(for: title, kind)
        var fields = [FieldEntry("title", .text(title)), FieldEntry("of", .reference(parent.id))]
        addDataID(written: own.take("id"), id, &own, to: &fields)
        let place = items.add(kind, id: id, fields, text: own.takeText().map(safeMarkdown) ?? "")
        keep(own, for: place, element)
      }
    }
  }
}

/// Fields that say what file an item is in and whether it is shown; an import decides on that itself.
private let decidedHere: Set<String> = ["id", "kind", "draft", "template"]

extension StratMLFacts {
  /// The text of an item that is lines, with its paragraphs and lists; taken out of the others.
  mutating func takeText() -> PlainText? {
    take("text").map { stratMLText(String(decoding: stratMLForm(ofText: $0), as: UTF8.self)) }
  }

  /// Names items by what `id` says of a name and the kinds that it may be of; what has to name one and does not is taken out and
  /// returned, with all that belongs to it.
  fileprivate mutating func resolve(_ fields: [FieldDeclaration], _ id: (String, [String]) -> String?) -> [Fact] {
    var lost: Set<[String]> = []
    all = all.map { fact in
      guard let field = fields.first(where: { $0.name == fact.path[0] }) else { return fact }
      let shape = field.shape.part(at: fact.path.dropFirst())
      let names = if case .list = shape { fact.text.split(separator: "; ").map(String.init) } else { [fact.text] }
      switch shape.element {
      case .reference(let kinds):
        let found = names.map { id($0, kinds) }
        if found.contains(nil) { lost.insert(fact.group) }
        if found.contains(nil) { return fact }
        return Fact(path: fact.path, text: found.compactMap(\.self).joined(separator: "; "))
      case .nameOrText(let kinds):
        return Fact(path: fact.path, text: names.map { id($0, kinds) ?? $0 }.joined(separator: "; "))
      default: return fact
      }
    }
    defer { all.removeAll { lost.contains($0.group) } }
    return all.filter { lost.contains($0.group) }
  }
}

extension StratMLFacts.Fact {
  /// The field, or the element of it, that a fact is a part of.
  fileprivate var group: [String] { Array(path.prefix(path.count > 1 && Int(path[1]) != nil ? 2 : 1)) }
}

extension FieldShape {
  /// What is at a path of names and numbers.
  fileprivate func part(at path: ArraySlice<String>) -> FieldShape {
    guard let name = path.first else { return self }
    if case .list(let element) = self { return element.part(at: path.dropFirst()) }
    return field(name).part(at: path.dropFirst())
  }
}
