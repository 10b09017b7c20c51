// SPDX-License-Identifier: Apache-2.0

import Plans

/// Where programs look for it (RFC 9116, 3).
let securityTextAddress = ".well-known/security.txt"

/// Whom to tell about a weakness, a field a line (RFC 9116, 2.3). The day of expiry counts to its end.
func makeSecurityText(_ item: Item) -> [UInt8] {
  guard let details = item.details(ContactDetails.self), let expires = details.expires else { return [] }
  var lines = details.contact.map { "Contact: \($0)" }
  lines.append("Expires: \(expires.lastDay.iso)T23:59:59Z")
  func add(_ name: String, _ value: String?) { if let value { lines.append("\(name): \(value)") } }
  add("Encryption", details.encryption)
  add("Acknowledgments", details.acknowledgments)
  add(
    "Preferred-Languages", details.preferredLanguages.isEmpty ? nil : details.preferredLanguages.joined(separator: ", ")
  )
  add("Canonical", details.canonical)
  add("Policy", details.policy)
  add("Hiring", details.hiring)
  return Array(lines.map { $0 + "\n" }.joined().utf8)
}
