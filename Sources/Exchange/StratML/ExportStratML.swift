// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import XML

package enum StratMLPart: Sendable {
  /// ISO 17469-1: goals, objectives, stakeholders.
  case one
  /// ANSI/AIIM 22: the same with roles, indicators and figures.
  case two
}

extension PublishedPlan {
  package static func stratMLPath(_ part: StratMLPart) -> String {
    part == .one ? "data/plan.stratml-1.xml" : "data/plan.stratml.xml"
  }

  package static let stratMLMappingPath = "data/stratml-mapping.csv"

  /// What of the plan went where in either part, as a table.
  package func stratMLMappingFile() throws(Problem) -> [UInt8] {
    mappingTable(
      try [StratMLPart.one, .two].map { part throws(Problem) in
        var exporter = StratMLExporter(self, part, writesTexts: false)
        try exporter.writeDocument()
        return (part == .one ? "1" : "2", exporter.mapping)
      })
  }

  /// The plan as a document of StratML that its schema accepts, and what of it went where. What has no element is a line of
  /// OtherInformation (`StratMLFacts`); docs/exchange.md has the conventions.
  package func stratML(_ part: StratMLPart) throws(Problem) -> (bytes: [UInt8], mapping: StratMLMapping) {
    var exporter = StratMLExporter(self, part)
    try exporter.writeDocument()
    return (exporter.out.bytes, exporter.mapping)
  }
}

struct StratMLExporter {
  let published: PublishedPlan
  let part: StratMLPart
  /// False where it is asked for the mapping alone.
  let writesTexts: Bool
  let identifiers: StratMLIdentifiers
  var out = XMLWriter()
  var mapping = StratMLMapping()
  /// What is said of partners, who may be named many times.
  var partnerTexts: [Int: [UInt8]] = [:]

  init(_ published: PublishedPlan, _ part: StratMLPart, writesTexts: Bool = true) {
    (self.published, self.part, self.writesTexts) = (published, part, writesTexts)
    identifiers = StratMLIdentifiers(published.plan)
  }

  var plan: Plan { published.plan }

  mutating func writeDocument() throws(Problem) {
    guard let root = plan.root, let details = plan.items[root].details(PlanDetails.self) else { return }
    let item = plan.items[root]
    let type = item.fields.extra.first { $0.name == "Type" && Self.types.contains($0.value) }
    let name = part == .one ? "StrategicPlan" : "PerformancePlanOrReport"
    let namespace = "urn:ISO:std:iso:17469:tech:xsd:" + (part == .one ? "stratml_core" : "PerformancePlanOrReport")
    out.begin(
      name, [("xmlns", namespace)] + (part == .one ? [] : [("Type", type?.value ?? Self.types[0])]))
    var facts = planFacts(item, details, hasType: part == .two && type != nil)
    let outline = StratMLOutline(plan)
    if part == .one { try addIndicators(outline.indicators(of: nil), to: &facts) }
    try addOthers(to: &facts)
    let texts = try texts(of: root)
    out.element("Name", item.title)
    if !texts.description.isEmpty { out.element("Description", utf8: texts.description) }
    otherInformation(texts.other, facts)
    out.begin("StrategicPlanCore")
    try writeOrganizations(item, details)
    writeStatement("Vision", details.vision)
    writeStatement("Mission", details.mission)
    for value in details.values {
      out.begin("Value")
      if let name = value.name { out.element("Name", name) }
      if let description = value.description { out.element("Description", utf8: stratMLForm(ofText: description)) }
      out.end("Value")
    }
    for goal in outline.goals { try writeGoal(goal, outline) }
    try writeHolder(outline)
    out.end("StrategicPlanCore")
    writeAdministration(item, details)
    if part == .two { writeSubmitter(details) }
    out.end(name)
  }

  private static let types = ["Strategic_Plan", "Performance_Plan", "Performance_Report"]

  // MARK: Texts

  /// What is said of an item in Description and in OtherInformation: its summary and its text, or the two parts of its text.
  mutating func texts(of index: Int) throws(Problem) -> (description: [UInt8], other: [UInt8]) {
    let item = plan.items[index]
    let html = try published.prose(index, "")
    if let description = item.fields.description {
      return (stratMLForm(ofText: description), stratMLForm(ofText: plain(html, of: item)))
    }
    let (first, rest) = divided(html)
    return (stratMLForm(ofText: plain(first, of: item)), stratMLForm(ofText: plain(rest, of: item)))
  }

