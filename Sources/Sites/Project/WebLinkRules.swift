// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let deadAddress = Rule(
    "dead-address", .warning, "addresses on the web lead to a page; only `check --links external` asks")
  package static let movedAddress = Rule(
    "moved-address", .warning,
    "addresses on the web are those that pages have today; only `check --links external` asks")
  package static let forwardedAddress = Rule(
    "forwarded-address", .note,
    "that an address on the web leads on to another is known; only `check --links external` asks")
}

package let webLinkRules: [Rule] = [.deadAddress, .movedAddress, .forwardedAddress]
