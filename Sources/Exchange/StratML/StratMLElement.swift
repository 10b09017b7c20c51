// SPDX-License-Identifier: Apache-2.0

import XML

/// An element of a StratML document, under the name that it has in today's schemas. A class, since what is taken out of it is
/// noted on it: what nobody takes is what the program has no place for.
final class StratMLElement {
  let name: String
  /// As in the file.
  let written: String
  let namespace: String
  fileprivate(set) var attributes: [(name: String, value: String)]
  fileprivate(set) var children: [StratMLElement] = []
  /// Its own text, without that of its children.
  fileprivate(set) var text = ""
  let line: Int
  let column: Int
  /// Whether somebody has read it, with all that is in it or in order to look further.
  private(set) var isTaken = false
  private(set) var isTextTaken = false

  fileprivate init(
    _ name: XMLName, _ attributes: [(name: String, value: String)], line: Int, column: Int
  ) {
    self.name = StratMLNames.today(name.local)
    (written, namespace) = (name.local, name.namespace)
    (self.line, self.column) = (line, column)
    // No convention of texts is for these: they have to be words of a file.
    self.attributes = attributes.map { ($0.name, cleaned($0.value).text.replacing("\n", with: " ")) }
  }

  /// The first child of a name that nobody has taken.
  func take(_ name: String) -> StratMLElement? {
    let child = children.first { $0.name == name && !$0.isTaken }
    child?.isTaken = true
    return child
  }

  func takeAll(_ name: String) -> [StratMLElement] {
    let found = children.filter { $0.name == name && !$0.isTaken }
    for child in found { child.isTaken = true }
    return found
  }

  func takeText() -> String {
    isTextTaken = true
    return text
  }

  func takeEverything() {
    (isTextTaken, attributes) = (true, [])
    for child in children { child.takeEverything() }
  }

  /// Nil where somebody has it already.
  func takeTextOnce() -> String? { isTextTaken ? nil : takeText() }

  func takeAttributes() -> [(name: String, value: String)] {
    defer { attributes = [] }
    return attributes
  }

  func takeAttribute(_ name: String) -> String? {
    guard let index = attributes.firstIndex(where: { StratMLNames.today($0.name) == name }) else { return nil }
    return attributes.remove(at: index).value
  }

  /// Whether nothing in it says anything, identifiers aside.
  var isEmpty: Bool {
    text.allSatisfy(\.isWhitespace)
      && children.allSatisfy { ["Identifier", "ReferentIdentifier"].contains($0.name) || $0.isEmpty }
  }
}

/// The names of elements: those of today's schemas, those of 2009 and 2011, and what only holds others together.
enum StratMLNames {
  static let wrappers: Set<String> = [
    "StrategicPlanCore", "Goals", "Objectives", "PerformanceIndicators", "Stakeholders", "Values", "Organizations",
  ]

  /// The children of each element in the order of the schemas.
  static let orders: [String: [String]] = [
    "StrategicPlan": root, "PerformancePlanOrReport": root,
    "Organization": ["Name", "Acronym", "Identifier", "Description", "Stakeholder"],
    "Vision": ["Description", "Identifier"], "Mission": ["Description", "Identifier"],
    "Value": ["Name", "Description"],
    "Goal": part, "Objective": part, "Stakeholder": ["Name", "Description", "Role"],
    "Role": ["Name", "Description", "RoleType"],
    "PerformanceIndicator": [
      "SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier", "Relationship",
      "MeasurementInstance", "OtherInformation",
    ],
    "Relationship": ["Identifier", "ReferentIdentifier", "Name", "Description"],
    "MeasurementInstance": ["TargetResult", "ActualResult"], "TargetResult": result, "ActualResult": result,
    "Descriptor": ["DescriptorName", "DescriptorValue"],
    "AdministrativeInformation": ["Identifier", "StartDate", "EndDate", "PublicationDate", "Source", "Submitter"],
    "Submitter": ["Identifier", "GivenName", "Surname", "PhoneNumber", "EmailAddress"],
  ]

