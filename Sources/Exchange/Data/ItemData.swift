// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import JSON
import Plans

/// All that there is to say of an item but its text, as the members of a JSON object.
package struct ItemFacts: Sendable {
  package let bytes: [UInt8]
  package let fingerprint: Fingerprint
}

extension PublishedPlan {
  /// The members of an item's object, with the item's text as its file has it, as plain text and as HTML, where it has one;
  /// `html` is the text as the file of data has it.
  func appendMembers(of index: Int, html: [UInt8], to bytes: inout [UInt8]) throws(Problem) {
    bytes += facts(of: index).bytes
    if !html.isEmpty {
      bytes.append(",\"text\":{\"markdown\":")
      bytes.appendJSON(utf8: try source(index))
      bytes.append(",\"plain\":")
      bytes.appendJSON(utf8: try plain(index, html: html).text)
      bytes.append(",\"html\":")
      bytes.appendJSON(utf8: html)
      bytes.append("}")
    }
  }

  /// The file of an item, beside its page; addresses in `html` begin there.
  package func writeItem(_ index: Int, html: [UInt8], to bytes: inout [UInt8]) throws(Problem) {
    bytes.append("{\"$schema\":")
    bytes.appendJSON("\(root(of: index))\(Self.schemaPath)#/$defs/item", forScript: false)
    bytes.append(",\"version\":")
    bytes.appendJSON(dataVersion, forScript: false)
    bytes.append(",")
    try appendMembers(of: index, html: html, to: &bytes)
    bytes.append("}\n")
  }

  /// The item as a text with marks: its fields as they are in its file, its title, its summary, its text.
  package func writeMarkdown(_ index: Int, html: [UInt8], to bytes: inout [UInt8]) {
    let item = plan.items[index]
    bytes.append("---\naddress: ")
    bytes += address(of: index).utf8
    bytes.append("\nkind: ")
    bytes += quoteYAML(item.kind.name).utf8
    bytes.append(0x0A)
    let fields = item.values.filter { $0.name != "kind" && $0.name != "template" && $0.name != "description" }
    bytes += writeFields(fields, declared: item.kind.declarations).utf8
    bytes.append("---\n\n# ")
    if let number = item.printedNumber {
      bytes += number.utf8
      bytes.append(0x20)
    }
    bytes += item.title.utf8
    bytes.append(0x0A)
    if let description = item.fields.description {
      bytes.append(0x0A)
      bytes += description.utf8
      bytes.append(0x0A)
    }
    if !html.isEmpty {
      bytes.append(0x0A)
      bytes += markdown(ofProse: html)
    }
  }

  /// What leads from an item's page to the site's root.
  package func root(of index: Int) -> String {
    String(repeating: "../", count: addresses[index].utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// Of the item's page, with its ending changed.
  package static func itemPath(_ address: String) -> String { address.dropLast("html".count) + "json" }

  package static func markdownPath(_ address: String) -> String { address.dropLast("html".count) + "md" }
}

func makeFacts(of index: Int, in plan: Plan, address: String) -> ItemFacts {
  let item = plan.items[index]
  var bytes: [UInt8] = []
  bytes.reserveCapacity(2_048)
  func add(_ name: StaticString, _ text: String) {
    bytes.append(name)
    bytes.appendJSON(text, forScript: false)
  }
  add("\"id\":", item.id)
  add(",\"kind\":", item.kind.name)
  add(",\"file\":", String(item.file.path.dropFirst("content/".count)))
  add(",\"address\":", address)
  add(",\"title\":", item.title)
  if let parent = plan.parent[index] { add(",\"part-of\":", plan.items[parent].id) }
  let summary = plan.summary(of: index)
  if !summary.isEmpty { add(",\"summary\":", summary) }
  bytes.append(",\"fields\":")
  bytes.appendJSON(item.values)
  let relations = plan.outgoing[index]
  if !relations.isEmpty {
    bytes.append(",\"relations\":[")
    for (number, relation) in relations.enumerated() {
      if number > 0 { bytes.append(",") }
      add("{\"name\":", relation.name)
      add(",\"to\":", plan.items[relation.to].id)
      if !relation.relation.isEmpty { add(",\"relation\":", relation.relation) }
      if !relation.note.isEmpty { add(",\"note\":", relation.note) }
      bytes.append("}")
    }
    bytes.append("]")
  }
  // As long as it is, since all items' are kept.
  return ItemFacts(bytes: bytes.withUnsafeBufferPointer { Array($0) }, fingerprint: Fingerprint(of: bytes))
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
