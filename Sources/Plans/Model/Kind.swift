// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// What a kind of item has beyond the common fields. A new kind is a type of this protocol in a file of its own, and a
/// line in `Kinds.builtInTypes`.
package protocol Details: Sendable {
  init()
  /// The word in `kind:`, such as `goal`.
  static var name: String { get }
  /// The folder that makes its files items of the kind, and the beginning of their addresses, such as `goals`.
  static var folder: String { get }
  static var placement: Placement { get }
  static var fields: [Field<Self>] { get }
  /// Whether its items make up the trunk of the plan: what the home page and the contents show item by item.
  static var isTrunk: Bool { get }
  /// Whether pages, lists and citations say of an item which kind it is.
  static var isNamed: Bool { get }
  /// Whether its items are parts of the plan, and so of the page that shows it whole; others are texts about it.
  static var isOfPlan: Bool { get }
  /// Whether the page of what an item is a part of shows it in a table of its own, not among the parts.
  static var isTabled: Bool { get }
  /// The kinds of what its items may be parts of; empty for any.
  static var wholes: [String] { get }
  /// What a list of its items is in the terms of schema.org.
  static var schemaTypeOfList: String { get }
  /// What an item is in the terms of schema.org.
  func schemaType(_ fields: CommonFields) -> String
  /// The day that an item is about, where its common fields name none.
  var day: CalendarDate? { get }
  /// What is as good as a number where an item has none, such as the control of a standard.
  func number(titled title: String) -> String?
  /// What the list of the kind puts items together by, such as the framework of a standard; nil for none.
  var family: String? { get }
  /// What is asked of an item of the kind beyond its single fields.
  func check(_ item: Item, _ report: inout Report)
  /// What is asked of an item as a part of the finished plan.
  func check(_ index: Int, in plan: Plan, _ report: inout Report)
}

extension Details {
  package static var placement: Placement { .page }
  package static var isTrunk: Bool { false }
  package static var isNamed: Bool { true }
  package static var isOfPlan: Bool { true }
  package static var isTabled: Bool { false }
  package static var wholes: [String] { [] }
  package static var schemaTypeOfList: String { "CollectionPage" }
  package func schemaType(_ fields: CommonFields) -> String { "CreativeWork" }
  package var day: CalendarDate? { nil }
  package func number(titled title: String) -> String? { nil }
  package var family: String? { nil }
  package func check(_ item: Item, _ report: inout Report) {}
  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {}
}

/// Where a kind's items are shown.
package enum Placement: Sendable, Equatable {
  /// On a page of its own.
  case page
  /// As an entry of the kind's list page.
  case entry
  /// On the home page.
  case home
}

