// SPDX-License-Identifier: Apache-2.0

/// What a client asks for (RFC 9110), as far as it is known to be well formed.
package struct HTTPRequest: Sendable {
  package let method: String
  /// As it was sent, percent-encoded; begins with `/`.
  package let path: String
  /// What follows the first `?`.
  package let query: String?
  /// The names in lower case.
  package let headers: [(name: String, value: String)]
  package internal(set) var body: [UInt8] = []
  /// Whether the client can use the connection once more.
  let keepsConnection: Bool
  let bodyLength: Int

  /// The value of a header that is there once; nil where it is missing, or ambiguous.
  package subscript(name: String) -> String? {
    let values = headers.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }

  package func has(_ name: String) -> Bool { headers.contains { $0.name == name } }
}

/// What is answered.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// Whether more follows the body, by `HTTPServer.broadcast`, for as long as the client listens.
  package var isStream = false

  package init(_ status: Int, _ headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// A sentence for whoever reads it.
  package init(_ status: Int, _ sentence: String) {
    self.init(
      status, [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")],
      body: Array((sentence + "\n").utf8))
  }

  /// Its bytes on the connection; without the body, its length is said all the same (RFC 9110, 9.3.2).
  func encoded(withBody: Bool, keepsConnection: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(reason(status))\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !isStream, status != 304 { head += "Content-Length: \(body.count)\r\n" }
    head += "Connection: \(keepsConnection ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + (withBody && status != 304 ? body : [])
  }
}

private func reason(_ status: Int) -> String {
  switch status {
  case 200: "OK"
  case 204: "No Content"
  case 302: "Found"
  case 304: "Not Modified"
  case 400: "Bad Request"
  case 403: "Forbidden"
  case 404: "Not Found"
  case 405: "Method Not Allowed"
  case 409: "Conflict"
  case 413: "Content Too Large"
  case 417: "Expectation Failed"
  case 421: "Misdirected Request"
  case 431: "Request Header Fields Too Large"
  case 500: "Internal Server Error"
  case 501: "Not Implemented"
  case 503: "Service Unavailable"
  case 505: "HTTP Version Not Supported"
  default: "Answer"
  }
}
