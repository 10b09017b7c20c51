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
  package func stratMLMappingFile(_ known: StratMLMappings) throws(Problem) -> [UInt8] {
    mappingTable(
      try [StratMLPart.one, .two].map { part throws(Problem) in
        (part == .one ? "1" : "2", try stratMLMapping(part, known))
      })
  }

  private func stratMLMapping(_ part: StratMLPart, _ known: StratMLMappings) throws(Problem) -> StratMLMapping {
    if let mapping = known[part] { return mapping }
    var exporter = StratMLExporter(self, part, passingOnTo: nil)
    try exporter.writeDocument()
    return exporter.mapping
  }

  /// Writes the plan as a document of StratML that its schema accepts. What has no element is a line of OtherInformation
  /// (`StratMLFacts`); docs/exchange.md has the conventions. What went where is noted in `mappings`.
  package func writeStratML(
    _ part: StratMLPart, noting mappings: StratMLMappings, to sink: @escaping ByteSink
  ) throws(Problem) {
    var exporter = StratMLExporter(self, part, passingOnTo: sink)
    try exporter.writeDocument()
    try sink(exporter.out.bytes)
    mappings[part] = exporter.mapping
  }
}

struct StratMLExporter {
  let published: PublishedPlan
  let part: StratMLPart
  /// Gets the document piece by piece, since it has all texts of the plan; nil where it is asked for the mapping alone.
  private let sink: ByteSink?
  let identifiers: StratMLIdentifiers
  var out = XMLWriter()
  var mapping = StratMLMapping()
  /// What is said of partners, who may be named many times.
  var partnerTexts: [Int: [UInt8]] = [:]

  init(_ published: PublishedPlan, _ part: StratMLPart, passingOnTo sink: ByteSink?) {
    (self.published, self.part, self.sink) = (published, part, sink)
    identifiers = StratMLIdentifiers(published.plan)
  }

  var plan: Plan { published.plan }

  private var writesTexts: Bool { sink != nil }

  /// Passes on what is written where it has become much.
  mutating func passOn() throws(Problem) {
    guard out.bytes.count >= 64 << 10 else { return }
    try sink?(out.bytes)
    out.removeWritten()
  }

  mutating func writeDocument() throws(Problem) {
    guard let root = plan.root, let details = plan.items[root].details(PlanDetails.self) else { return }
    let item = plan.items[root]
    let type = item.fields.extra.first { $0.name == "Type" && Self.types.contains($0.value) }
    let name = part == .one ? "StrategicPlan" : "PerformancePlanOrReport"
    let namespace = "urn:ISO:std:iso:17469:tech:xsd:" + (part == .one ? "stratml_core" : "PerformancePlanOrReport")
    out.begin(
      name, [("xmlns", namespace)] + (part == .one ? [] : [("Type", type?.value ?? Self.types[0])]))
    let facts = planFacts(item, details, hasType: part == .two && type != nil)
    let outline = StratMLOutline(plan)
    let texts = try texts(of: root)
    out.element("Name", item.title)
    if !texts.description.isEmpty { out.element("Description", utf8: texts.description) }
    var other = beginOtherInformation(texts.other, facts)
    if part == .one { try writeIndicators(outline.indicators(of: nil), in: &other) }
    try writeOthers(in: &other)
    end(other)
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
    let prose = try published.plain(index)
    if let description = item.fields.description {
      return (stratMLForm(ofText: description), stratMLForm(ofText: text(of: prose, item)))
    }
    guard prose.isDivided else { return (stratMLForm(ofText: text(of: prose, item)), []) }
    let (first, rest) = divided(try published.prose(index, ""))
    return (
      stratMLForm(ofText: text(of: PlainProse(first), item)), stratMLForm(ofText: text(of: PlainProse(rest), item))
    )
  }

  /// The words of links stay, and where they lead does not; of pictures nothing does.
  mutating func text(of prose: PlainProse, _ item: Item) -> [UInt8] {
    for (count, name) in [(prose.links, "text: where links lead"), (prose.pictures, "text: pictures")] where count > 0 {
      mapping.add(item.kind.name, name, .none, count: count)
    }
    return prose.text
  }

  /// At the heading that an import writes between the two.
  private func divided(_ html: [UInt8]) -> ([UInt8], [UInt8]) {
    let words = Array(">\(otherInformationHeading)</h2>".utf8)
    guard let end = html.firstPlace(of: words), let start = html[..<end].lastIndex(of: UInt8(ascii: "<"))
    else { return (html, []) }
    return (Array(html[..<start]), Array(html[(end + words.count)...]))
  }

  // MARK: Other information

  /// An element in the making, which is begun when there is something to say.
  struct OtherInformation {
    fileprivate var isBegun = false
    fileprivate var hasLines = false
  }

  mutating func otherInformation(_ text: [UInt8], _ facts: StratMLFacts) {
    let other = beginOtherInformation(text, facts)
    end(other)
  }

  /// A text, and below it facts in StratML's form.
  mutating func beginOtherInformation(_ text: [UInt8], _ facts: StratMLFacts) -> OtherInformation {
    var other = OtherInformation()
    if writesTexts, !text.isEmpty {
      out.beginText("OtherInformation")
      out.text(utf8: text)
      other.isBegun = true
    }
    write(facts, in: &other)
    return other
  }

  mutating func write(_ facts: StratMLFacts, in other: inout OtherInformation) {
    for fact in facts.all { writeLine(fact.path, utf8: Array(fact.text.utf8), in: &other) }
  }

  mutating func writeLine(_ path: [String], utf8 text: [UInt8], in other: inout OtherInformation) {
    guard writesTexts else { return }
    var line: [UInt8] = []
    line.reserveCapacity(text.count + 128)
    if !other.hasLines {
      if other.isBegun { line += [UInt8(ascii: "^"), UInt8(ascii: "^")] } else { out.beginText("OtherInformation") }
      line += StratMLFacts.heading.utf8
      (other.isBegun, other.hasLines) = (true, true)
    }
    line += [UInt8(ascii: "^"), UInt8(ascii: "*"), 0x20]
    line += stratMLForm(ofText: path.joined(separator: "."))
    line += [UInt8(ascii: ":"), 0x20]
    appendStratMLLine(text, to: &line)
    out.text(utf8: line)
  }

  mutating func end(_ other: OtherInformation) {
    if other.isBegun { out.endText("OtherInformation") }
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
    for (field, value) in item.stated {
      if let element = elements.first(where: { $0.key == field.name })?.value {
        mapping.add(kind, field.name, .element(element))
      } else if let element = Self.elementsOfAll[field.name] {
        mapping.add(kind, field.name, element.isEmpty ? .none : .element(element))
      } else {
        mapping.add(kind, field.name, .line)
        facts.add(value, at: [field.name], field.declaration.shape) { name(of: $0) }
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
  /// Where a word is, byte by byte: the search of the library is made for all collections, and takes fifty times as long.
  fileprivate func firstPlace(of word: [UInt8]) -> Int? {
    withUnsafeBufferPointer { bytes in
      word.withUnsafeBufferPointer { word in
        guard let first = word.first, bytes.count >= word.count else { return nil }
        var place = 0
        while place <= bytes.count - word.count {
          if bytes[place] == first, bytes[place..<place + word.count].elementsEqual(word) { return place }
          place += 1
        }
        return nil
      }
    }
  }
}
