// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

extension StratMLReader {
  mutating func readIndicators(_ element: StratMLElement, within parent: (id: String, title: String)) {
    var siblings: [(place: Int, number: String?)] = []
    for indicator in element.takeAll("PerformanceIndicator") {
      if indicator.isEmpty {
        leaveOut(indicator)
        continue
      }
      siblings.append(readIndicator(indicator, within: parent))
    }
    weigh(siblings)
  }

  private mutating func readIndicator(
    _ element: StratMLElement, within parent: (id: String, title: String)
  ) -> (place: Int, number: String?) {
    var (other, facts) = otherInformation(of: element)
    let isMilestone = facts.take("kind") == MilestoneDetails.name
    let number = line("SequenceIndicator", of: element)
    let dimension = line("MeasurementDimension", of: element)
    let unit = line("UnitOfMeasurement", of: element)
    let ownTitle = facts.take("title")
    let name = line("Name", of: element) ?? ownTitle
    let title = name ?? dimension ?? "Indicator of \(parent.title)"
    if name == nil, dimension == nil {
      repaired(element, "`\(element.written)` has no `MeasurementDimension`; it is called “\(title)”")
    }
    let kind = isMilestone ? kind(MilestoneDetails.self) : kind(IndicatorDetails.self)
    let id = items.makeID(for: title, kind)
    var fields = [FieldEntry("title", .text(title)), FieldEntry("of", .reference(parent.id))]
    if let number { fields.append(FieldEntry("number", .text(number))) }
    if isMilestone {
      // What a milestone says of itself is in its facts.
      _ = element.takeAttribute("PerformanceIndicatorType")
      for instance in element.takeAll("MeasurementInstance") { instance.takeEverything() }
    }
    // Where no dimension was given, the title took its place.
    if let dimension, !isMilestone, dimension != ownTitle { fields.append(FieldEntry("dimension", .text(dimension))) }
    if let unit, !isMilestone { fields.append(FieldEntry("unit", .text(unit))) }
    if let word = element.takeAttribute("PerformanceIndicatorType").flatMap({
      choice($0, IndicatorDetails.Nature.self, "PerformanceIndicatorType", element)
    }) {
      fields.append(FieldEntry("type", .choice(word)))
    }
    if let word = element.takeAttribute("ValueChainStage").flatMap({
      choice($0, IndicatorDetails.Stage.self, "ValueChainStage", element)
    }) {
      fields.append(FieldEntry("stage", .choice(word)))
    }
    addDataID(of: element, id, &facts, to: &fields)
    readSeries(element, &fields)
    let body = other.map(safeMarkdown) ?? ""
    let relations = element.takeAll("Relationship").map { readRelationship($0) }
    let place = items.add(kind, id: id, fields, text: body)
    relationships.append((place, relations))
    keep(facts, for: place, element)
    keepRest(of: element, in: place)
    return (place, number)
  }

  // MARK: Figures

  private struct Figure {
    var start: CalendarDate?
    var end: CalendarDate?
    var number: DecimalNumber?
    var words: String?
    var notes: [String] = []

    var isEmpty: Bool { start == nil && end == nil && number == nil && words == nil && notes.isEmpty }
    var hasTime: Bool { start != nil || end != nil }
  }

  private mutating func readSeries(_ element: StratMLElement, _ fields: inout [FieldEntry]) {
    var series: [FieldValue] = []
    for instance in element.takeAll("MeasurementInstance") {
      let targets = instance.takeAll("TargetResult").map { readFigure($0, &fields) }.filter { !$0.isEmpty }
      let actuals = instance.takeAll("ActualResult").map { readFigure($0, &fields) }.filter { !$0.isEmpty }
      for number in 0..<max(targets.count, actuals.count) {
        let found = periods(
          number < targets.count ? targets[number] : nil, number < actuals.count ? actuals[number] : nil)
        for period in found { add(period, to: &series, instance) }
      }
    }
    if !series.isEmpty { fields.append(FieldEntry("series", .list(series))) }
  }

  /// A plan has each period once: one that is there already gets what it does not say, and the rest of the other as a note.
  private mutating func add(_ period: FieldValue, to series: inout [FieldValue], _ element: StratMLElement) {
    func time(_ value: FieldValue) -> [FieldEntry] {
      if case .record(let entries) = value { entries.filter { $0.name == "start" || $0.name == "end" } } else { [] }
    }
    let own = time(period)
    guard !own.isEmpty, let place = series.firstIndex(where: { time($0) == own }),
      case .record(var entries) = series[place], case .record(let others) = period
    else { return series.append(period) }
    repaired(element, "the period of this `\(element.written)` is there before; the two become one")
    var rest: [String] = []
    for entry in others where entry.name != "start" && entry.name != "end" {
      if entries[entry.name] == nil {
        entries.append(entry)
      } else if entries[entry.name] != entry.value {
        rest.append("\(entry.name) \(scalarText(entry.value))")
      }
    }
    if !rest.isEmpty {
      var note = "also \(rest.joined(separator: ", "))"
      if let before = entries["note"] { note = "\(scalarText(before)); \(note)" }
      entries.removeAll { $0.name == "note" }
      entries.append(FieldEntry("note", .text(note)))
    }
    series[place] = .record(entries)
  }