  private static let root = [
    "Name", "Description", "OtherInformation", "Organization", "Vision", "Mission", "Value", "Goal",
    "AdministrativeInformation",
  ]
  private static let part = [
    "Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation", "Objective",
    "PerformanceIndicator",
  ]
  private static let result = ["StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description"]

  /// What an element or attribute is called today, whatever the case of its letters.
  static func today(_ name: String) -> String { byLowercase[name.lowercased()] ?? name }

  private static let byLowercase: [String: String] = {
    let today = Set(orders.keys).union(orders.values.joined()).union(wrappers)
      .union(["Type", "StakeholderTypeType", "ValueChainStage", "PerformanceIndicatorType", "RelationshipType"])
    var names = Dictionary(today.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    // Of ANSI/AIIM 21:2009 and the drafts of Part 2.
    for (old, new) in [
      ("firstname", "GivenName"), ("lastname", "Surname"), ("indicatortype", "PerformanceIndicatorType"),
      ("stakeholdertype", "StakeholderTypeType"), ("unitofmeasure", "UnitOfMeasurement"), ("phone", "PhoneNumber"),
      ("email", "EmailAddress"),
    ] { names[old] = new }
    return names
  }()
}

/// Something in a document that is not as the schemas have it, and that is read all the same.
struct StratMLOddity {
  let words: String
  let line: Int
  let column: Int
}

/// Reads a document into elements. Elements that only hold others together are left out.
func parseStratML(_ bytes: [UInt8]) throws(XMLFault) -> (root: StratMLElement?, oddities: [StratMLOddity]) {
  let tree = StratMLTree()
  try readXML(bytes) { tree.handle($0) }
  return (tree.root, tree.oddities)
}

private let xmlLanguage = XMLName("lang", in: "http://www.w3.org/XML/1998/namespace")

private final class StratMLTree {
  var root: StratMLElement?
  var oddities: [StratMLOddity] = []
  private var open: [StratMLElement] = []

  func handle(_ event: XMLEvent) {
    switch event {
    case .open(let name, let attributes, let line, let column):
      // Those of other vocabularies, such as `xsi:schemaLocation`, are about the file.
      let own = attributes.filter { attribute in
        attribute.name.namespace.isEmpty
          ? attribute.name.local != "schemaLocation" : root == nil && attribute.name == xmlLanguage
      }
      let element = StratMLElement(name, own.map { ($0.name.local, $0.value) }, line: line, column: column)
      if root == nil { root = element }
      open.append(element)
    case .text(let text): open.last?.text += text
    case .close:
      guard let element = open.popLast() else { return }
      checkOrder(element)
      guard let parent = open.last else { return }
      if StratMLNames.wrappers.contains(element.name), element.text.allSatisfy(\.isWhitespace) {
        parent.children += element.children
        if element.name != "StrategicPlanCore" {
          add(
            "`\(element.written)` is not an element of StratML; what is in it is read as part of `\(parent.written)`",
            element)
        }
      } else {
        parent.children.append(element)
      }
    case .instruction, .declarations: break
    case .outside(let line, let column):
      oddities.append(
        StratMLOddity(words: "this names another file, which is not read; it is left out", line: line, column: column))
    }
  }

  private func checkOrder(_ element: StratMLElement) {
    guard let order = StratMLNames.orders[element.name] else { return }
    var last: (place: Int, name: String)?
    for child in element.children {
      guard let place = order.firstIndex(of: child.name) else { continue }
      if let last, place < last.place {
        return add(
          "in `\(element.written)`, `\(child.written)` comes after `\(last.name)`, which StratML has the other way round",
          child)
      }
      last = (place, child.written)
    }
  }

  private func add(_ words: String, _ element: StratMLElement) {
    oddities.append(StratMLOddity(words: words, line: element.line, column: element.column))
  }
}
