// SPDX-License-Identifier: Apache-2.0

import Exchange
import Templates

/// The plan as data: each file with what it is for, how large it is, an example, and who reads it.
struct DataPage: PageType {
  static let template = "data"
  static let view = View<PageModel<DataPage>>("data", Frame.fields() + own)

  static func pages(of site: Site) -> [Page] {
    site.layout.publishesData ? [Page(dataPageAddress, DataPage())] : []
  }

  /// Those that are known.
  var sizes = FileSizes()
  /// The sizes do.
  var holdsAllTexts: Bool { true }

  /// The files about the whole plan, then those beside pages, by an example.
  func files(_ site: Site) -> [DataFile] { listedDataFiles(site.publishedPlan) + examplesBesidePages(site) }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[.useData], on: site)
    frame.description = site.words[.dataDescription]
    return frame
  }

  private static var own: [ViewField<PageModel<DataPage>>] {
    [
      .init(
        "files", .list(DataFileModel.view.shape),
        "The files about the whole plan, then those beside pages, by an example."
      ) { page in
        let sizes = page.content.sizes
        return DataFileModel.view.list(
          page.content.files(page.site).map { DataFileModel($0, size: sizes[$0.path], page.site) })
      },
      .init("catalog", .address, "The catalogue for harvesters, where the site has one.") { page in
        page.site.publishedPlan.hasCatalog ? .address(.site(PublishedPlan.catalogPath)) : .none
      },
    ]
  }
}

private func isAboutPlan(_ file: DataFile) -> Bool { file.path.begins(with: "data/") }

/// The files that are beside pages, each by that of the first goal.
private func examplesBesidePages(_ site: Site) -> [DataFile] {
  guard let example = site.plan.trunk.first ?? site.plan.root else { return [] }
  let address = site.addresses[example]
  let files = [
    DataFile(name: "item", path: PublishedPlan.itemPath(address), mediaType: "application/json"),
    DataFile(name: "markdown", path: PublishedPlan.markdownPath(address), mediaType: "text/markdown"),
  ]
  guard example != site.plan.root, let goal = site.plan.trunk.first(where: { site.feed(of: site.addresses[$0]) != nil })
  else { return files }
  let feed = DataFile(name: "goal-feed", path: feedAddress(site.addresses[goal]), mediaType: "application/atom+xml")
  return files + [feed]
}

/// A file of data.
struct DataFileModel: Sendable {
  let name: String
  let address: Address
  let title: String
  let size: String
  let use: String
  let readers: String
  let example: String

  init(_ file: DataFile, size: Int64?, _ site: Site) {
    // Of those beside pages, the path says which page.
    name = isAboutPlan(file) ? file.path.pathParts.last.map(String.init) ?? file.path : file.path
    address = .site(file.path)
    title = site.words["data-\(file.name)"]
    self.size = size.map(site.words.size) ?? ""
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
    "stratml": "xmllint --noout --schema StratML-Part2.xsd plan.stratml.xml",
    "stratml-1": "xmllint --noout --schema StratML-Part1.xsd plan.stratml-1.xml",
    "stratml-mapping": "csvgrep -c place -m nowhere stratml-mapping.csv",
    "oscal-catalog": "jq '.catalog.groups[].controls[].title' oscal-catalog.json",
    "oscal-plan": "jq '.catalog.controls[].title' oscal-plan.json",
    "oscal-mapping":
      "jq '.\"mapping-collection\".mappings[].maps[] | [.sources[0].\"id-ref\", .targets[0].\"id-ref\"]' oscal-mapping.json",
    "calendar": "grep SUMMARY dates.ics", "item": "jq .fields index.json", "markdown": "less index.md",
    "goal-feed": "xmllint --xpath '//*[local-name()=\"title\"]' feed.xml",
  ]

  static let view = View<DataFileModel>(
    "data-file",
    [
      .init("name", .text, "The file's name.") { .text($0.name) },
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("title", .text, "What it is.") { .text($0.title) },
      .init("size", .text, "How large it is, such as `12 KB`; empty in a preview.") { .text($0.size) },
      .init("use", .text, "What is in it, in a sentence.") { .text($0.use) },
      .init("readers", .text, "Who reads it.") { .text($0.readers) },
      .init("example", .text, "A command that reads it.") { .text($0.example) },
    ])
}
