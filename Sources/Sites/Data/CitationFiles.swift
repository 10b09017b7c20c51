// SPDX-License-Identifier: Apache-2.0

import Plans

/// The plan and all of its items that have a page, in the order of the plan.
func makeCitations(_ file: CitationFile, _ plan: CitedPlan, _ site: Site) -> [UInt8] {
  var out: [UInt8] = []
  for (index, item) in site.plan.items.enumerated() where item.kind.placement != .entry {
    let entry = CitedItem(index, item, plan, site)
    switch file {
    case .bibTeX: entry.writeBibTeX(into: &out)
    case .ris: entry.writeRIS(into: &out)
    }
  }
  return out
}

/// What both forms say of an item.
private struct CitedItem {
  let key: String
  let plan: CitedPlan
  /// Empty for the plan itself.
  let title: String
  let year: String
  let address: String
  let language: String

  init(_ index: Int, _ item: Item, _ plan: CitedPlan, _ site: Site) {
    key = item.id
    self.plan = plan
    title = index == site.plan.root ? "" : site.words.citation(of: item).withoutIsolates
    let root = site.plan.root.map { site.plan.items[$0].fields }
    let day = item.fields.updated ?? item.fields.published ?? item.fields.date ?? root?.published ?? root?.date
    year = String((day ?? site.plan.asOf).iso.prefix(4))
    address = site.configuration.baseURL.map { $0 + cleanAddress(site.addresses[index]) } ?? ""
    language = item.fields.language ?? site.configuration.language
  }

  /// An entry as biblatex and BibTeX read it, in UTF-8.
  func writeBibTeX(into out: inout [UInt8]) {
    func add(_ name: String, _ value: String) {
      if value.isEmpty { return }
      out += ",\n  \(name) = {".utf8
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): out += "\\textbackslash{}".utf8
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "$"),
          UInt8(ascii: "#"), UInt8(ascii: "_"):
          out.append(UInt8(ascii: "\\"))
          out.append(byte)
        default: out.append(byte)
        }
      }
      out.append(UInt8(ascii: "}"))
    }
    out += "@\(title.isEmpty ? "techreport" : "inbook"){\(key)".utf8
    // A second pair of braces keeps the name of a body from being taken for a first name and a last.
    if !plan.publisher.isEmpty { out += ",\n  author = {{".utf8 + bare(plan.publisher) + "}}".utf8 }
    add("title", title.isEmpty ? plan.title : title)
    if !title.isEmpty { add("booktitle", plan.title) }
    add(title.isEmpty ? "institution" : "publisher", plan.publisher)
    add("edition", plan.edition.withoutIsolates)
    add("year", year)
    add("note", plan.day.withoutIsolates)
    add("langid", language)
    if !address.isEmpty { out += ",\n  url = {\(address)}".utf8 }
    out += "\n}\n\n".utf8
  }

  /// A record of tags with two letters each.
  func writeRIS(into out: inout [UInt8]) {
    func add(_ tag: String, _ value: String) {
      if value.isEmpty { return }
      out += "\(tag)  - ".utf8
      out += value.utf8.map { $0 == 0x0A ? 0x20 : $0 }
      out += "\r\n".utf8
    }
    add("TY", title.isEmpty ? "RPRT" : "CHAP")
    add("ID", key)
    add("AU", plan.publisher)
    add("TI", title.isEmpty ? plan.title : title)
    if !title.isEmpty { add("T2", plan.title) }
    add("PB", plan.publisher)
    add("ET", plan.edition.withoutIsolates)
    add("PY", year)
    add("N1", plan.day.withoutIsolates)
    add("LA", language)
    add("UR", address)
    out += "ER  - \r\n\r\n".utf8
  }
}

/// Without braces, which would not be closed.
private func bare(_ text: String) -> [UInt8] {
  text.utf8.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\\") }
}