/// A kind of item, with its declarations: one that is built in, or one of the plan's own that is like it. A class, since every
/// item has one.
package final class Kind: Sendable {
  package let name: String
  /// The name of the kind that is built in and that this one is, or is like.
  package let like: String
  package let folder: String
  package let placement: Placement
  package let isTrunk: Bool
  package let isNamed: Bool
  package let isOfPlan: Bool
  package let isTabled: Bool
  /// Whether its items say how they are carried out.
  package let isPart: Bool
  /// The kinds of what its items may be parts of; empty for any.
  package let wholes: [String]
  package let schemaTypeOfList: String
  /// The folder of the kind that is built in and that this one is, or is like.
  package let builtInFolder: String
  /// What the plan calls one item, and all of them; nil to call them by the words file.
  package let one: String?
  package let many: String?
  /// What the plan says the kind is, in one line; nil to say it by the words file.
  package let explanation: String?
  /// The kind's own.
  package let fields: [FieldDeclaration]
  /// Of these, the ones that the plan itself declares.
  let declaredFields: FieldTable<CustomFields>
  /// Who reads a field of a name, also of an older one.
  let owners: [String: FieldOwner]
  /// The fields of every item, then the kind's own.
  package let allFields: [ItemField]
  /// What is declared of them.
  package let declarations: [FieldDeclaration]
  /// What a page lists among an item's facts.
  package let facts: [ItemField]
  /// The fields that name other items; the kind's own first.
  let mentioning: [ItemField]
  /// What one is called in a sentence, such as `goal`, and the same with its article, such as `an objective`.
  let called: String
  package let phrase: String
  /// Its place among all kinds: the order of kinds in menus and lists.
  package let order: Int
  let read: @Sendable ([YAMLNode.Pair], YAMLNode, inout FieldReader) -> (details: any Details, given: GivenFields)

  init<D: Details>(_ type: D.Type, _ declaration: KindDeclaration, order: Int) {
    let isOwn = declaration.like != nil
    self.order = order
    name = isOwn ? declaration.name : D.name
    like = D.name
    folder = declaration.folder ?? D.folder
    placement = declaration.place?.placement ?? D.placement
    isTrunk = D.isTrunk
    isNamed = isOwn || D.isNamed
    isOfPlan = D.isOfPlan
    isTabled = D.isTabled
    isPart = D.self is any PartDetails.Type
    wholes = D.wholes
    schemaTypeOfList = D.schemaTypeOfList
    builtInFolder = D.folder
    one = declaration.one ?? (isOwn ? readable(declaration.name) : nil)
    explanation = declaration.explanation
    many = declaration.many ?? (isOwn ? readable(declaration.folder ?? declaration.name) : nil)
    let declared = declaration.fields.map(FieldDeclaration.init)
    // The plan may have a field of its own in the place of some of them.
    let replaced = Set(declared.map(\.name))
    let ofType = ItemField.own(D.fields.map(\.declaration)).filter { !replaced.contains($0.name) }
    let builtIn = ofType.map(\.declaration)
    fields = builtIn + declared
    let builtInNames = Set(builtIn.map(\.name) + builtIn.compactMap(\.formerName))
    declaredFields = FieldTable(declared.map { Field($0) })
    // A kind's own field of the same name wins: a document's date is the document's.
    owners = Dictionary(
      builtInNames.map { ($0, .kind) } + declared.map { ($0.name, .plan) } + CommonFields.names.map { ($0, .allKinds) },
      uniquingKeysWith: { first, _ in first })
    let own = ofType + ItemField.declared(declared)
    let common = ItemField.common(without: builtInNames)
    allFields = common + own
    declarations = allFields.map(\.declaration)
    facts = (own + common).filter(\.declaration.isFact)
    mentioning = (own + common).filter(\.declaration.shape.mentionsItems)
    let called = one.map(inSentence) ?? name
    let phrase = withArticle(called)
    (self.called, self.phrase) = (called, phrase)
    let table = FieldTable(D.fields)
    read = { pairs, node, reader in
      var details = D()
      let given = decode(pairs, into: &details, table, of: phrase, at: node, &reader)
      return (details, given)
    }
  }

  /// What several are called in a sentence.
  var calledTogether: String { inSentence(many ?? plural(of: name)) }

  /// Whether it is the kind of texts that are known by their path.
  package var isPage: Bool { name == PageDetails.name }

  /// Whether its items are, or are like, those of a kind that is built in.
  package func isLike(_ name: String) -> Bool { self.name == name || like == name }
}

/// What declares a field: its kind, the plan itself, or nothing less than all kinds.
enum FieldOwner {
  case kind, plan, allKinds
}

extension Kind: Equatable {
  package static func == (a: Kind, b: Kind) -> Bool { a === b }
}

extension FieldDeclaration {
  fileprivate init(_ field: OwnField) {
    self.init(
      field.name, field.shape, label: field.label ?? readable(field.name), inverseLabel: field.inverse,
      required: field.isRequired ?? false, fact: !(field.isParent ?? false), parent: field.isParent ?? false,
      "A field of the plan's own.")
  }
}

/// `Strategy` as it is written within a sentence; an acronym stays one.
func inSentence(_ name: String) -> String {
  guard let first = name.first, let second = name.dropFirst().first, !second.isUppercase else { return name }
  return first.lowercased() + name.dropFirst()
}
