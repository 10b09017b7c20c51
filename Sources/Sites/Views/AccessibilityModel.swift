import Plans
import Templates

/// The accessibility statement as its page shows it.
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

  private static let pointView = View<String>(
    "point", [.init("text", .text, "A sentence of the publisher's.") { .text($0) }])

  static let view = View<AccessibilityModel>(
    "accessibility",
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
        .list($0.limitations.map(pointView.record))
      },
      .init("measures", .list(pointView.shape), "What the publisher does for accessibility.") {
        .list($0.measures.map(pointView.record))
      },
      .init("assessed", .record(DateModel.view.shape), "The day of the last assessment.") {
        .record(DateModel.view.record($0.assessed))
      },
      .init("method", .text, "How it was assessed.") { .text($0.method) },
      .init("enforcement", .text, "Whom to turn to when an answer does not help.") { .text($0.enforcement) },
    ])
}

/// Fills the page of the statement, which has all required fields where the report has no error.
func fillAccessibility(_ model: inout PageModel, _ site: Site) {
  model.title = site.words["accessibility-statement"]
  model.description = site.words["accessibility-commitment"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  guard let statement = site.configuration.accessibility, let conformance = statement.conformance,
    let assessed = statement.assessed
  else { return }
  model.accessibility = AccessibilityModel(
    email: statement.email ?? "", phone: statement.phone ?? "", postalAddress: statement.postalAddress ?? "",
    response: statement.response ?? "", conformance: site.words["conformance-\(conformance.rawValue)"],
    limitations: statement.limitations, measures: statement.measures, assessed: dateModel(assessed, site.words),
    method: statement.method ?? "", enforcement: statement.enforcement ?? "")
}
