// SPDX-License-Identifier: Apache-2.0

import Fields
import JSON
import Plans

/// A table of the plan's data (RFC 4180), with what its columns contain.
package struct DataTable: Sendable {
  package enum Column: String, Sendable {
    case string, number, date
  }

  package let name: String
  package let columns: [(name: String, type: Column)]
  /// Hands over row by row, so that they are not there all at once.
  let rows: @Sendable (([String]) -> Void) -> Void
  /// Columns that name a row of the table `items`, by its `id`.
  let references: [String]

  package var path: String { "data/\(name).csv" }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSV(columns.map(\.name))
    rows { bytes.appendCSV($0) }
    return bytes
  }
}

extension PublishedPlan {
  /// The same for every plan, also where one has no rows. Rows are made when they are asked for.
  package var tables: [DataTable] { [items, relations, series, milestones] }

  /// A row for each item: where it is, and what lists can show of its kind.
  private var items: DataTable {
    let kinds = plan.kinds.all.filter { kind in plan.items.contains { $0.kind == kind } }
    var declarations: [FieldDeclaration] = []
    for kind in kinds {
      for name in kind.columns where name != "title" && !declarations.contains(where: { $0.name == name }) {
        if let field = kind.field(named: name) { declarations.append(field.declaration) }
      }
    }
    declarations.removeAll { $0.name == CommonFields.parentField || $0.name == "extra" }
    let columns = FieldColumns(declarations)
    let rows = { @Sendable [self] (add: ([String]) -> Void) in
      for (index, item) in plan.items.enumerated() {
        let parent = plan.parent[index].map { plan.items[$0].id } ?? ""
        add([item.id, item.kind.name, item.title, parent, address(of: index)] + columns.row(item.values))
      }
    }
    let names = ["id", "kind", "title", "part-of", "address"] + columns.names
    return DataTable(
      name: "items", columns: names.map { ($0, .string) }, rows: rows, references: ["part-of"])
  }

  private var relations: DataTable {
    let rows = { @Sendable [self] (add: ([String]) -> Void) in
      for relation in plan.outgoing.joined() {
        add([
          plan.items[relation.from].id, relation.name, plan.items[relation.to].id, relation.relation, relation.note,
        ])
      }
    }
    return DataTable(
      name: "relations", columns: ["from", "name", "to", "relation", "note"].map { ($0, .string) }, rows: rows,
      references: ["from", "to"])
  }

  /// The figures of all indicators, a row for each period.
  private var series: DataTable {
    let rows = { @Sendable [self] (add: ([String]) -> Void) in
      for item in plan.items {
        guard let details = item.details(IndicatorDetails.self) else { continue }
        for period in details.series.sortedByTime {
          let time = period.time
          add([
            item.id, time?.start.firstDay.iso ?? "", time?.end.lastDay.iso ?? "", period.target?.text ?? "",
            period.actual?.text ?? "", details.unit ?? "", period.note ?? "", period.aim ?? "", period.result ?? "",
          ])
        }
      }
    }
    return DataTable(
      name: "series",
      columns: [
        ("indicator", .string), ("start", .date), ("end", .date), ("target", .number), ("actual", .number),
        ("unit", .string), ("note", .string), ("aim", .string), ("result", .string),
      ], rows: rows, references: ["indicator"])
  }

  private var milestones: DataTable {
    let rows = { @Sendable [self] (add: ([String]) -> Void) in
      for (index, item) in plan.items.enumerated() {
        guard let details = item.details(MilestoneDetails.self) else { continue }
        let due = details.part.due?.span
        add([
          item.id, item.title, plan.parent[index].map { plan.items[$0].id } ?? "", due?.start.firstDay.iso ?? "",
          due?.end.lastDay.iso ?? "", details.completed?.lastDay.iso ?? "",
          details.part.progress?.state?.rawValue ?? "", details.obligation?.rawValue ?? "",
          String(details.history.count),
        ])
      }
    }
    return DataTable(
      name: "milestones",
      columns: [
        ("id", .string), ("title", .string), ("part-of", .string), ("due-from", .date), ("due", .date),
        ("completed", .date), ("progress", .string), ("obligation", .string), ("times-put-off", .number),
      ], rows: rows, references: ["id", "part-of"])
  }

  package static let packagePath = "data/datapackage.json"

  /// The descriptor of the tables (Data Package 2.0).
  package func packageFile() -> [UInt8] {
    let resources = tables.map { table -> JSONValue in
      var schema: [JSONMember] = [
        JSONMember(
          "fields",
          .array(table.columns.map { ["name": .string($0.name), "type": .string($0.type.rawValue)] })),
        JSONMember("missingValues", [["value": "", "label": "not stated"]]),
      ]
      if table.name == "items" { schema.append(JSONMember("primaryKey", ["id"])) }
      schema.append(
        JSONMember(
          "foreignKeys",
          .array(
            table.references.map { column in
              [
                "fields": [.string(column)],
                "reference": .object(
                  (table.name == "items" ? [] : [JSONMember("resource", "items")]) + [JSONMember("fields", ["id"])]),
              ]
            })))
      return [
        "name": .string(table.name), "type": "table", "path": .string("\(table.name).csv"), "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": ["$schema": "https://datapackage.org/profiles/2.0/tabledialect.json"], "schema": .object(schema),
      ]
    }
    var members: [JSONMember] = [
      JSONMember("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      JSONMember("name", .string(plan.root.map { plan.items[$0].id.lowercased() } ?? "plan")),
      JSONMember("title", .string(title)), JSONMember("version", .string(dataVersion)),
    ]
    if !description.isEmpty { members.append(JSONMember("description", .string(description))) }
    if baseURL != nil { members.append(JSONMember("homepage", .string(address("index.html")))) }
    if !licence.isEmpty {
      let name = String(licence.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
      members.append(JSONMember("licenses", [["name": .string(name), "title": .string(licence)]]))
    }
    if !publisher.isEmpty {
      members.append(JSONMember("contributors", [["title": .string(publisher), "roles": ["publisher"]]]))
    }
    members.append(JSONMember("resources", .array(resources)))
    return Array(JSONValue.object(members).pretty.utf8) + [0x0A]
  }
}
