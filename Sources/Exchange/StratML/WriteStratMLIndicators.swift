// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

extension StratMLExporter {
  /// A milestone is a qualitative indicator with the day on which it is due, as plans in the wild have it.
  mutating func writeIndicator(_ index: Int) throws(Problem) {
    let item = plan.items[index]
    let indicator = item.details(IndicatorDetails.self)
    var facts = StratMLFacts()
    if item.kind.name != IndicatorDetails.name { facts.add("kind", text: item.kind.name) }
    addDataID(of: index, to: &facts)
    if let indicator, indicator.dimension != item.title { facts.add("title", text: item.title) }
    let relationships = relationships(of: item, &facts)
    let instances = if let indicator { self.instances(indicator, &facts) } else { milestoneInstances(item) }
    rest(
      of: item,
      elements: [
        "title": "MeasurementDimension", "dimension": "MeasurementDimension", "number": "SequenceIndicator",
        "unit": "UnitOfMeasurement", "type": "PerformanceIndicatorType", "stage": "ValueChainStage",
        "data-id": "Identifier", "series": "MeasurementInstance", "baseline": "Descriptor",
        "aligns-to": "Relationship", "of": "place in the document", "part-of": "place in the document",
      ], &facts)
    let text = stratMLForm(ofText: try published.plain(index).text)
    let type = indicator == nil ? "Qualitative" : indicator?.type.map { words($0.rawValue) }
    out.begin(
      "PerformanceIndicator",
      [("ValueChainStage", indicator?.stage.map { words($0.rawValue) }), ("PerformanceIndicatorType", type)]
        .compactMap { name, value in value.map { (name, $0) } })
    if let number = item.fields.number { out.element("SequenceIndicator", number) }
    out.element("MeasurementDimension", indicator?.dimension ?? item.title)
    out.element("UnitOfMeasurement", indicator == nil ? item.kind.name : indicator?.unit ?? "")
    if let identifier = identifiers[index] { out.element("Identifier", identifier) }
    for relationship in relationships { write(relationship) }
    for instance in instances { write(instance) }
    otherInformation(text, facts)
    out.end("PerformanceIndicator")
  }

