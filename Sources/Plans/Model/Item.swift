import Diagnostics
import Markdown

/// One thing of the plan, as its file describes it. Never changes once read; a class, since as a value of some thirty
/// fields it was copied more than it was read (docs/decisions/0004-items-are-shared.md).
package final class Item: Sendable {
  package let kind: Kind
  package let fields: CommonFields
  package let details: any Details
  package let document: Document
  package let file: SourceFile
  /// The place of its text among those that were read.
  package let number: Int

  /// The identifier: from the front matter, or made from the file's name.
  package let id: String

  package var title: String { fields.title ?? id }

  /// Where the fields stand in the file.
  let fieldPlaces: [FieldPlace]

  init(
    kind: Kind, fields: CommonFields, details: any Details, document: Document, file: SourceFile, number: Int,
    fieldPlaces: [FieldPlace]
  ) {
    self.kind = kind
    self.fields = fields
    self.details = details
    self.document = document
    self.file = file
    self.number = number
    self.fieldPlaces = fieldPlaces
    id = fields.id ?? file.identifier(for: kind)
  }

  /// The fields of a kind, if the item is of it. The name is asked first: a cast takes many times as long.
  package func details<D: Details>(_ type: D.Type) -> D? { kind.name == D.name ? details as? D : nil }

  /// The item's file as a place, for what is wrong with it as a whole.
  package var place: Place { Place(file.path, line: 1, column: 1) }

  /// Where a field stands; the top of the file if it is not there.
  package func place(of field: String, _ excerpt: String? = nil) -> Place {
    guard let found = fieldPlaces.first(where: { $0.name == field }) else { return place }
    return Place(file.path, line: found.line, column: found.column, excerpt: excerpt ?? field)
  }
}

/// Where a field stands in its file.
struct FieldPlace: Sendable {
  let name: String
  let line: Int
  let column: Int
}

/// Where an item's text lies.
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
}
