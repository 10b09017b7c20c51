// SPDX-License-Identifier: Apache-2.0

import Exchange
import Fields
import Publishing
import Sites
import TestSupport
import Testing
import XML

/// An element of a document, read without any of the program's knowledge of StratML.
final class Node {
  let name: String
  let attributes: [String: String]
  var text = ""
  var children: [Node] = []

  init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }

  var all: [Node] { [self] + children.flatMap(\.all) }

  func child(_ name: String) -> Node? { children.first { $0.name == name } }
}

func nodes(of bytes: [UInt8]) throws -> Node {
  var open = [Node("", [:])]
  try readXML(bytes) { event in
    switch event {
    case .open(let name, let attributes, _, _):
      let node = Node(
        name.local, Dictionary(attributes.map { ($0.name.local, $0.value) }, uniquingKeysWith: { first, _ in first }))
      open[open.count - 1].children.append(node)
      open.append(node)
    case .close: open.removeLast()
    case .text(let text): open[open.count - 1].text += text
    case .instruction, .declarations, .outside: break
    }
  }
  return try #require(open[0].children.first)
}

/// The content models of the two schemas: the children of each element in their order, `?` for at most one, `*` for any number, `+`
/// for at least one.
private func model(of element: String, _ part: StratMLPart) -> String? {
  let isTwo = part == .two
  switch element {
  case "StrategicPlan": return "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?"
  case "PerformancePlanOrReport":
    return "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?"
  case "StrategicPlanCore": return "Organization* Vision? Mission? Value* Goal+"
  case "Organization": return "Name? Acronym? Identifier? Description? Stakeholder*"
  case "Vision", "Mission": return "Description? Identifier?"
  case "Value": return "Name? Description?"
  case "Goal": return "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*"
  case "Objective":
    return "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?"
      + (isTwo ? " PerformanceIndicator*" : "")
  case "Stakeholder": return "Name Description?" + (isTwo ? " Role*" : "")
  case "Role": return isTwo ? "Name Description? RoleType*" : nil
  case "PerformanceIndicator":
    return isTwo
      ? "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* OtherInformation?"
      : nil
  case "Relationship": return "Identifier? ReferentIdentifier* Name? Description?"
  case "MeasurementInstance": return "TargetResult* ActualResult*"
  case "TargetResult", "ActualResult": return "StartDate? EndDate? NumberOfUnits? Descriptor? Description?"
  case "Descriptor": return "DescriptorName? DescriptorValue?"
  case "AdministrativeInformation":
    return isTwo
      ? "Identifier? StartDate? EndDate? PublicationDate? Source?"
      : "StartDate? EndDate? PublicationDate? Source? Submitter?"
  case "Submitter": return (isTwo ? "Identifier? " : "") + "GivenName? Surname? PhoneNumber? EmailAddress?"
  default: return nil
  }
}

private let words: [String: [String]] = [
  "Type": ["Strategic_Plan", "Performance_Plan", "Performance_Report"],
  "StakeholderTypeType": ["Person", "Organization", "Generic_Group"],
  "ValueChainStage": ["Outcome", "Output_Processing", "Output", "Input_Processing", "Input"],
  "PerformanceIndicatorType": ["Quantitative", "Qualitative"],
  "RelationshipType": ["Broader_Than", "Peer_To", "Narrower_Than"], "RoleType": ["Performer", "Beneficiary"],
]

/// What of a document is not as its schema has it.
func shapeProblems(of bytes: [UInt8], _ part: StratMLPart) throws -> [String] {
  let root = try nodes(of: bytes)
  var problems: [String] = []
  if root.name != (part == .one ? "StrategicPlan" : "PerformancePlanOrReport") { problems.append("root \(root.name)") }
  if part == .two, root.attributes["Type"] == nil { problems.append("no Type") }
  var identifiers: Set<String> = []
  for node in root.all {
    for (name, value) in node.attributes where words[name]?.contains(value) != true {
      problems.append("\(node.name) \(name)=\(value)")
    }
    if node.children.isEmpty, model(of: node.name, part) == nil {
      problems += valueProblems(of: node, &identifiers)
      continue
    }
    guard let model = model(of: node.name, part) else {
      problems.append("\(node.name) in Part \(part)")
      continue
    }
    if !node.text.allSatisfy(\.isWhitespace) { problems.append("text in \(node.name)") }
    problems += orderProblems(of: node, model)
  }
  let referents = root.all.filter { $0.name == "ReferentIdentifier" }.map(\.text)
  return problems + referents.filter { !identifiers.contains($0) }.map { "\($0) is nowhere" }
}

private func orderProblems(of node: Node, _ model: String) -> [String] {
  var rest = node.children.map(\.name)[...]
  for particle in model.split(separator: " ") {
    let mark = particle.last.flatMap { "?*+".contains($0) ? $0 : nil }
    let name = mark == nil ? String(particle) : String(particle.dropLast())
    let count = rest.prefix { $0 == name }.count
    rest = rest.dropFirst(count)
    if count == 0, mark == nil || mark == "+" { return ["\(node.name) has no \(name)"] }
    if count > 1, mark == nil || mark == "?" { return ["\(node.name) has \(count) \(name)"] }
    if name == "RoleType", count > 2 { return ["\(node.name) has \(count) \(name)"] }
  }
  return rest.isEmpty ? [] : ["\(node.name): \(rest.first ?? "") is not expected"]
}

private func valueProblems(of node: Node, _ identifiers: inout Set<String>) -> [String] {
  let isRight: Bool
  switch node.name {
  case "Identifier":
    isRight = node.text.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_.\-]*/#) != nil && identifiers.insert(node.text).inserted
  case "StartDate", "EndDate", "PublicationDate": isRight = CalendarDate(node.text)?.day != nil
  case "NumberOfUnits": isRight = node.text.wholeMatch(of: #/-?[0-9]+(\.[0-9]+)?/#) != nil
  case "RoleType": isRight = words["RoleType"]?.contains(node.text) == true
  case "Source": isRight = !node.text.isEmpty && !node.text.contains(" ")
  default: isRight = true
  }
  return isRight ? [] : ["\(node.name) is \(node.text)"]
}

/// The identifiers of a document by the names of their elements.
func identifiers(in bytes: [UInt8]) throws -> [String: String] {
  var found: [String: String] = [:]
  for node in try nodes(of: bytes).all {
    guard let identifier = node.child("Identifier")?.text else { continue }
    let name = node.child("Name") ?? node.child("MeasurementDimension")
    found[name?.text ?? node.name] = identifier
  }
  return found
}

func laidOut(_ folder: TemporaryFolder) throws -> Site {
  let today = try #require(CalendarDate("2026-06-01"))
  let result = try buildSite(
    BuildRequest(source: folder.path, output: nil, today: today, workers: 2), announce: { _ in })
  #expect(result.settled.count(of: .error) == 0, "\(result.report.diagnostics.map(\.message))")
  return try #require(result.site?.site)
}

func exported(_ folder: TemporaryFolder, _ part: StratMLPart) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try laidOut(folder).publishedPlan.writeStratML(part, noting: StratMLMappings()) { bytes += $0 }
  return bytes
}
