// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A link that a template writes out by an identifier, as in `href="plan:goal-1#why"`. Where it leads is known when the
/// site has its addresses.
package struct PlanLink: Sendable, Hashable {
  package let id: String
  package let anchor: String?
  package let place: Place

  /// Nil for an address without an identifier.
  init?(_ address: some Collection<UInt8>, at place: Place) {
    let text = String(decoding: address, as: UTF8.self)
    let parts = text.dropFirst(PlanLink.scheme.count).split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let id = parts.first, !id.isEmpty else { return nil }
    self.id = String(id)
    anchor = parts.count > 1 ? String(parts[1]) : nil
    self.place = place
  }

  static let scheme = Array("plan:".utf8)

  static func firstScheme(in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: scheme[0]) {
      if bytes[found...].starts(with: scheme) { return found }
      start = found + 1
    }
    return nil
  }
}
