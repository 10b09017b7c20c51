// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON
import Plans

extension PublishedPlan {
  /// All that there is to say of an item but its text, as a JSON object.
  package func facts(of index: Int) -> [UInt8] { lazyFacts.value[index] }

  /// What the object of an item begins with, and the item's text as plain text and as HTML, where it has one. `root` is what
  /// addresses in the HTML begin with.
  func append(_ index: Int, withText: Bool, root: String, to bytes: inout [UInt8]) throws(Problem) {
    bytes += facts(of: index).dropLast()
    if withText, plan.items[index].document.hasProse {
      let html = try prose(index, root)
      bytes += Array(",\"text\":{\"plain\":".utf8)
      bytes.appendJSON(utf8: plainText(ofProse: html))
      bytes += Array(",\"html\":".utf8)
      bytes.appendJSON(utf8: html)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The file of an item, beside its page; addresses in it begin there.
  package func itemFile(_ index: Int) throws(Problem) -> [UInt8] {
    let root = String(repeating: "../", count: addresses[index].utf8.count { $0 == UInt8(ascii: "/") })
    var bytes = JSONValue.object([
      JSONMember("$schema", .string("\(root)\(Self.schemaPath)#/$defs/item")),
      JSONMember("version", .string(dataVersion)),
    ]).fileBytes
    bytes[bytes.count - 1] = UInt8(ascii: ",")
    var item: [UInt8] = []
    try append(index, withText: true, root: root, to: &item)
    return bytes + item.dropFirst() + [0x0A]
  }

  /// Of the item's page, with its ending changed.
  package static func itemPath(_ address: String) -> String { address.dropLast("html".count) + "json" }
}

func facts(of index: Int, in plan: Plan, address: String) -> [UInt8] {
  let item = plan.items[index]
  var members = [
    JSONMember("id", .string(item.id)), JSONMember("kind", .string(item.kind.name)),
    JSONMember("address", .string(address)), JSONMember("title", .string(item.title)),
  ]
  if let parent = plan.parent[index] { members.append(JSONMember("part-of", .string(plan.items[parent].id))) }
  let summary = plan.summary(of: index)
  if !summary.isEmpty { members.append(JSONMember("summary", .string(summary))) }
  members.append(JSONMember("fields", jsonObject(of: item.values)))
  let relations = plan.outgoing[index].map { relation in
    var members = [
      JSONMember("name", .string(relation.name)), JSONMember("to", .string(plan.items[relation.to].id)),
    ]
    if !relation.relation.isEmpty { members.append(JSONMember("relation", .string(relation.relation))) }
    if !relation.note.isEmpty { members.append(JSONMember("note", .string(relation.note))) }
    return JSONValue.object(members)
  }
  if !relations.isEmpty { members.append(JSONMember("relations", .array(relations))) }
  return JSONValue.object(members).fileBytes
}
