// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// What the publisher states about the accessibility of the site. Its parts are those of the European model statement
/// (Implementing Decision (EU) 2018/1523) and of the one that the W3C recommends.
package struct AccessibilityStatement: Sendable {
  /// How far the site meets WCAG 2.2, level AA.
  package enum Conformance: String, FieldChoice {
    case full, partial, none

    package static let wordsPrefix = "conformance"

    package var meaning: String {
      switch self {
      case .full: "the site meets all of it"
      case .partial: "the site meets it except for `limitations`"
      case .none: "the site does not meet it"
      }
    }
  }

  /// Relative to the site's root.
  static let address = "accessibility/index.html"

  private(set) var email: String?
  private(set) var phone: String?
  private(set) var postalAddress: String?
  private(set) var response: String?
  private(set) var conformance: Conformance?
  private(set) var limitations: [String] = []
  private(set) var measures: [String] = []
  private(set) var assessed: CalendarDate?
  private(set) var method: String?
  private(set) var enforcement: String?

  static let fields: [Field<AccessibilityStatement>] = [
    Field(
      "email", \.email, .mailAddress, required: true, "Where readers write to when something cannot be read or used."),
    Field("phone", \.phone, .text, "A telephone number for the same."),
    Field("address", \.postalAddress, .text, "A postal address for the same."),
    Field("response", \.response, .text, "When readers can expect an answer, in a sentence."),
    Field("conformance", \.conformance, .choice(), required: true, "How far the site meets WCAG 2.2, AA."),
    Field("limitations", \.limitations, .list(.text), "What is not accessible yet, why, and what there is instead."),
    Field("measures", \.measures, .list(.text), "What the publisher does for accessibility."),
    Field("assessed", \.assessed, .date, required: true, "The day of the last assessment."),
    Field("method", \.method, .text, required: true, "How it was assessed and by whom, in a sentence."),
    Field("enforcement", \.enforcement, .text, "Whom readers can turn to when the answer does not help."),
  ]

  /// Reports a statement that contradicts itself.
  func check(at place: Place, _ report: inout Report) {
    guard let conformance, (conformance == .full) != limitations.isEmpty else { return }
    if conformance == .full {
      report.add(
        .contradictoryStatement, "the accessibility statement claims full conformance and names limitations", at: place,
        help: "write `conformance: partial`, or remove `limitations`")
    } else {
      report.add(
        .contradictoryStatement, "the accessibility statement does not say what is not accessible", at: place,
        help: "add a list `limitations`, or write `conformance: full`")
    }
  }
}

extension FieldType where Value == AccessibilityStatement {
  static let accessibilityStatement = FieldType.record(
    "accessibility statement", of: AccessibilityStatement.fields, empty: AccessibilityStatement(), shorthand: "email")
}
