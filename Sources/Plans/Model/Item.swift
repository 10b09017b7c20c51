// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// One thing of the plan, as its file describes it. Never changes once read; a class, since as a value of some thirty
/// fields it was copied more than it was read (docs/decisions/0004-items-are-shared.md).
package final class Item: Sendable {
  package let kind: Kind
  package let fields: CommonFields
  package let details: any Details
  /// What the file says in fields that the plan itself gives the kind.
  package let declared: CustomFields
  package let document: Document
  package let file: SourceFile
  /// The place of its text among those that were read.
  package let number: Int
  /// The fields that its file has, and whose values could not be read.
  let unreadable: Set<String>
  /// Fields of other tools that name items by their titles.
  let namedByTitle: [NamedByTitle]

  /// The identifier: from the front matter, or made from the file's name.
  package let id: String

  package var title: String { fields.title ?? id }

  /// The number by which pages know it: its own, else what its kind goes by.
  package var printedNumber: String? { fields.number ?? details.number(titled: title) }

  /// Whether the item is a row of a table; it may have a text all the same.
  var isRow: Bool { file.isRow }

  /// Whether it says how it is carried out. Asked of every item, and seldom so.
  package let isCarriedOut: Bool

  /// What the file gives of `fields` and of `details`.
  let given: GivenFields
  let givenOfKind: GivenFields

  private let places: FieldPlaces

  init(
    kind: Kind, id: String, fields: CommonFields, details: any Details, declared: CustomFields, document: Document,
    given: GivenFields, givenOfKind: GivenFields, file: SourceFile, number: Int, unreadable: Set<String>,
    namedByTitle: [NamedByTitle], places: FieldPlaces
  ) {
    self.kind = kind
    self.id = id
    self.fields = fields
    self.details = details
    self.declared = declared
    self.document = document
    (self.given, self.givenOfKind) = (given, givenOfKind)
    self.file = file
    self.number = number
    self.unreadable = unreadable
    self.namedByTitle = namedByTitle
    self.places = places
    isCarriedOut = kind.isPart && (kind.isTabled || (details as? any PartDetails)?.part.isEmpty == false)
  }

  /// The same among other texts.
  func numbered(_ number: Int) -> Item {
    if number == self.number { return self }
    return Item(
      kind: kind, id: id, fields: fields, details: details, declared: declared, document: document, given: given,
      givenOfKind: givenOfKind, file: file, number: number, unreadable: unreadable, namedByTitle: namedByTitle,
      places: places)
  }

  /// The fields of a kind, if the item is of it or of one like it. The name is asked first: a cast takes many times as long.
  package func details<D: Details>(_ type: D.Type) -> D? { kind.like == D.name ? details as? D : nil }

  /// The item's file as a place, or its row, for what is wrong with it as a whole.
  package var place: Place {
    guard let table = file.table, let row = table.row else { return Place(file.path, line: 1, column: 1) }
    return Place(table.path, line: row.line, column: row.column)
  }

  /// The place of a field's key, or of an element of a list, such as `["partners", 1]`; the top of the file where the
  /// field is not there.
  package func place(of path: FieldPath) -> Place {
    guard let place = places.key(of: path, in: kind.declarations, file: file.path) else { return place }
    guard let table = file.table else { return place }
    let inTable = table.place(place)
    // The title of the column is in another line.
    return inTable == place ? place : Place(inTable.path, line: inTable.line, column: inTable.column)
  }

  /// Whether an element of a list has a field, whatever is in it.
  func states(_ field: String, inElement number: Int, of list: String) -> Bool {
    let path: FieldPath = [.field(list), .element(number), .field(field)]
    return places.key(of: path, in: kind.declarations, file: file.path)?.excerpt == field
  }

  /// The place of a value that says `text`, also inside lists and records.
  package func place(of path: FieldPath, saying text: String) -> Place {
    guard let place = places.value(of: path, text, in: kind.declarations, file: file.path) else { return place }
    return file.table?.place(place) ?? place
  }
}

/// Where an item's text is.
package struct SourceFile: Sendable, Hashable {
  /// Relative to the source, such as `content/goals/goal-1.md`.
  package let path: String
  /// Relative to the content folder, without the ending: `goals/goal-1`; empty for `content/index.md`, and the folder for
  /// an `index.md` in it.
  package let stem: String
  package let isIndex: Bool
  /// The folder of the file relative to the source, without `/` at the end.
  package let folder: String

  /// The first folder below the content folder; empty at the top.
  package let section: String
  /// Nil where all fields are in the text. An item of a row need not have a text; its path is where that would be.
  package internal(set) var table: TablePlace?

  /// Whether the item is a row of a table.
  package var isRow: Bool { table?.row != nil }

  /// Where its fields are, relative to the source.
  package var fieldsPath: String { table.flatMap { $0.row == nil ? nil : $0.path } ?? path }
}
