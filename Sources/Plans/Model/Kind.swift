import Diagnostics
import Fields

/// What a kind of item has beyond the common fields. A new kind is a type of this protocol in a file of its own, and a
/// line in `Kind.all`.
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
  /// What a list of its items is in the terms of schema.org.
  static var schemaTypeOfList: String { get }
  /// What an item is in the terms of schema.org.
  func schemaType(_ fields: CommonFields) -> String
  /// The day that an item is about, where its common fields name none.
  var day: CalendarDate? { get }
  /// What is asked of an item of the kind beyond its single fields.
  func check(_ item: Item, _ report: inout Report)
  /// What is asked of an item as a part of the finished plan.
  func check(_ index: Int, in plan: Plan, _ report: inout Report)
}

extension Details {
  package static var placement: Placement { .page }
  package static var isTrunk: Bool { false }
  package static var isNamed: Bool { true }
  package static var schemaTypeOfList: String { "CollectionPage" }
  package func schemaType(_ fields: CommonFields) -> String { "CreativeWork" }
  package var day: CalendarDate? { nil }
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

/// A kind of item, with its declarations. A class, since every item has one.
package final class Kind: Sendable {
  package let name: String
  package let folder: String
  package let placement: Placement
  package let isTrunk: Bool
  package let isNamed: Bool
  package let schemaTypeOfList: String
  /// The kind's own.
  package let fields: [FieldDeclaration]
  let fieldNames: Set<String>
  /// The fields of every item, then the kind's own.
  package let allFields: [ItemField]
  /// What a page lists among an item's facts.
  package let facts: [ItemField]
  /// The fields that name other items; the kind's own first.
  let mentioning: [ItemField]
  /// Such as `a goal`, `an objective`.
  let phrase: String
  /// Its place in `all`: the order of kinds in menus and lists.
  package let order: Int
  let read: @Sendable ([YAMLNode.Pair], YAMLNode, inout FieldReader) -> any Details

  /// All kinds, in the order in which a reader meets them.
  package static let all: [Kind] = {
    let types: [any Details.Type] = [
      PlanDetails.self,
      GoalDetails.self,
      ObjectiveDetails.self,
      NormDetails.self,
      StandardDetails.self,
      PartnerDetails.self,
      DocumentDetails.self,
      TermDetails.self,
      PageDetails.self,
    ]
    return types.enumerated().map { order, type in Kind(type, order: order) }
  }()

  private static let byFolder = Dictionary(all.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })

  package static func named(_ name: String) -> Kind? { all.first { $0.name == name } }
  package static func ofFolder(_ folder: String) -> Kind? { byFolder[folder] }
  package static let page = named(PageDetails.name) ?? Kind(PageDetails.self, order: 0)

  private init<D: Details>(_ type: D.Type, order: Int) {
    self.order = order
    name = D.name
    folder = D.folder
    placement = D.placement
    isTrunk = D.isTrunk
    isNamed = D.isNamed
    schemaTypeOfList = D.schemaTypeOfList
    fields = D.fields.map(\.declaration)
    fieldNames = Set(fields.map(\.name) + fields.compactMap(\.formerName))
    let own = ItemField.own(fields)
    let common = ItemField.common(without: fieldNames)
    allFields = common + own
    facts = (own + common).filter(\.declaration.isFact)
    mentioning = (own + common).filter(\.declaration.shape.mentionsItems)
    let phrase = withArticle(name)
    self.phrase = phrase
    read = { pairs, node, reader in
      var details = D()
      decode(pairs, into: &details, fields: D.fields, of: phrase, at: node, &reader)
      return details
    }
  }
}

extension Kind: Equatable {
  package static func == (a: Kind, b: Kind) -> Bool { a === b }
}
