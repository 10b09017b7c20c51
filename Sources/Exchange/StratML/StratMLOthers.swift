// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

/// Whole items that StratML has no element for, out of the lines of the plan that `addOthers` has written.
extension StratMLReader {
  /// Takes them off the facts of the plan: what is said of partners counts wherever one is named.
  mutating func takeOthers(from facts: inout StratMLFacts) {
    for var own in facts.takeNumbered(stakeholderLines) {
      guard let name = own.take("title") else { continue }
      own.setKindApart()
      partners.lines[folded(name)] = own
      partners.namedInLines.append(name)
    }
    let folders = Set(Self.kindsInLines.map(\.folder))
    lines.all = facts.all.filter { $0.path.count > 2 && folders.contains($0.path[0]) }
    facts.all.removeAll { $0.path.count > 2 && folders.contains($0.path[0]) }
  }

  /// The kinds whose items are never elements.
  private static let kindsInLines = Kinds.builtIn.all.filter { kind in
    !kind.isTrunk
      && ![PlanDetails.name, IndicatorDetails.name, MilestoneDetails.name, PartnerDetails.name].contains(kind.name)
  }

  /// After all elements, which have the first choice of identifiers.
  mutating func readOthers(_ root: StratMLElement) {
    for name in partners.namedInLines { _ = partner(name, nil, nil, root) }
    for kind in Self.kindsInLines {
      for var own in lines.takeNumbered(kind.folder) {
        own.setKindApart()
        if kind.isPage { readPage(&own, root) } else { readOther(&own, kind, root) }
      }
    }
  }

  private mutating func readOther(_ own: inout StratMLFacts, _ kind: Kind, _ root: StratMLElement) {
    let written = own.take("id")
    let title = own.take("title") ?? written ?? kind.name
    // A file of the site is not in the document: without another address of it, its description is a page.
    let hasAddress = own.all.contains { $0.path == ["url"] }
    let file = kind.name == DocumentDetails.name ? own.take("file") : nil
    let kind = kind.name != DocumentDetails.name || hasAddress ? kind : self.kind(PageDetails.self)
    let id = written.flatMap { items.take($0) } ?? items.makeID(for: title, kind)
    if let written, ids[written] == nil { ids[written] = id }
    let place = items.add(
      kind, id: id, [FieldEntry("title", .text(title))], text: own.takeText().map(safeMarkdown) ?? "")
    if let file { keep("file", file, in: place, root) }
    keep(own, for: place, root)
  }

  private mutating func readPage(_ own: inout StratMLFacts, _ root: StratMLElement) {
    let written = own.take("id")
    let file = own.take("file") ?? ""
    let title = own.take("title") ?? written ?? "page"
    let text = own.takeText().map(safeMarkdown) ?? ""
    let fields = [FieldEntry("title", .text(title))]
    guard let written, let place = items.add(kind(PageDetails.self), id: written, at: file, fields, text: text) else {
      let id = items.makeID(for: title, kind(PageDetails.self))
      if let written, ids[written] == nil { ids[written] = id }
      keep(own, for: items.add(kind(PageDetails.self), id: id, fields, text: text), root)
      return
    }
    if ids[written] == nil { ids[written] = written }
    keep(own, for: place, root)
  }
}

extension StratMLFacts {
  /// The plan that comes in has no kinds of its own: what an item was called is an extra.
  mutating func setKindApart() {
    if let kind = take("kind") { all.append(Fact(path: ["extra", "kind"], text: kind)) }
  }

  /// What a partner's stakeholders say of it where they say nothing else.
  var description: PlainText? {
    let words = (all.first { $0.path == ["description"] } ?? all.first { $0.path == ["text"] })?.text
    return words.map { stratMLText(String(decoding: stratMLForm(ofText: $0), as: UTF8.self)) }
  }
}
