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
        ] + describedBy(file) + (licence.isEmpty ? [] : [JSONMember("license", .string(licence))]))
    }
    let agent: JSONValue = ["@type": "Organization", "name": .string(publisher)]
    var dataset: [JSONMember] =
      [
        JSONMember("@type", "Dataset"), JSONMember("identifier", .string(address("data/index.html"))),
        JSONMember("title", .string(title)),
        JSONMember("description", .string(description.isEmpty ? title : description)),
        JSONMember(
          "landingPage",
          ["@type": "Document", "title": .string(title), "accessURL": .string(address("data/index.html"))]),
        JSONMember("publisher", agent),
        JSONMember(
          "contactPoint", [["@type": "Kind", "fn": .string(publisher), "hasEmail": .string("mailto:\(email)")]]),
      ] + languages
    let keywords = Array(Set(plan.items.flatMap(\.fields.tags))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if !keywords.isEmpty { dataset.append(JSONMember("keyword", .array(keywords.map { .string($0) }))) }
    if let lastChange { dataset.append(JSONMember("modified", .string(lastChange.iso))) }
    dataset.append(JSONMember("distribution", .array(distributions)))
    let catalog =
      [
        JSONMember("@type", "Catalog"), JSONMember("conformsTo", ["@type": "Standard", "title": "DCAT-US 3.0"]),
        JSONMember("title", .string(title)), JSONMember("publisher", agent),
      ] + languages + [JSONMember("dataset", [.object(dataset)])]
    return Array(JSONValue.object(catalog).pretty.utf8) + [0x0A]
  }

  /// DCAT-US has languages of two letters (ISO 639-1) alone.
  private var languages: [JSONMember] {
    let code = language.split(separator: "-").first ?? ""
    return code.utf8.count == 2 ? [JSONMember("language", [.string(String(code))])] : []
  }

  /// What says how a file is to be read.
  private func describedBy(_ file: DataFile) -> [JSONMember] {
    let isTable = tables.contains { $0.path == file.path }
    guard isTable || file.path == Self.planPath else { return [] }
    let description: JSONValue = [
      "@type": "Distribution", "downloadURL": .string(address(isTable ? Self.packagePath : Self.schemaPath)),
      "mediaType": .string(isTable ? "application/json" : "application/schema+json"),
    ]
    return [JSONMember("describedBy", description)]
  }
}