  /// `input-processing` as StratML has it.
  private func words(_ word: String) -> String {
    word.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "_")
  }

  // MARK: Figures

  struct MeasurementResult {
    var start: CalendarDate?
    var end: CalendarDate?
    var number: DecimalNumber?
    var descriptor: (name: String, value: String)?
    var words: String?
  }

  /// Targets before actuals.
  typealias Instance = [(element: String, result: MeasurementResult)]

  /// An instance for each period. What has no element of it is added to the facts: quarters, months and years by their names, and
  /// what a second descriptor would hold.
  private func instances(_ details: IndicatorDetails, _ facts: inout StratMLFacts) -> [Instance] {
    var baseline = details.baseline?.value
    var instances: [Instance] = []
    for (number, period) in details.series.enumerated() {
      let path = ["series", String(number + 1)]
      var result = MeasurementResult()
      (result.start, result.end) = (period.period?.start ?? period.start, period.period?.end ?? period.end)
      if let span = period.period {
        facts.add(.span(span), at: path + ["period"], .span) { $0 }
      } else if let start = period.start, let end = period.end, end.last < start.first {
        facts.add(.date(start), at: path + ["start"], .date) { $0 }
        facts.add(.date(end), at: path + ["end"], .date) { $0 }
        (result.start, result.end) = (nil, nil)
      } else {
        addDate(period.start, path + ["start"], to: &facts)
        addDate(period.end, path + ["end"], to: &facts)
      }
      let hasActual = period.actual != nil || period.result != nil
      var instance: Instance = []
      if period.target != nil || period.aim != nil || !hasActual {
        (result.number, result.words) = (period.target, period.aim)
        instance.append(("TargetResult", result))
      }
      if hasActual {
        (result.number, result.words) = (period.actual, period.result)
        instance.append(("ActualResult", result))
      }
      let note = period.note?.contains("\n") == true ? nil : period.note
      if let note { instance[instance.count - 1].result.descriptor = ("Note", note) }
      if let text = period.note, note == nil { facts.add(.text(text), at: path + ["note"], .text(.paragraph)) { $0 } }
      if let value = baseline, instance[0].result.descriptor == nil {
        instance[0].result.descriptor = ("Baseline", value.text)
        baseline = nil
      }
      instances.append(instance)
    }
    if let baseline { facts.add(.number(baseline), at: ["baseline", "value"], .number) { $0 } }
    if let period = details.baseline?.period { facts.add(.span(period), at: ["baseline", "period"], .span) { $0 } }
    if let note = details.baseline?.note { facts.add(.text(note), at: ["baseline", "note"], .text(.paragraph)) { $0 } }
    return instances
  }

  private func milestoneInstances(_ item: Item) -> [Instance] {
    guard let details = item.details(MilestoneDetails.self) else { return [] }
    var instance: Instance = []
    if let due = details.part.due?.span {
      instance.append(("TargetResult", MeasurementResult(start: due.start == due.end ? nil : due.start, end: due.end)))
    }
    if let completed = details.completed {
      instance.append(("ActualResult", MeasurementResult(end: completed)))
    }
    return instance.isEmpty ? [] : [instance]
  }

  private mutating func write(_ instance: Instance) {
    out.begin("MeasurementInstance")
    for (element, result) in instance {
      out.begin(element)
      if let start = result.start { out.element("StartDate", start.firstDay.iso) }
      if let end = result.end { out.element("EndDate", end.lastDay.iso) }
      if let number = result.number { out.element("NumberOfUnits", number.text) }
      if let descriptor = result.descriptor {
        out.begin("Descriptor")
        out.element("DescriptorName", descriptor.name)
        out.element("DescriptorValue", utf8: stratMLForm(ofText: descriptor.value))
        out.end("Descriptor")
      }
      if let words = result.words { out.element("Description", utf8: stratMLForm(ofText: words)) }
      out.end(element)
    }
    out.end("MeasurementInstance")
  }

  // MARK: Relationships

  struct Relationship {
    let type: String?
    let identifier: String
    let note: String?
  }

  /// What an indicator aligns to of the document; the others are added to the facts, numbered after these.
  private func relationships(of item: Item, _ facts: inout StratMLFacts) -> [Relationship] {
    var found: [Relationship] = []
    var others: [Alignment] = []
    for alignment in item.fields.alignsTo {
      guard let ref = alignment.ref, let target = plan.item(named: ref.id, of: []), plan.items[target].isElement,
        let identifier = identifiers[target]
      else {
        others.append(alignment)
        continue
      }
      // Seen from the other side.
      let type: String? =
        switch alignment.relation {
        case .broader: "Narrower_Than"
        case .narrower: "Broader_Than"
        case .peer: "Peer_To"
        case nil: nil
        }
      found.append(Relationship(type: type, identifier: identifier, note: alignment.note))
    }
    for (number, alignment) in others.enumerated() {
      let path = ["aligns-to", String(found.count + number + 1)]
      if let ref = alignment.ref { facts.add(.text(name(of: ref.id)), at: path + ["ref"], .text(.line)) { $0 } }
      if let relation = alignment.relation {
        facts.add(.text(relation.rawValue), at: path + ["relation"], .text(.line)) { $0 }
      }
      if let note = alignment.note { facts.add(.text(note), at: path + ["note"], .text(.paragraph)) { $0 } }
    }
    return found
  }

  private mutating func write(_ relationship: Relationship) {
    out.begin("Relationship", relationship.type.map { [("RelationshipType", $0)] } ?? [])
    out.element("ReferentIdentifier", relationship.identifier)
    if let note = relationship.note { out.element("Description", utf8: stratMLForm(ofText: note)) }
    out.end("Relationship")
  }
}
