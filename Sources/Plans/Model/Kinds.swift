// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// The kinds of items that a site knows: those that are built in, under the names that the plan gives them, and the plan's
/// own.
package struct Kinds: Sendable {
  /// In the order in which a reader meets them: each kind of the plan's own follows the one that it is like.
  package let all: [Kind]
  package let page: Kind
  /// The names that values of fields may have for spans of time.
  package let bands: [TimeBand]
  /// Whether fields that people read get the punctuation that printers set.
  package var typographicPunctuation = false
  private let proseNames: Set<String>
  private let byName: [String: Kind]
  private let byFolder: [String: Kind]

  /// One line for each kind that is built in.
  static let builtInTypes: [any Details.Type] = [
    PlanDetails.self,
    GoalDetails.self,
    ObjectiveDetails.self,
    MeasureDetails.self,
    MilestoneDetails.self,
    IndicatorDetails.self,
    UpdateDetails.self,
    NormDetails.self,
    StandardDetails.self,
    PartnerDetails.self,
    ContactDetails.self,
    DocumentDetails.self,
    TermDetails.self,
    PageDetails.self,
  ]

  package static let builtIn = Kinds([])

  /// `declarations` are sound: `makeKinds` has seen to that.
  init(_ declarations: [KindDeclaration], bands: [TimeBand] = []) {
    self.bands = bands
    var all: [Kind] = []
    for type in Self.builtInTypes {
      let own = declarations.first { $0.name == type.name }
      all.append(Kind(type, own ?? KindDeclaration(), order: all.count))
      for declaration in declarations where declaration.like == type.name {
        all.append(Kind(type, declaration, order: all.count))
      }
    }
    self.all = all
    page = all.first(where: \.isPage) ?? Kind(PageDetails.self, KindDeclaration(), order: all.count)
    proseNames = Set(all.flatMap(\.declarations).flatMap(\.namesOfProse))
    byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    byFolder = Dictionary(all.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a field of this name, at whatever place, holds words that people read.
  func isProse(_ name: String) -> Bool { proseNames.contains(name) }

  package func named(_ name: String) -> Kind? { byName[name] }

  /// The kind that is built in, whatever the plan calls it.
  package func of<D: Details>(_ type: D.Type) -> Kind { byName[D.name] ?? page }

  package func ofFolder(_ folder: String) -> Kind? { byFolder[folder] }

  /// The folders whose lists a text can show.
  package var folders: [String] { all.map(\.folder).filter { !$0.isEmpty } }

  /// What items of some kinds are called in a sentence, such as `a strategy or a goal`.
  func phrase(_ names: [String]) -> String {
    names.map { byName[$0]?.phrase ?? withArticle($0) }.joined(separator: " or ")
  }
}

extension FieldDeclaration {
  /// Of the field and what is inside it, the names of those that are prose.
  fileprivate var namesOfProse: [String] {
    var found: [String] = []
    var waiting = [self]
    while let next = waiting.popLast() {
      if next.shape.element.isProse { found.append(next.name) }
      waiting += next.shape.fieldsInside
    }
    return found
  }
}
