// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fields
import JSON
import Plans
import Sites

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the fields as a JSON Schema, with which editors complete and check them.",
    discussion: """
      `planpress schema site` is that of content/site.yml, `planpress schema table` that of the file beside a CSV, and \
      `planpress schema goal` that of the fields of a goal; without a \
      name, all of them are printed as definitions. With `--source`, a site's own kinds and fields are among them.
      """)

  @Argument(help: "A kind, `site` or `table`.")
  var part: String?

  @Option(
    help: ArgumentHelp("The folder of a site, to print its own kinds and fields as well.", valueName: "dir"))
  var source: String?

  func run() throws {
    Terminal.output(try printedSchema(of: part, source.map(readKinds) ?? .builtIn))
  }
}

/// A schema (JSON Schema 2020-12) of the front matter of one kind or of `site.yml`; without a name, of all, as definitions
/// that others can refer to.
func printedSchema(of name: String?, _ kinds: Kinds) throws(ValidationError) -> String {
  let head = JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema")
  let parts = schemaParts(kinds)
  guard let name else {
    let title = JSONMember("title", "The fields that planpress reads")
    let definitions = JSONMember("$defs", .object(parts.map { JSONMember($0.name, .object($0.schema)) }))
    return JSONValue.object([head, title, definitions]).pretty + "\n"
  }
  guard let part = parts.first(where: { $0.name == name }) else {
    throw ValidationError("The parts of the schema are \(parts.map(\.name).joined(separator: ", ")).")
  }
  return JSONValue.object([head] + part.schema).pretty + "\n"
}

private func schemaParts(_ kinds: Kinds) -> [(name: String, schema: [JSONMember])] {
  let site = ("site", titled("content/site.yml", Configuration.fields.map(\.declaration)))
  let table = ("table", titled("A file beside a CSV, which says how to read it", tableSettingsFields))
  return [site, table] + kinds.all.map { ($0.name, titled("The front matter of \($0.phrase)", $0.declarations)) }
}

private func titled(_ title: String, _ fields: [FieldDeclaration]) -> [JSONMember] {
  [JSONMember("title", .string(title))] + schemaMembers(of: fields)
}
