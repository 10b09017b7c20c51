// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTP

/// Who may ask for what. The preview is for the person at this machine, and other web sites that this person has open are
/// to learn nothing of it, and to order nothing:
///
/// - A request has to be for an address that the server was started for. A name that somebody else's name server has made
///   lead here (DNS rebinding) is none.
/// - A request that a page sends has to come from a page of the preview (`Origin`; `Sec-Fetch-Site` of Fetch Metadata).
///   From elsewhere a browser may only be led here.
/// - Orders and what is known of the files need a token that only pages of the preview contain.
struct Gate: Sendable {
  let token: String
  let port: Int
  /// Names and addresses by which it may be asked for.
  let hosts: Set<String>
  /// Whether other machines may ask; then by any address in numbers, which needs no name server.
  let isOpen: Bool

  /// Nil for a request that may be answered.
  func refusal(of request: HTTPRequest) -> HTTPResponse? {
    guard let host = request["host"], isOurs(host) else {
      return HTTPResponse(421, "This is the preview of a plan. Open it at the address that planpress printed.")
    }
    if request.has("origin") {
      guard let origin = request["origin"], origin == "http://\(host)" else { return foreign }
    }
    if let site = request["sec-fetch-site"], site != "same-origin", site != "none" {
      guard request["sec-fetch-mode"] == "navigate", request["sec-fetch-dest"] == "document", request.method != "POST"
      else { return foreign }
    }
    return nil
  }

  /// Nil where the request shows the token.
  func refusal(ofOrder request: HTTPRequest, token shown: String?) -> HTTPResponse? {
    guard let shown, isEqual(shown, token) else {
      return HTTPResponse(403, "This page is of an earlier preview. Load it again.")
    }
    return nil
  }

  private var foreign: HTTPResponse { HTTPResponse(403, "Other web sites have no business here.") }

  /// A name or an address with our port, which a browser leaves out where it is 80.
  private func isOurs(_ host: String) -> Bool {
    let host = host.lowercased()
    let end = ":\(port)"
    guard let name = host.ends(with: end) ? String(host.dropping(end: end)) : port == 80 ? host : nil else {
      return false
    }
    return hosts.contains(name) || (isOpen && isNumeric(name))
  }

  private func isNumeric(_ name: String) -> Bool {
    let isOld = !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    let isNew =
      name.begins(with: "[") && name.ends(with: "]")
      && name.utf8.dropFirst().dropLast().allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
      }
    return isOld || isNew
  }

  /// In a time that says nothing of how much is right.
  private func isEqual(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// A hundred and twenty-eight bits that nobody can guess, in hexadecimal digits.
func makeToken() -> String {
  var random = SystemRandomNumberGenerator()
  return (0..<2).map { _ in
    let digits = String(random.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }.joined()
}
