// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

extension StratMLExporter {
  mutating func writeGoal(_ index: Int, _ outline: StratMLOutline) throws(Problem) {
    let own = outline.indicators(of: index)
    try writePart(index, "Goal", within: plan.parent[index] == plan.root ? plan.root : nil, own) {
      exporter throws(Problem) in
      for objective in outline.objectives(of: index) { try exporter.writeObjective(objective, within: index, outline) }
      if exporter.part == .two, !own.isEmpty { try exporter.writeHolder(of: index, own) }
    }
  }

  private mutating func writeObjective(_ index: Int, within goal: Int?, _ outline: StratMLOutline) throws(Problem) {
    let own = outline.indicators(of: index)
    try writePart(index, "Objective", within: goal, own) { exporter throws(Problem) in
      guard exporter.part == .two else { return }
      for indicator in own { try exporter.writeIndicator(indicator) }
    }
  }

  private mutating func writePart(
    _ index: Int, _ element: String, within parent: Int?, _ indicators: [Int],
    _ writeInside: (inout StratMLExporter) throws(Problem) -> Void
  ) throws(Problem) {
    let item = plan.items[index]
    var facts = StratMLFacts()
    if item.kind.name != element.lowercased() { facts.add("kind", text: item.kind.name) }
    if let whole = plan.parent[index], whole != parent, let name = identifiers[whole] {
      facts.add("part-of", text: name)
    }
    addDataID(of: index, to: &facts)
    let stakeholders = stakeholders(of: index, &facts)
    rest(
      of: item,
      elements: [
        "title": "Name", "number": "SequenceIndicator", "description": "Description", "data-id": "Identifier",
        "partners": "Stakeholder", "goal": "place in the document", "part-of": "place in the document",
        "lead": stakeholders.hasLead ? "Stakeholder Role" : "line of OtherInformation",
      ], &facts)
    let texts = try texts(of: index)
    out.begin(element)
    out.element("Name", item.title)
    if element == "Goal" || !texts.description.isEmpty { out.element("Description", utf8: texts.description) }
    if let identifier = identifiers[index] { out.element("Identifier", identifier) }
    if let number = item.fields.number { out.element("SequenceIndicator", number) }
    try write(stakeholders)
    var other = beginOtherInformation(texts.other, facts)
    if part == .one { try writeIndicators(indicators, in: &other) }
    end(other)
    try writeInside(&self)
    out.end(element)
    try passOn()
  }

  // MARK: What belongs to no objective

  /// Indicators of a goal are in an objective that stands for it.
  private mutating func writeHolder(of goal: Int?, _ indicators: [Int]) throws(Problem) {
    var facts = StratMLFacts()
    facts.add("holds", text: goal.flatMap { identifiers[$0] } ?? "plan")
    out.begin("Objective")
    out.element("Name", goal.map { plan.items[$0].title } ?? published.title)
    otherInformation([], facts)
    for indicator in indicators { try writeIndicator(indicator) }
    out.end("Objective")
  }

  /// What belongs to no goal is in one that stands for the plan; so is nothing where there is no goal, which StratML asks for.
  mutating func writeHolder(_ outline: StratMLOutline) throws(Problem) {
    let objectives = outline.objectives(of: nil)
    let indicators = part == .two ? outline.indicators(of: nil) : []
    if objectives.isEmpty, indicators.isEmpty, !outline.goals.isEmpty { return }
    var facts = StratMLFacts()
    facts.add("holds", text: "plan")
    out.begin("Goal")
    out.element("Name", published.title)
    out.element("Description", "")
    otherInformation([], facts)
    for objective in objectives { try writeObjective(objective, within: nil, outline) }
    if !indicators.isEmpty { try writeHolder(of: nil, indicators) }
    out.end("Goal")
  }
}
