// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON

extension PublishedPlan {
  package static let catalogPath = "data.json"

  /// Whether catalogues can harvest the data: they ask for full addresses, and for somebody to write to.
  package var hasCatalog: Bool { baseURL != nil && !email.isEmpty && !publisher.isEmpty }

  /// The files as a catalogue of one data set (DCAT-US 3.0), where harvesters look for it.
  package func catalogFile(_ files: [DataFile]) -> [UInt8] {
    let distributions = files.map { file in
      JSONValue.object(
        [
          JSONMember("@type", "Distribution"),
          JSONMember("title", .string(file.path.pathParts.last.map(String.init) ?? "")),
          JSONMember("downloadURL", .string(address(file.path))), JSONMember("mediaType", .string(file.mediaType)),
        ] + (licence.isEmpty ? [] : [JSONMember("license", .string(licence))]))
    }
    let agent: JSONValue = ["@type": "Organization", "name": .string(publisher)]
    var dataset: [JSONMember] = [
      JSONMember("@type", "Dataset"), JSONMember("identifier", .string(address("data/index.html"))),
      JSONMember("title", .string(title)),
      JSONMember("description", .string(description.isEmpty ? title : description)),
      JSONMember(
        "landingPage",
        ["@type": "Document", "title": .string(title), "accessURL": .string(address("data/index.html"))]),
      JSONMember("publisher", agent),
      JSONMember(
        "contactPoint", [["@type": "Kind", "fn": .string(publisher), "hasEmail": .string("mailto:\(email)")]]),
      JSONMember("language", .array([.string(String(language.prefix(2)))])),
    ]
    let keywords = Array(Set(plan.items.flatMap(\.fields.tags))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if !keywords.isEmpty { dataset.append(JSONMember("keyword", .array(keywords.map { .string($0) }))) }
    if let lastChange { dataset.append(JSONMember("modified", .string(lastChange.iso))) }
    dataset.append(JSONMember("distribution", .array(distributions)))
    let catalog: JSONValue = [
      "@type": "Catalog", "title": .string(title), "publisher": agent, "dataset": [.object(dataset)],
    ]
    return Array(catalog.pretty.utf8) + [0x0A]
  }
}
