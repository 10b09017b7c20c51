// SPDX-License-Identifier: Apache-2.0

import Exchange
import Templates

/// The plan as data: each file with what it is for, an example, and who reads it.
struct DataPage: PageType {
  static let template = "data"
  static let view = View<PageModel<DataPage>>("data", Frame.fields() + own)

  static func pages(of site: Site) -> [Page] {
    site.layout.publishesData ? [Page(dataPageAddress, DataPage())] : []
  }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[.useData], on: site)
    frame.description = site.words[.dataDescription]
    return frame
  }

  private static var own: [ViewField<PageModel<DataPage>>] {
    [
      .init("files", .list(DataFileModel.view.shape), "The files about the whole plan.") { page in
        DataFileModel.view.list(listedDataFiles(page.site.publishedPlan).map { DataFileModel($0, page.site) })
      },
      .init("catalog", .address, "The catalogue for harvesters, where the site has one.") { page in
        page.site.publishedPlan.hasCatalog ? .address(.site(PublishedPlan.catalogPath)) : .none
      },
      .init("item-example", .address, "The file of an item, as an example.") { page in
        let example = page.site.plan.trunk.first ?? page.site.plan.root
        return example.map { .address(.site(PublishedPlan.itemPath(page.site.addresses[$0]))) } ?? .none
      },
    ]
  }
}

/// A file of data.
struct DataFileModel: Sendable {
  let name: String
  let address: Address
  let title: String
  let use: String
  let readers: String
  let example: String

  init(_ file: DataFile, _ site: Site) {
    name = file.path.pathParts.last.map(String.init) ?? file.path
    address = .site(file.path)
    title = site.words["data-\(file.name)"]
    use = site.words["data-\(file.name)-use"]
    readers = site.words["data-\(file.name)-readers"]
    example = Self.examples[file.name] ?? ""
  }

  /// What somebody types who knows the tool.
  private static let examples = [
    "plan": "jq '.items[] | select(.kind == \"goal\") | .title' plan.json",
    "items": "csvcut -c id,title,part-of items.csv",
    "relations": "csvgrep -c name -m aligns-to relations.csv",
    "series": "csvgrep -c actual -r . series.csv",
    "milestones": "csvsort -c due milestones.csv",
    "package": "frictionless validate datapackage.json",
    "schema": "check-jsonschema --schemafile plan.schema.json plan.json",
  ]

  static let view = View<DataFileModel>(
    "data-file",
    [
      .init("name", .text, "The file's name.") { .text($0.name) },
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("title", .text, "What it is.") { .text($0.title) },
      .init("use", .text, "What is in it, in a sentence.") { .text($0.use) },
      .init("readers", .text, "Who reads it.") { .text($0.readers) },
      .init("example", .text, "A command that reads it.") { .text($0.example) },
    ])
}