  /// Prose without its marks. The words of links stay, and where they lead does not; of pictures nothing does.
  mutating func plain(_ html: [UInt8], of item: Item) -> [UInt8] {
    for (mark, name) in [("<a href=", "text: where links lead"), ("<img ", "text: pictures")] {
      let count = html.count(of: Array(mark.utf8))
      if count > 0 { mapping.add(item.kind.name, name, .none, count: count) }
    }
    return writesTexts ? plainText(ofProse: html) : []
  }

  /// At the heading that an import writes between the two.
  private func divided(_ html: [UInt8]) -> ([UInt8], [UInt8]) {
    let words = Array(">\(otherInformationHeading)</h2>".utf8)
    guard let end = html.firstPlace(of: words), let start = html[..<end].lastIndex(of: UInt8(ascii: "<"))
    else { return (html, []) }
    return (Array(html[..<start]), Array(html[(end + words.count)...]))
  }

  mutating func otherInformation(_ text: [UInt8], _ facts: StratMLFacts) {
    guard writesTexts else { return }
    let form = facts.form(after: text)
    if !form.isEmpty { out.element("OtherInformation", utf8: form) }
  }

  private mutating func writeStatement(_ name: String, _ text: String?) {
    let identifier = identifiers.part(name.lowercased())
    guard text != nil || identifier != nil else { return }
    out.begin(name)
    if let text { out.element("Description", utf8: stratMLForm(ofText: text)) }
    if let identifier { out.element("Identifier", identifier) }
    out.end(name)
  }

  // MARK: Facts

  /// The fields of an item that are no elements, as lines. `elements` are the others, with the names of theirs.
  mutating func rest(of item: Item, elements: KeyValuePairs<String, String>, _ facts: inout StratMLFacts) {
    let kind = item.kind.name
    for entry in item.values {
      if let element = elements.first(where: { $0.key == entry.name })?.value {
        mapping.add(kind, entry.name, .element(element))
      } else if let element = Self.elementsOfAll[entry.name] {
        mapping.add(kind, entry.name, element.isEmpty ? .none : .element(element))
      } else if let field = item.kind.field(named: entry.name) {
        mapping.add(kind, entry.name, .line)
        facts.add(entry.value, at: [entry.name], field.declaration.shape) { name(of: $0) }
      }
    }
    if item.document.hasProse {
      mapping.add(kind, "text", .element(item.fields.description == nil ? "Description" : "OtherInformation"))
    }
  }

  /// What a document says of every item without a word; empty for what is about the pages alone.
  static let elementsOfAll = [
    "id": "Identifier", "weight": "order of the elements", "kind": "name of the element", "draft": "", "template": "",
  ]

  /// What an item that a field names is called here: the identifier of its element, or of its lines; a partner by its name.
  func name(of id: String) -> String {
    guard let index = plan.item(named: id, of: []) else { return id }
    return identifiers[index] ?? plan.items[index].title
  }

  /// The identifier that data of others knows an item by, where its element has to have another.
  func addDataID(of index: Int, to facts: inout StratMLFacts) {
    if let dataID = plan.items[index].fields.dataID, index == plan.root || dataID != identifiers[index] {
      facts.add("data-id", text: dataID)
    }
  }

  /// A date without a day is a full date in its element, and stays as it was typed in a line.
  func addDate(_ date: CalendarDate?, _ path: [String], to facts: inout StratMLFacts) {
    if let date, date.day == nil { facts.add(.date(date), at: path, .date) { $0 } }
  }
}

extension [UInt8] {
  /// How often a word is there.
  fileprivate func count(of word: [UInt8]) -> Int {
    var count = 0
    var start = 0
    while let place = firstPlace(of: word, from: start) {
      count += 1
      start = place + word.count
    }
    return count
  }

  /// Where a word is, byte by byte: the search of the library is made for all collections, and takes fifty times as long.
  fileprivate func firstPlace(of word: [UInt8], from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes in
      word.withUnsafeBufferPointer { word in
        guard let first = word.first, bytes.count >= word.count else { return nil }
        var place = start
        while place <= bytes.count - word.count {
          if bytes[place] == first, bytes[place..<place + word.count].elementsEqual(word) { return place }
          place += 1
        }
        return nil
      }
    }
  }
}
