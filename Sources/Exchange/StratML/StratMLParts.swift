// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

extension StratMLReader {
  /// The goals of the plan, or the objectives of one of its parts, with all that is in them.
  mutating func readParts<D: Details>(
    _ element: StratMLElement, within parent: (id: String, title: String)?, _ name: String, _ type: D.Type
  ) {
    let kind = kind(type)
    var siblings: [(place: Int, number: String?)] = []
    for part in element.takeAll(name) {
      if part.isEmpty { leaveOut(part) }
      var (other, facts) = otherInformation(of: part)
      // One that stands for what it is in is no part of its own.
      if facts.take("holds") != nil {
        readIndicators(part, within: parent ?? plan)
        readParts(part, within: parent, "Objective", ObjectiveDetails.self)
        _ = part.take("Name")?.takeText()
        _ = part.take("Description")?.takeText()
        continue
      }
      siblings.append(readPart(part, kind, within: parent, position: siblings.count + 1, other, &facts))
    }
    weigh(siblings)
  }

  /// Where numbers do not say the order of the document, weights do.
  mutating func weigh(_ siblings: [(place: Int, number: String?)]) {
    let keys = siblings.map { $0.number.map { ReadingKey($0) } }
    let isSorted = zip(keys, keys.dropFirst()).allSatisfy { one, next in
      one.map { a in next.map { a < $0 } ?? false } ?? false
    }
    if isSorted, keys.allSatisfy({ $0 != nil }) || keys.count < 2 { return }
    for (position, sibling) in siblings.enumerated() {
      items.set("weight", .integer(position + 1), of: sibling.place)
    }
  }

  private mutating func readPart(
    _ element: StratMLElement, _ usual: Kind, within parent: (id: String, title: String)?, position: Int,
    _ other: PlainText?, _ facts: inout StratMLFacts
  ) -> (place: Int, number: String?) {
    let kind = facts.take("kind").flatMap { name in Kinds.builtIn.all.first { $0.name == name && $0.isTrunk } } ?? usual
    let name = line("Name", of: element)
    let description = text("Description", of: element)
    let number = line("SequenceIndicator", of: element)
    let title = title(name, description, number, position, element)
    let (summary, body) = describe(description, other)
    let id = items.makeID(for: title, kind)
    var fields = [FieldEntry("title", .text(title))]
    if let number { fields.append(FieldEntry("number", .text(number))) }
    if let summary { fields.append(FieldEntry("description", .text(summary))) }
    if let whole = facts.take("part-of").flatMap({ ids[$0] ?? ($0 == StratMLIdentifiers.plan ? plan.id : nil) }) {
      fields.append(FieldEntry("part-of", .reference(whole)))
    } else if let parent {
      let isGoal = parent.id == goalID && kind.name == ObjectiveDetails.name
      fields.append(FieldEntry(isGoal ? "goal" : "part-of", .reference(parent.id)))
    }
    addDataID(of: element, id, &facts, to: &fields)
    let partners = participations(element, lead: facts.all.first { $0.path == ["lead"] }?.text)
    if !partners.isEmpty { fields.append(FieldEntry("partners", .list(partners))) }
    let place = items.add(kind, id: id, fields, text: body)
    if kind.name == GoalDetails.name { goalID = id }
    addNumbered(&facts, within: (id, title), element)
    keep(facts, for: place, element)
    readIndicators(element, within: (id, title))
    readParts(element, within: (id, title), "Objective", ObjectiveDetails.self)
    keepRest(of: element, in: place)
    return (place, number)
  }

  /// A part without a name is called by the first words of its description.
  private mutating func title(
    _ name: String?, _ description: PlainText?, _ number: String?, _ position: Int, _ element: StratMLElement
  ) -> String {
    if let name { return name }
    let title = description.map { firstWords(of: $0.line) } ?? "\(element.name) \(number ?? String(position))"
    repaired(element, "`\(element.written)` has no `Name`; it is called “\(title)”")
    return title
  }
}

/// Up to 80 bytes of a text, or its first sentence where that is shorter.
func firstWords(of text: String) -> String {
  if let end = text.firstIndex(of: "."), text[..<end].utf8.count <= 80 { return String(text[..<end]) }
  if text.utf8.count <= 80 { return text }
  var words = ""
  for word in text.split(separator: " ") {
    if words.utf8.count + word.utf8.count > 76 { break }
    words += (words.isEmpty ? "" : " ") + word
  }
  return (words.isEmpty ? String(text.prefix(40)) : words) + " …"
}
