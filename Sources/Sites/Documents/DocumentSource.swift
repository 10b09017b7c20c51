// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Exchange
import Fields
import Files
import HTML
import JSON
import Plans
import Templates

/// All that a document is set from, as files of one folder.
package struct DocumentSource: Sendable {
  /// Where the document is in the site.
  package let path: String
  package let kind: DocumentKind
  /// By their names: the template, `document.json`, pictures, what is attached.
  package let files: [(name: String, bytes: [UInt8])]
  /// Typefaces of the site's own.
  package let fonts: [(name: String, bytes: [UInt8])]
  /// The day for which it is made, in seconds since 1970.
  package let timestamp: Int
  /// Stands for all of this.
  package let fingerprint: Fingerprint

  package static let template = "whole-plan.typ"
  static let data = "document.json"
  static let attachment = "plan.json"

  /// Fails where prose cannot be read any more.
  package init(_ kind: DocumentKind, of site: Site, _ theme: SiteTheme) throws(Problem) {
    (self.kind, path) = (kind, kind.path(site))
    guard let whole = site.whole else { preconditionFailure("there are documents only of a plan") }
    let model = DocumentModel(kind: kind, site: site, whole: whole)
    var form = DocumentForm(site, whole, model.items, isWhole: kind.isWhole)
    var data = Array("{\"words\":".utf8)
    data += site.words.data
    data += Array(",\"document\":".utf8)
    try DocumentModel.view.record(model).appendData(DocumentModel.view.shape, &form, to: &data)
    data += Array(",\"places\":{".utf8)
    let places = form.links.places.intersection(form.links.targets).sorted(by: bytesPrecede)
    for (number, place) in places.enumerated() {
      if number > 0 { data.append(UInt8(ascii: ",")) }
      data.appendJSON(place, forScript: false)
      data += Array(":true".utf8)
    }
    data += Array("}}\n".utf8)
    var files = theme.documents + [(Self.data, data)]
    if site.layout.publishesData {
      let published = site.publishedPlan
      var plan: [UInt8] = []
      try published.writePlan(withTexts: published.hasTextsInside) { plan += $0 }
      files.append((Self.attachment, plan))
    }
    for picture in form.links.pictures { files.append((picture.name, try site.picture(picture.source))) }
    self.files = files
    fonts = theme.typefaces.enumerated().map { number, font in
      ("typeface-\(number + 1)" + font.name.suffix(4), font.bytes)
    }
    timestamp = (site.plan.asOf.dayNumber - CalendarDate(secondsSince1970: 0).dayNumber) * 86_400
    var builder = FingerprintBuilder()
    builder.add(timestamp)
    for file in files + fonts {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    fingerprint = builder.fingerprint
  }
}

extension PDFDocument {
  /// What a source was set to; `fingerprint` stands for it, and for what has set it.
  package init(_ source: DocumentSource, _ bytes: [UInt8], _ fingerprint: Fingerprint) {
    self.init(path: source.path, kind: source.kind, bytes: bytes, fingerprint: fingerprint)
  }
}

extension Site {
  /// The documents that `site.yml` asks for.
  package var documentKinds: [DocumentKind] {
    guard whole != nil, let root = plan.root else { return [] }
    let wholePlan = configuration.publishesDocument ? [DocumentKind(root: root, isWhole: true)] : []
    return wholePlan + (configuration.publishesGoalDocuments ? goalKinds : [])
  }

  /// That of the whole plan, whatever `site.yml` says; nil where the site has no plan.
  package var wholeDocument: DocumentKind? {
    whole == nil ? nil : plan.root.map { DocumentKind(root: $0, isWhole: true) }
  }

  /// That of a goal, or of another part without a whole; nil for other items.
  package func document(ofGoal id: String) -> DocumentKind? {
    goalKinds.first { plan.items[$0.root].id == id }
  }

  /// The identifiers of the goals.
  package var goalNames: [String] { goalKinds.map { plan.items[$0.root].id } }

  private var goalKinds: [DocumentKind] {
    plan.trunk.filter { plan.items[$0].kind.placement == .page }.map { DocumentKind(root: $0, isWhole: false) }
  }

  /// The bytes of a picture as it is published.
  fileprivate func picture(_ source: String) throws(Problem) -> [UInt8] {
    let bytes = try Problem.catching { () throws(FileProblem) in try texts.texts.source.read(source) }
    guard isDrawing(source) else { return bytes }
    return (try? CleanDrawing(bytes))?.bytes ?? bytes
  }
}

extension SiteTheme {
  /// Those of the site's own.
  package var typefaces: [(name: String, bytes: [UInt8])] {
    assets.filter { isFont($0.name) }.map { ($0.name, $0.bytes) }
  }
}

/// Whether a file of `templates/assets/` is a typeface in a form that Typst reads.
private func isFont(_ name: String) -> Bool {
  [".ttf", ".otf", ".ttc"].contains { name.lowercased().utf8.suffix(4).elementsEqual($0.utf8) }
}

extension Words {
  /// All words and sentences by their keys, for templates of documents.
  fileprivate var data: [UInt8] {
    let members = table.sorted { bytesPrecede($0.key, $1.key) }.compactMap { key, wording in
      wording.plain.map { JSONMember(key, .string($0)) }
    }
    return JSONValue.object(members).fileBytes
  }
}

/// HTML as trees, addresses in full.
private struct DocumentForm: RecordDataForm {
  var links: DocumentLinks
  let root = DocumentLinks.root

  init(_ site: Site, _ whole: WholePlan, _ items: Set<Int>, isWhole: Bool) {
    links = DocumentLinks(site: site, items: items)
    for index in items { links.places.insert(WholePlan.anchor(site.plan.items[index])) }
    if isWhole { for chapter in whole.chapters { links.places.insert(chapter.id) } }
  }

  mutating func appendHTML(_ html: [UInt8], to bytes: inout [UInt8]) {
    let tree = HTMLTree(html, links, to: bytes)
    (links, bytes) = (tree.addresses, tree.bytes)
  }

  mutating func address(_ address: Address) -> String? {
    switch address {
    case .site(let path): links.web(path)
    case .external(let text):
      switch links.target(of: text) {
      case .place(let place): "#" + place
      case .address(let address): address
      case .nowhere: nil
      }
    }
  }
}

private struct DocumentLinks: TreeAddresses {
  /// What addresses of the site begin with, and nothing that a writer may link to does.
  static let root = "site:/"

  let site: Site
  /// Those that the document contains.
  let items: Set<Int>
  var places: Set<String> = []
  private(set) var targets: Set<String> = []
  private(set) var pictures: [(source: String, name: String)] = []
  private let sources: [String: String]

  init(site: Site, items: Set<Int>) {
    (self.site, self.items) = (site, items)
    var sources: [String: String] = [:]
    for copy in site.assets.copies {
      var writer = HTMLWriter()
      writer.address(copy.address)
      sources[String(decoding: writer.bytes, as: UTF8.self)] = copy.source
    }
    self.sources = sources
  }

  /// The full address of a file of the site; nil where it is not known where the site will be.
  func web(_ path: String) -> String? {
    guard let base = site.configuration.baseURL else { return nil }
    let parts = path.split(separator: "#", maxSplits: 1)
    let page = cleanAddress(parts.first.map(String.init) ?? "")
    return base + (base.utf8.last == UInt8(ascii: "/") ? "" : "/") + page + (parts.count > 1 ? "#\(parts[1])" : "")
  }

  mutating func target(of link: String) -> LinkTarget {
    if link.utf8.starts(with: Self.root.utf8) { return address(web(String(link.dropFirst(Self.root.count)))) }
    guard link.utf8.first == UInt8(ascii: "#") else { return .address(link) }
    let place = String(link.dropFirst())
    let (id, fragment) = owner(of: place)
    // Only what the document contains is a place in it.
    guard let index = site.plan.indexOfID[id], !items.contains(index) else {
      targets.insert(place)
      return .place(place)
    }
    return address(web(site.addresses[index] + (fragment.map { "#\($0)" } ?? "")))
  }

  private func address(_ text: String?) -> LinkTarget { text.map { .address($0) } ?? .nowhere }

  /// The item that a place of the whole plan belongs to, and the place in its own text.
  private func owner(of place: String) -> (id: String, fragment: String?) {
    if let range = place.firstRange(of: "--") {
      let id = String(place[..<range.lowerBound])
      if site.plan.indexOfID[id] != nil { return (id, String(place[range.upperBound...])) }
    }
    return (place.utf8.starts(with: "item-".utf8) ? String(place.dropFirst("item-".count)) : "", nil)
  }

  mutating func picture(_ address: String) -> String? {
    guard address.utf8.starts(with: Self.root.utf8), let source = sources[String(address.dropFirst(Self.root.count))]
    else { return nil }
    if let known = pictures.first(where: { $0.source == source }) { return known.name }
    let ending = source.lastIndex(of: ".").map { source[$0...].lowercased() } ?? ""
    guard [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"].contains(ending) else { return nil }
    let name = "picture-\(pictures.count + 1)\(ending)"
    pictures.append((source, name))
    return name
  }

  mutating func found(id: String) { places.insert(id) }
}
