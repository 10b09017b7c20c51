// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Whom to ask about a part of the plan. With a day of expiry it is whom to tell about a weakness, too: then the site publishes
/// it for programs (RFC 9116).
package struct ContactDetails: Details {
  package static let name = "contact"
  package static let folder = "contacts"
  package static let placement = Placement.entry
  package static let isOfPlan = false

  package private(set) var about: [Reference] = []
  package private(set) var email: String?
  package private(set) var phone: String?
  package private(set) var url: String?
  package private(set) var post: String?
  package private(set) var contact: [String] = []
  package private(set) var expires: CalendarDate?
  package private(set) var encryption: String?
  package private(set) var acknowledgments: String?
  package private(set) var preferredLanguages: [String] = []
  package private(set) var canonical: String?
  package private(set) var policy: String?
  package private(set) var hiring: String?

  package init() {}

  package static let fields: [Field<ContactDetails>] = [
    Field("about", \.about, .list(.reference()), "The identifiers of the items that can be asked about."),
    Field("email", \.email, .mailAddress, fact: true, "The mail address."),
    Field("phone", \.phone, .text, fact: true, "The telephone number."),
    Field("url", \.url, .address, fact: true, "A page with more, or a form."),
    Field("post", \.post, .paragraph, fact: true, "The postal address."),
    Field(
      "contact", \.contact, .list(.address), fact: true,
      "Where to report a weakness: web addresses, or mail addresses after `mailto:` (RFC 9116: Contact)."),
    Field(
      "expires", \.expires, .date, fact: true,
      "The last day on which all of this holds; with it, the site publishes `.well-known/security.txt` (RFC 9116: Expires)."
    ),
    Field("encryption", \.encryption, .address, fact: true, "Where the key for reports is (RFC 9116: Encryption)."),
    Field(
      "acknowledgments", \.acknowledgments, .address, fact: true,
      "Where those who reported are thanked (RFC 9116: Acknowledgments)."),
    Field(
      "preferred-languages", \.preferredLanguages, .list(.languageTag), fact: true,
      "In which languages reports are read (RFC 9116: Preferred-Languages)."),
    Field("canonical", \.canonical, .webAddress, "The address of the file itself (RFC 9116: Canonical)."),
    Field("policy", \.policy, .address, fact: true, "What happens with a report (RFC 9116: Policy)."),
    Field("hiring", \.hiring, .address, fact: true, "Open positions in security (RFC 9116: Hiring)."),
  ]

  package var isSecurityContact: Bool { expires != nil }

  package func check(_ item: Item, _ report: inout Report) {
    if isSecurityContact, contact.isEmpty {
      report.add(
        .missingField, "a contact that expires needs the field `contact`", at: item.place(of: "expires"),
        help: "add `contact: mailto:…` or `contact: https://…`, where a weakness is reported (RFC 9116, 2.5.3)")
    }
  }

  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {
    guard let expires else { return }
    let item = plan.items[index]
    if expires.last < plan.asOf.first {
      report.add(
        .expiredContact, "this contact expired \(expires.when), before the day of the build, \(plan.asOf.iso)",
        at: item.place(of: "expires"),
        help: "ask whether it still holds, and write a later day; at most a year ahead is recommended (RFC 9116, 2.5.5)"
      )
    }
    guard let first = plan.securityContact, first != index else { return }
    report.add(
      .severalSecurityContacts, "`\(plan.items[first].id)` is the contact for weaknesses already",
      at: item.place(of: "expires"), help: "remove `expires` from one of the two",
      notes: [Note("the other one expires here", at: plan.items[first].place(of: "expires"))])
  }
}

extension Plan {
  /// The contact that the site publishes for programs.
  package var securityContact: Int? {
    items.firstIndex { $0.details(ContactDetails.self)?.isSecurityContact ?? false }
  }
}
