// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML
import JSON
import Plans
import Templates

/// What a page is, for search engines and other machines: JSON-LD 1.1 with schema.org's types, in a script element that
/// is data and never run. Written by hand, since it must be escaped for its place: `<` would end the element.
func structuredData<Content>(_ page: PageModel<Content>) -> [UInt8] {
  let site = page.site
  guard let baseURL = site.configuration.baseURL else { return [] }
  var json = JSONObject()
  json.add("@context", "https://schema.org")
  json.add("@type", page.content.schemaType(site))
  json.add("name", page.frame.heading)
  json.add("url", baseURL + cleanAddress(page.path))
  json.add("description", page.frame.description)
  json.add("inLanguage", page.frame.language.isEmpty ? site.configuration.language : page.frame.language)
  if let item = page.content.item { addItem(site.plan.items[item], &json) }
  if let item = page.content.item, let indicator = site.plan.items[item].details(IndicatorDetails.self) {
    addFigures(of: indicator, site.plan.items[item], seriesAt: baseURL + seriesAddress(page.path), &json)
  }
  if let root = site.plan.root, let details = site.plan.items[root].details(PlanDetails.self) {
    if page.content.item == root {
      json.add("version", details.version ?? "")
      let period = [details.start?.iso, details.end?.iso].compactMap { $0 }
      if period.count == 2 { json.add("temporalCoverage", period.joined(separator: "/")) }
    } else {
      json.add("isPartOf", JSONObject([("@type", "Report"), ("name", site.plan.items[root].title), ("url", baseURL)]))
    }
    addPublisher(of: details, site, &json)
  } else if let publisher = site.configuration.publisher {
    json.add("publisher", organization(publisher.name ?? "", publisher.url ?? ""))
  }
  return Array("<script type=\"application/ld+json\">".utf8) + json.text + Array("</script>".utf8)
}

/// Who publishes the site; the bodies that issue the plan are what the site is about, where they are others.
private func addPublisher(of details: PlanDetails, _ site: Site, _ json: inout JSONObject) {
  let issuers = details.organizations.compactMap(\.name)
  if let publisher = site.configuration.publisher {
    json.add("publisher", organization(publisher.name ?? "", publisher.url ?? ""))
    json.add("about", issuers.map { organization($0) })
  } else if let issuer = issuers.first {
    json.add("publisher", organization(issuer))
  }
}

private func organization(_ name: String, _ url: String = "") -> JSONObject {
  JSONObject([("@type", "Organization"), ("name", name), ("url", url)])
}

private func addItem(_ item: Item, _ json: inout JSONObject) {
  json.add("identifier", item.id)
  json.add("datePublished", (item.fields.published ?? item.fields.date)?.iso ?? "")
  json.add("dateModified", item.fields.updated?.iso ?? "")
  json.add("keywords", item.fields.tags.joined(separator: ", "))
}

/// The figures of an indicator, as they were typed: those that the page and its file say, too.
private func addFigures(
  of indicator: IndicatorDetails, _ item: Item, seriesAt address: String, _ json: inout JSONObject
) {
  let measured = indicator.series.sortedByTime.filter { $0.actual != nil || $0.target != nil }
  if measured.isEmpty { return }
  json.add("variableMeasured", indicator.dimension ?? item.title)
  json.add("measurementTechnique", indicator.method ?? "")
  json.add(
    "distribution",
    JSONObject([("@type", "DataDownload"), ("encodingFormat", "text/csv"), ("contentUrl", address)]))
  json.add(
    "hasPart",
    measured.flatMap { period in
      [(period.actual, "actual"), (period.target, "target")].compactMap { figure, name in
        figure.map { observation($0, name, period, indicator) }
      }
    })
}

private func observation(
  _ figure: DecimalNumber, _ name: String, _ period: MeasuredPeriod, _ indicator: IndicatorDetails
) -> JSONObject {
  var value = JSONObject([("@type", "QuantitativeValue")])
  value.add(number: figure.plain, "value")
  value.add("unitText", indicator.unit ?? "")
  var json = JSONObject([("@type", "Observation"), ("name", name)])
  let days = period.time.map { [$0.start.firstDay.iso, $0.end.lastDay.iso] } ?? []
  json.add("observationPeriod", days.joined(separator: "/"))
  json.add("value", value)
  return json
}
