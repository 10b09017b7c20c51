// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

@Suite struct SecurityTextTests {
  @Test func saysWhomToTell() throws {
    let site = try Published([
      "contacts/desk.md": file(
        "Security desk",
        """
        contact: [mailto:security@example.org, https://example.org/report]
        expires: 2026-09
        policy: https://example.org/policy
        preferred-languages: [en, de]
        """)
    ])
    #expect(
      try site.text(".well-known/security.txt") == """
        Contact: mailto:security@example.org
        Contact: https://example.org/report
        Expires: 2026-09-30T23:59:59Z
        Preferred-Languages: en, de
        Policy: https://example.org/policy

        """)
  }

  @Test func isThereOnlyWithADayOfExpiry() throws {
    let site = try Published(["contacts/desk.md": file("Desk", "email: desk@example.org")])
    #expect(!site.paths.contains(".well-known/security.txt"))
  }
}
