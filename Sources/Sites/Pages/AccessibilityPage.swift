// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// The accessibility statement, where the site has one.
struct AccessibilityPage: PageType {
  static let template = "accessibility"
  static let view = View<PageModel<AccessibilityPage>>("accessibility", Frame.fields() + own)

  static func pages(of site: Site) -> [Page] {
    site.configuration.accessibility == nil ? [] : [Page(AccessibilityStatement.address, AccessibilityPage())]
  }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[.accessibilityStatement], on: site)
    frame.description = site.words[.accessibilityCommitment]
    return frame
  }

  private static var own: [ViewField<PageModel<AccessibilityPage>>] {
    [
      .init("accessibility", .record(AccessibilityModel.view.shape), "What the statement says.") {
        AccessibilityModel.view.value(AccessibilityModel($0.site))
      }
    ]
  }
}

/// What the statement says.
struct AccessibilityModel: Sendable {
  let email: String
  let phone: String
  let postalAddress: String
  let response: String
  let conformance: String
  let limitations: [String]
  let measures: [String]
  let assessed: DateModel
  let method: String
  let enforcement: String

  /// Nil where a required field is missing, which is reported as an error.
  init?(_ site: Site) {
    guard let statement = site.configuration.accessibility, let conformance = statement.conformance,
      let assessed = statement.assessed
    else { return nil }
    email = statement.email ?? ""
    phone = statement.phone ?? ""
    postalAddress = statement.postalAddress ?? ""
    response = statement.response ?? ""
    self.conformance = site.words["conformance-\(conformance.rawValue)"]
    limitations = statement.limitations
    measures = statement.measures
    self.assessed = dateModel(assessed, site.words)
    method = statement.method ?? ""
    enforcement = statement.enforcement ?? ""
  }

  private static let pointView = View<String>(
    "point", [.init("text", .text, "A sentence of the publisher's.") { .text($0) }])

  static let view = View<AccessibilityModel>(
    "statement",
    [
      .init("email", .text, "Where readers write to.") { .text($0.email) },
      .init("email-address", .address, "The same as a link.") { .address(.external("mailto:" + $0.email)) },
      .init("phone", .text, "A telephone number.") { .text($0.phone) },
      .init("phone-address", .address, "The same as a link.") {
        // RFC 3966; the nought in brackets is not dialled after a country's code.
        .address(.external("tel:" + $0.phone.replacing("(0)", with: "").filter { $0.isNumber || $0 == "+" }))
      },
      .init("postal-address", .text, "A postal address.") { .text($0.postalAddress) },
      .init("response", .text, "When an answer can be expected.") { .text($0.response) },
      .init("conformance", .text, "How far the site meets WCAG 2.2 AA, in a sentence.") { .text($0.conformance) },
      .init("limitations", .list(pointView.shape), "What is not accessible yet.") {
        pointView.list($0.limitations)
      },
      .init("measures", .list(pointView.shape), "What the publisher does for accessibility.") {
        pointView.list($0.measures)
      },
      .init("assessed", .record(DateModel.view.shape), "The day of the last assessment.") {
        .record(DateModel.view.record($0.assessed))
      },
      .init("method", .text, "How it was assessed.") { .text($0.method) },
      .init("enforcement", .text, "Whom to turn to when an answer does not help.") { .text($0.enforcement) },
    ])
}
