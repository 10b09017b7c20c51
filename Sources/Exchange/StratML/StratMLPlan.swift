// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

extension StratMLReader {
  /// The plan itself. Returns its place.
  mutating func readPlan(_ root: StratMLElement) -> Int {
    let name = line("Name", of: root)
    if name == nil { repaired(root, "`\(root.written)` has no `Name`; the plan is called “\(untitled)”") }
    var (other, facts) = otherInformation(of: root)
    if let tag = facts.take("language"), isLanguageTag(tag), language == nil { language = tag }
    let (summary, body) = describe(text("Description", of: root), other)
    var fields = [FieldEntry("title", .text(name ?? untitled))]
    if let summary { fields.append(FieldEntry("description", .text(summary))) }
    var ids: [FieldEntry] = []
    let stakeholders = readOrganizations(root, &fields)
    for name in ["Mission", "Vision"] {
      let elements = root.takeAll(name)
      var text = PlainText()
      for element in elements {
        // Drafts have the words in the element itself.
        text.blocks += (self.text("Description", of: element)?.blocks ?? []) + ownText(of: element).blocks
        if let id = identifier(of: element) { ids.append(FieldEntry(name.lowercased(), .text(id))) }
      }
      if elements.count > 1 { repaired(elements[1], "there is more than one `\(name)`; they become one text") }
      if !text.blocks.isEmpty { fields.append(FieldEntry(name.lowercased(), .text(text.flat))) }
    }
    readValues(root, &fields)
    readAdministration(root, &fields, &ids)
    if !ids.isEmpty { fields.append(FieldEntry("data-ids", .record(firstOfName(ids)))) }
    if !stakeholders.isEmpty { fields.append(FieldEntry("partners", .list(stakeholders))) }
    if let type = root.takeAttribute("Type"), type != "Strategic_Plan", !type.isEmpty {
      fields.append(FieldEntry("extra", .record([FieldEntry("Type", .text(type))])))
    }
    let plan = kind(PlanDetails.self)
    let id = items.makeID(for: name ?? untitled, plan)
    self.plan = (id, name ?? untitled)
    let place = items.add(plan, id: id, fields, text: body)
    addNumbered(&facts, within: self.plan, root)
    takeOthers(from: &facts)
    keep(facts, for: place, root)
    return place
  }

  /// The organizations; returns their stakeholders, which are the plan's.
  private mutating func readOrganizations(_ root: StratMLElement, _ fields: inout [FieldEntry]) -> [FieldValue] {
    var organizations: [FieldValue] = []
    var stakeholders: [FieldValue] = []
    for element in root.takeAll("Organization") {
      let (name, acronym) = (line("Name", of: element), line("Acronym", of: element))
      let description = paragraph("Description", of: element)
      stakeholders += participations(element)
      guard let title = name ?? acronym ?? description else {
        _ = identifier(of: element)
        leaveOut(element)
        continue
      }
      if name == nil { repaired(element, "an organization has no `Name`; it is called “\(title.prefix(60))”") }
      var entries = [FieldEntry("name", .text(collapsed(title)))]
      if let acronym { entries.append(FieldEntry("acronym", .text(acronym))) }
      if let id = identifier(of: element) { entries.append(FieldEntry("identifier", .text(id))) }
      if let description { entries.append(FieldEntry("description", .text(description))) }
      organizations.append(.record(entries))
    }
    if !organizations.isEmpty { fields.append(FieldEntry("organizations", .list(organizations))) }
    return stakeholders
  }

  private mutating func readValues(_ root: StratMLElement, _ fields: inout [FieldEntry]) {
    var values: [FieldValue] = []
    for element in root.takeAll("Value") {
      let (name, description) = (line("Name", of: element), paragraph("Description", of: element))
      guard let title = name ?? description.map({ collapsed($0) }) else {
        leaveOut(element)
        continue
      }
      var entries = [FieldEntry("name", .text(title))]
      if name == nil { repaired(element, "a value has no `Name`; its description is taken for it") }
      if name != nil, let description { entries.append(FieldEntry("description", .text(description))) }
      values.append(.record(entries))
    }
    if !values.isEmpty { fields.append(FieldEntry("values", .list(values))) }
  }

  private mutating func readAdministration(
    _ root: StratMLElement, _ fields: inout [FieldEntry], _ ids: inout [FieldEntry]
  ) {
    var submitters = root.takeAll("Submitter")
    if root.name == "StrategicPlan", let first = submitters.first {
      repaired(first, "`Submitter` is outside of `AdministrativeInformation`, where Part 1 has it")
    }
    for element in root.takeAll("AdministrativeInformation") {
      if let id = identifier(of: element) { ids.append(FieldEntry("administrative-information", .text(id))) }
      let (start, end) = dates(of: element)
      if let start { fields.append(FieldEntry("start", .date(start))) }
      if let end { fields.append(FieldEntry("end", .date(end))) }
      if let published = date("PublicationDate", of: element) {
        fields.append(FieldEntry("published", .date(published)))
      }
      if let source = element.children.first(where: { $0.name == "Source" }), isWebAddress(collapsed(source.text)) {
        _ = element.take("Source")
        fields.append(FieldEntry("source", .text(collapsed(source.takeText()))))
      }
      let inside = element.takeAll("Submitter")
      if root.name != "StrategicPlan", let first = inside.first {
        repaired(first, "`Submitter` is inside of `AdministrativeInformation`; Part 2 has it behind that")
      }
      submitters += inside
    }
    fields = firstOfName(fields)
    for (number, element) in submitters.enumerated() {
      if let id = identifier(of: element) { ids.append(FieldEntry("submitter", .text(id))) }
      var entries: [FieldEntry] = []
      for (name, field) in [
        ("GivenName", "given-name"), ("Surname", "surname"), ("PhoneNumber", "phone"), ("EmailAddress", "email"),
      ] {
        if let text = line(name, of: element) { entries.append(FieldEntry(field, .text(text))) }
      }
      if entries.isEmpty { continue }
      if fields["submitter"] == nil {
        fields.append(FieldEntry("submitter", .record(entries)))
      } else if number > 0 {
        repaired(element, "there is more than one `Submitter`; the first is taken")
      }
    }
  }

  private func firstOfName(_ entries: [FieldEntry]) -> [FieldEntry] {
    var names: Set<String> = []
    return entries.filter { names.insert($0.name).inserted }
  }
}
