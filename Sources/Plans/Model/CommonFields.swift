// SPDX-License-Identifier: Apache-2.0

import Fields

/// The fields that an item of any kind may have.
package struct CommonFields: Sendable {
  package internal(set) var id: String?
  package internal(set) var title: String?
  package internal(set) var number: String?
  package internal(set) var description: String?
  package internal(set) var status: Status?
  package internal(set) var date: CalendarDate?
  package internal(set) var published: CalendarDate?
  package internal(set) var updated: CalendarDate?
  package internal(set) var formerIDs: [String] = []
  package internal(set) var tags: [String] = []
  package internal(set) var partOf: Reference?
  package internal(set) var alignsTo: [Alignment] = []
  package internal(set) var partners: [Participation] = []
  package internal(set) var draft: Bool?
  package internal(set) var weight: Int?
  package internal(set) var language: String?
  package internal(set) var template: String?
  package internal(set) var extra: [ExtraField] = []
  /// Taken out before the others: it decides what they are.
  package internal(set) var kind: String?
  package internal(set) var dataID: String?

  init() {}

  /// The field that says of any item what it is a part of.
  package static let parentField = "part-of"

  package static let fields: [Field<CommonFields>] = [
    Field(
      "id", \.id, .identifier,
      "The identifier, which never changes; it is part of the address. Without it, the file's name."),
    Field("title", \.title, .words, required: true, "The title, as it appears on the page and in every list."),
    Field("number", \.number, .text, "The number as printed, such as `1.2`. Numbers sort as numbers."),
    Field(
      "description", \.description, .paragraph,
      "The summary in one paragraph: below the title, in lists and in search results."),
    Field("status", \.status, .choice(), "The item's status."),
    Field(
      "date", \.date, .date,
      "The date of the item, or of what it is about. An item with a later date than the build's is held back."),
    Field("published", \.published, .date, "The day of publication. An item is held back until then."),
    Field("updated", \.updated, .date, "The day of the last change of substance."),
    Field(
      "former-ids", \.formerIDs, .list(.formerIdentifier, dividedByCommas: true),
      "Identifiers that the item had before; they still lead to it."),
    Field("tags", \.tags, .list(.text, dividedByCommas: true), "Subjects, each with a page of its own."),
    Field(
      parentField, \.partOf, .reference(), parent: true,
      "The identifier of the item that this one is a part of. Parts may have parts of their own."),
    Field(
      "aligns-to", \.alignsTo, .list(.alignment, dividedByCommas: true),
      "What the item serves or goes with, with the kind of relation."),
    Field("partners", \.partners, .list(.participation, dividedByCommas: true), "Who takes part, and in which role."),
    Field("draft", \.draft, .flag, "`true` keeps the item off the site, unless drafts are asked for."),
    Field("weight", \.weight, .integer, "Places the item in lists, before those without: the smaller, the earlier."),
    Field(
      "language", \.language, .languageTag, "The language of the text where it is not the site's, by its tag (BCP 47)."),
    Field("template", \.template, .text, "The template to use instead of the kind's."),
    Field(
      "extra", \.extra, .extraFields, fact: true, "Fields of your own, `name: text`; the page shows them as facts."),
    Field("kind", \.kind, .text, "The kind, where the folder does not say it."),
    Field(
      "data-id", \.dataID, .text,
      "The identifier under which data files of others know the item (StratML: Identifier), where it is not `id`."),
  ]
}

extension CommonFields {
  static let table = FieldTable(fields)
  static let names = Set(fields.map(\.name) + fields.compactMap(\.declaration.formerName))
}

/// A field of the writer's own.
package struct ExtraField: Sendable, Equatable {
  package let name: String
  package let value: String
}

extension FieldType where Value == [ExtraField] {
  static let extraFields = FieldType(
    shape: .entries(of: .text(.words)),
    read: { node, reader in
      readEntries(node, FieldType<String>.words, &reader).map { $0.map { ExtraField(name: $0.name, value: $0.value) } }
    }, value: { .record($0.map { FieldEntry($0.name, .text($0.value)) }) })
}
