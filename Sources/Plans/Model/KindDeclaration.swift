// SPDX-License-Identifier: Apache-2.0

import Fields

/// What `site.yml` says of a kind: how the plan calls one that is built in, or what one of the plan's own is.
package struct KindDeclaration: Sendable {
  /// The word in `kind:`.
  package internal(set) var name = ""
  /// The kind that is built in and whose fields, place and checks this one has; nil for that kind itself.
  package internal(set) var like: String?
  package internal(set) var one: String?
  package internal(set) var many: String?
  package internal(set) var explanation: String?
  package internal(set) var folder: String?
  package internal(set) var place: DeclaredPlace?
  package internal(set) var fields: [OwnField] = []

  static let fields: [Field<KindDeclaration>] = [
    Field("like", \.like, .text, "The kind that is built in and whose fields, place and checks this one has."),
    Field("one", \.one, .text, "What one item is called, such as `Strategy`."),
    Field("many", \.many, .text, "What they are called together, such as `Strategies`."),
    Field(
      "explanation", \.explanation, .text,
      "What the kind is, in one line; the home page and the list of the kind say so."),
    Field(
      "folder", \.folder, .identifier, "The folder of their files, the name of their list, and of their directive."),
    Field("place", \.place, .choice(), "Where each is shown; without it, as those of the kind that it is like."),
    Field("fields", \.fields, .ownFields, "Fields of the plan's own, by their names."),
  ]
}

/// Where the items of a kind are shown.
package enum DeclaredPlace: String, FieldChoice {
  case page, list

  package static let wordsPrefix = "place"
  package var meaning: String {
    switch self {
    case .page: "each has a page of its own"
    case .list: "all are on one page, a list with their texts"
    }
  }

  var placement: Placement { self == .page ? .page : .entry }
}

/// A field that the plan itself gives a kind.
package struct OwnField: Sendable {
  package internal(set) var name = ""
  package internal(set) var type: OwnFieldType?
  package internal(set) var label: String?
  package internal(set) var choices: [Choice.Option] = []
  package internal(set) var to: [String] = []
  package internal(set) var inverse: String?
  package internal(set) var isRequired: Bool?
  package internal(set) var isParent: Bool?

  static let fields: [Field<OwnField>] = [
    Field("type", \.type, .ownFieldType, required: true, "What its values are."),
    Field("label", \.label, .text, "What pages call it; without it, its name."),
    Field("choices", \.choices, .options, "Of a choice, the words, or lines of a word and what pages show."),
    Field("to", \.to, .list(.text), "Of a reference, the kinds of items that it may name; without it, any."),
    Field("inverse", \.inverse, .text, "Of a reference, what the page of the item that is named calls it."),
    Field("required", \.isRequired, .flag, "Whether every item of the kind needs it."),
    Field("parent", \.isParent, .flag, "Of a reference, whether the item is a part of what it names."),
  ]

  /// What the values look like.
  var shape: FieldShape {
    let element: FieldShape =
      switch type?.element ?? .text {
      case .text: .text(.line)
      case .number: .number
      case .date: .date
      case .span: .span
      case .flag: .flag
      case .choice: .choice(Choice(choices, wordsPrefix: name))
      case .reference: .reference(to: to)
      }
    return type?.isList ?? false ? .list(of: element) : element
  }
}

/// What the values of a field of the plan's own are: one of a word's, or a list of them.
package struct OwnFieldType: Sendable, Equatable {
  package enum Element: String, Sendable, CaseIterable {
    case text, number, date, span, flag, choice, reference

    fileprivate var meaning: String {
      switch self {
      case .text: "any text"
      case .number: "a number, which stays as typed"
      case .date: "a day, a month or a year"
      case .span: "a span of time, such as `2026-03-01/2027-02-28`, `2026` or `2026-Q1`"
      case .flag: "`true` or `false`"
      case .choice: "one of the words in `choices`"
      case .reference: "the identifier of an item"
      }
    }
  }
  package let element: Element
  package let isList: Bool

  static let listPrefix = "list of "

  static let options =
    Element.allCases.map { Choice.Option($0.rawValue, meaning: $0.meaning) }
    + Element.allCases.map { Choice.Option(listPrefix + $0.rawValue, meaning: "") }

  /// Nil where there is no such type.
  init?(_ text: String) {
    isList = text.hasPrefix(Self.listPrefix)
    guard let element = Element(rawValue: isList ? String(text.dropFirst(Self.listPrefix.count)) : text) else {
      return nil
    }
    self.element = element
  }

  var text: String { (isList ? Self.listPrefix : "") + element.rawValue }
}
