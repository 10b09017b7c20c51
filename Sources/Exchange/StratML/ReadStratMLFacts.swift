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
    let written = identifier(of: element)
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
    var others = facts.resolve(fields) { [ids] in ids[$0] }
    items.change(place) { entries in others += facts.apply(to: &entries, fields) }
    for fact in others { keep(fact.path.joined(separator: "."), fact.text, in: place, element) }
  }

  /// The indicators and milestones that Part 1 has as facts of what they belong to.
  mutating func addNumbered(
    _ facts: inout StratMLFacts, within parent: (id: String, title: String), _ element: StratMLElement
  ) {
    for kind in [kind(IndicatorDetails.self), kind(MilestoneDetails.self)] {
      for var own in facts.takeNumbered(kind.folder) {
        let title = own.take("title") ?? "\(kind.name) of \(parent.title)"
        let text = own.take("text").map { PlainText(blocks: [.paragraph($0.split(separator: "\n").map(String.init))]) }
        let fields = [FieldEntry("title", .text(title)), FieldEntry("of", .reference(parent.id))]
        let place = items.add(kind, id: items.makeID(for: title, kind), fields, text: text.map(safeMarkdown) ?? "")
        keep(own, for: place, element)
      }
    }
  }
}

extension StratMLFacts {
  /// Names items by what `id` says of their elements; what names none is taken out and returned, with all that belongs to it.
  fileprivate mutating func resolve(_ fields: [FieldDeclaration], _ id: (String) -> String?) -> [Fact] {
    var lost: Set<[String]> = []
    all = all.map { fact in
      guard let field = fields.first(where: { $0.name == fact.path[0] }),
        case .reference = field.shape.part(at: fact.path.dropFirst())
      else { return fact }
      if let id = id(fact.text) { return Fact(path: fact.path, text: id) }
      lost.insert(fact.group)
      return fact
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
    guard let name = path.first else { return element }
    if case .list(let element) = self { return element.part(at: path.dropFirst()) }
    return field(name).part(at: path.dropFirst())
  }
}
