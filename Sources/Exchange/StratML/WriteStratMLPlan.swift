// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

extension StratMLExporter {
  /// What the plan says of itself and StratML has no element for.
  mutating func planFacts(_ item: Item, _ details: PlanDetails, hasType: Bool) -> StratMLFacts {
    var facts = StratMLFacts()
    if let index = plan.root { addDataID(of: index, to: &facts) }
    if published.language != "en" { facts.add("language", text: published.language) }
    for (number, organization) in details.organizations.enumerated() {
      if let identifier = organization.identifier, identifier != identifiers.organization(number) {
        facts.add("organizations", String(number + 1), "identifier", text: identifier)
      }
    }
    if let index = plan.root { _ = stakeholders(of: index, &facts) }
    for part in details.dataIDs where !isWritten(part) { facts.add("data-ids", part.name, text: part.value) }
    addDate(details.start, ["start"], to: &facts)
    addDate(details.end, ["end"], to: &facts)
    addDate(item.fields.published, ["published"], to: &facts)
    for extra in item.fields.extra where !(hasType && extra.name == "Type") {
      mapping.add(item.kind.name, "extra", .line)
      facts.add("extra", extra.name, text: extra.value)
    }
    rest(
      of: item,
      elements: [
        "title": "Name", "description": "Description", "partners": "Organization Stakeholder",
        "organizations": "Organization", "mission": "Mission", "vision": "Vision", "values": "Value",
        "start": "StartDate", "end": "EndDate", "published": "PublicationDate", "source": "Source",
        "submitter": "Submitter", "data-ids": "Identifier", "data-id": "line of OtherInformation",
        "extra": "line of OtherInformation",
      ], &facts)
    return facts
  }

  /// Whether the identifier of a part is in the document as it is.
  private func isWritten(_ part: ExtraField) -> Bool {
    let written = part.name == "vision" || part.name == "mission" || self.part == .two
    return written && identifiers.part(part.name) == part.value
  }

  /// Those who take part in the plan are stakeholders of its first organization.
  mutating func writeOrganizations(_ item: Item, _ details: PlanDetails) throws(Problem) {
    guard let root = plan.root else { return }
    var ignored = StratMLFacts()
    let stakeholders = stakeholders(of: root, &ignored)
    for number in 0..<max(details.organizations.count, stakeholders.all.isEmpty ? 0 : 1) {
      out.begin("Organization")
      if number < details.organizations.count {
        let organization = details.organizations[number]
        if let name = organization.name { out.element("Name", name) }
        if let acronym = organization.acronym { out.element("Acronym", acronym) }
        if let identifier = identifiers.organization(number) { out.element("Identifier", identifier) }
        if let text = organization.description { out.element("Description", utf8: stratMLForm(ofText: text)) }
      }
      if number == 0 { try write(stakeholders) }
      out.end("Organization")
    }
  }

  mutating func writeAdministration(_ item: Item, _ details: PlanDetails) {
    let identifier = part == .two ? identifiers.part("administrative-information") : nil
    let hasSubmitter = part == .one && details.submitter != nil
    guard
      details.start != nil || details.end != nil || item.fields.published != nil || details.source != nil
        || identifier != nil || hasSubmitter
    else { return }
    out.begin("AdministrativeInformation")
    if let identifier { out.element("Identifier", identifier) }
    if let start = details.start { out.element("StartDate", start.firstDay.iso) }
    if let end = details.end { out.element("EndDate", end.lastDay.iso) }
    if let published = item.fields.published { out.element("PublicationDate", published.firstDay.iso) }
    if let source = details.source { out.element("Source", source) }
    if hasSubmitter { writeSubmitter(details) }
    out.end("AdministrativeInformation")
  }

  mutating func writeSubmitter(_ details: PlanDetails) {
    let identifier = part == .two ? identifiers.part("submitter") : nil
    guard details.submitter != nil || identifier != nil else { return }
    out.begin("Submitter")
    if let identifier { out.element("Identifier", identifier) }
    if let name = details.submitter?.givenName { out.element("GivenName", name) }
    if let name = details.submitter?.surname { out.element("Surname", name) }
    if let phone = details.submitter?.phone { out.element("PhoneNumber", phone) }
    if let email = details.submitter?.email { out.element("EmailAddress", email) }
    out.end("Submitter")
  }
}