  /// A target and what was reached: one period where both are of the same time, or one does not say when.
  private func periods(_ target: Figure?, _ actual: Figure?) -> [FieldValue] {
    if let target, let actual, target.hasTime, actual.hasTime, target.start != actual.start || target.end != actual.end
    {
      return periods(target, nil) + periods(nil, actual)
    }
    let time = target?.hasTime == true ? target : actual
    var entries: [FieldEntry] = []
    if let start = time?.start { entries.append(FieldEntry("start", .date(start))) }
    if let end = time?.end { entries.append(FieldEntry("end", .date(end))) }
    if let number = target?.number { entries.append(FieldEntry("target", .number(number))) }
    if let number = actual?.number { entries.append(FieldEntry("actual", .number(number))) }
    let notes = (target?.notes ?? []) + (actual?.notes ?? [])
    if !notes.isEmpty { entries.append(FieldEntry("note", .text(notes.joined(separator: "; ")))) }
    if let words = target?.words { entries.append(FieldEntry("aim", .text(words))) }
    if let words = actual?.words { entries.append(FieldEntry("result", .text(words))) }
    return entries.isEmpty ? [] : [.record(entries)]
  }

  private mutating func readFigure(_ element: StratMLElement, _ fields: inout [FieldEntry]) -> Figure {
    var figure = Figure()
    (figure.start, figure.end) = dates(of: element)
    figure.words = paragraph("Description", of: element)
    if let typed = line("NumberOfUnits", of: element) {
      figure.number = decimal(typed, element)
      if figure.number == nil {
        repaired(element, "`NumberOfUnits` is `\(typed)`, which is not a number; it is kept as words")
        figure.words = [typed, figure.words].compactMap { $0 }.joined(separator: ": ")
      }
    }
    for descriptor in element.takeAll("Descriptor") {
      let (name, value) = (line("DescriptorName", of: descriptor), line("DescriptorValue", of: descriptor))
      if name?.lowercased() == "baseline", fields["baseline"] == nil,
        let number = value.flatMap({ $0.utf8.count < DecimalNumber.mostDigits ? DecimalNumber($0) : nil })
      {
        fields.append(FieldEntry("baseline", .record([FieldEntry("value", .number(number))])))
      } else if name?.lowercased() == "note", let value {
        figure.notes.append(value)
      } else if name != nil || value != nil {
        figure.notes.append([name, value].compactMap { $0 }.joined(separator: ": "))
      }
    }
    return figure
  }

  /// A decimal number of XML Schema, or one with commas between thousands.
  private mutating func decimal(_ typed: String, _ element: StratMLElement) -> DecimalNumber? {
    // Of more digits than a field may have, it is words.
    guard typed.utf8.count < DecimalNumber.mostDigits else { return nil }
    if let number = DecimalNumber(typed) { return number }
    var digits = typed
    if typed.wholeMatch(of: #/-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/#) != nil {
      digits = typed.replacing(",", with: "")
      repaired(element, "`NumberOfUnits` is `\(typed)`, read as \(digits)")
      return DecimalNumber(digits)
    }
    if digits.hasPrefix("+") { digits.removeFirst() }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasPrefix("-.") { digits = "-0" + digits.dropFirst() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return DecimalNumber(digits)
  }

  // MARK: Relationships

  struct Relationship {
    let element: StratMLElement
    /// What the other element is, seen from this one.
    let direction: AlignmentRelation?
    let words: String
    let own: String
    let referents: [(element: StratMLElement, identifier: String)]
  }

  private mutating func readRelationship(_ element: StratMLElement) -> Relationship {
    let direction: AlignmentRelation? =
      switch element.takeAttribute("RelationshipType")?.lowercased() {
      case "broader_than": .narrower
      case "narrower_than": .broader
      case "peer_to": .peer
      default: nil
      }
    let words = [line("Name", of: element), paragraph("Description", of: element)].compactMap { $0 }
    return Relationship(
      element: element, direction: direction, words: words.joined(separator: ": "),
      own: collapsed(element.take("Identifier")?.takeText() ?? ""),
      referents: element.takeAll("ReferentIdentifier").map { ($0, collapsed($0.takeText())) }
        .filter { !$0.1.isEmpty })
  }

  /// What the relationships of an indicator name becomes what it aligns to; what they name outside of the document is kept.
  mutating func relate(_ place: Int, _ relationships: [Relationship]) {
    var alignments: [FieldValue] = []
    for relationship in relationships {
      var referents = relationship.referents
      // Older files name the other element in the identifier.
      if referents.isEmpty, ids[relationship.own] != nil { referents = [(relationship.element, relationship.own)] }
      for (element, identifier) in referents {
        guard let id = ids[identifier] else {
          repaired(element, "`\(identifier)` is the identifier of nothing in this document")
          continue
        }
        var entries = [FieldEntry("ref", .reference(id))]
        if let direction = relationship.direction {
          entries.append(FieldEntry("relation", .choice(direction.rawValue)))
        }
        if !relationship.words.isEmpty { entries.append(FieldEntry("note", .text(relationship.words))) }
        if !alignments.contains(.record(entries)) { alignments.append(.record(entries)) }
      }
      let lost = referents.filter { ids[$0.identifier] == nil }.map(\.identifier)
      if !lost.isEmpty || referents.isEmpty && !relationship.words.isEmpty {
        let words = ([relationship.words] + lost).filter { !$0.isEmpty }
        keep("Relationship", words.joined(separator: " "), in: place, relationship.element)
      }
    }
    if !alignments.isEmpty { items.set("aligns-to", .list(alignments), of: place) }
  }
}
