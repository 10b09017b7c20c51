// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import HTML
import Plans

extension Site {
  /// The plan as programs read it.
  package var publishedPlan: PublishedPlan {
    PublishedPlan(
      plan, addresses: addresses, title: title, description: plan.root.map { plan.summary(of: $0) } ?? "",
      language: configuration.language, publisher: publisher, licence: configuration.licence ?? "", email: email,
      baseURL: configuration.baseURL.map { $0.ends(with: "/") ? $0 : "\($0)/" },
      settings: Configuration.fields.compactMap { field in
        guard meaningful.contains(field.declaration.name) else { return nil }
        return field.value(configuration).map { FieldEntry(field.declaration.name, $0) }
      },
      prose: { [texts] index, root throws(Problem) in try texts.html(of: index, root: root) },
      plain: { [texts] index, html throws(Problem) in
        try texts.plainText(of: index, html)
      },
      source: { [texts, plan] index throws(Problem) in try texts.texts.markdown(of: plan.items[index]) })
  }

  /// Whom to write to about the data: the first contact that has an address, else who submits the plan.
  private var email: String {
    let contacts = plan.items.lazy.compactMap { $0.details(ContactDetails.self)?.email }
    let submitter = plan.root.flatMap { plan.items[$0].details(PlanDetails.self)?.submitter?.email }
    return contacts.first ?? submitter ?? configuration.accessibility?.email ?? ""
  }
}

/// What a plan's meaning depends on, of what `site.yml` says beside its title, its language and its licence.
private let meaningful: Set<String> = [
  "publisher", "chapters", "kinds", "time-bands", "pace", "rules", "typographic-punctuation", "link-terms",
]

/// The files about the whole plan, as the page about them lists them.
func listedDataFiles(_ published: PublishedPlan) -> [DataFile] {
  [DataFile(name: "plan", path: PublishedPlan.planPath, mediaType: "application/json")]
    + published.tables.map { DataFile(name: $0.name, path: $0.path, mediaType: "text/csv") } + [
      DataFile(name: "package", path: PublishedPlan.packagePath, mediaType: "application/json"),
      DataFile(name: "stratml", path: PublishedPlan.stratMLPath(.two), mediaType: "application/xml"),
      DataFile(name: "stratml-1", path: PublishedPlan.stratMLPath(.one), mediaType: "application/xml"),
      DataFile(name: "stratml-mapping", path: PublishedPlan.stratMLMappingPath, mediaType: "text/csv"),
    ] + oscalFiles(published) + [
      DataFile(name: "calendar", path: PublishedPlan.calendarPath, mediaType: "text/calendar"),
      DataFile(name: "schema", path: PublishedPlan.schemaPath, mediaType: "application/schema+json"),
    ]
}

private func oscalFiles(_ published: PublishedPlan) -> [DataFile] {
  guard published.hasOSCALCatalog else { return [] }
  let files = [("oscal-catalog", PublishedPlan.oscalCatalogPath)]
  let mapping = [("oscal-plan", PublishedPlan.oscalPlanPath), ("oscal-mapping", PublishedPlan.oscalMappingPath)]
  return (files + (published.hasOSCALMapping ? mapping : [])).map { name, path in
    DataFile(name: name, path: path, mediaType: "application/json")
  }
}
