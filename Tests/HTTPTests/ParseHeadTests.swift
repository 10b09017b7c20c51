// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HTTP

/// What is read of a request, and what is refused because two programs could read it in two ways (RFC 9112).
@Suite struct ParseHeadTests {
  private func parse(_ head: String, _ limits: HTTPLimits = HTTPLimits()) throws -> HTTPRequest {
    try parseHead(Array(head.utf8)[...], limits)
  }

  private func status(_ head: String) -> Int? {
    do {
      _ = try parse(head)
      return nil
    } catch {
      return (error as? HTTPRefusal)?.status
    }
  }

  @Test func readsMethodPathQueryAndHeaders() throws {
    let request = try parse("GET /goals/?a=b?c HTTP/1.1\r\nHost: localhost:1\r\nX-Two:  some  words \r\n\r\n")
    #expect(request.method == "GET")
    #expect(request.path == "/goals/")
    #expect(request.query == "a=b?c")
    #expect(request["host"] == "localhost:1")
    #expect(request["x-two"] == "some  words")
    #expect(request.keepsConnection)
  }

  @Test func keepsTheConnectionAsTheClientSays() throws {
    #expect(try !parse("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n").keepsConnection)
    #expect(try !parse("GET / HTTP/1.0\r\n\r\n").keepsConnection)
    #expect(try parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keepsConnection)
  }

  @Test func takesAHeaderThatIsThereTwiceForNone() throws {
    let request = try parse("GET / HTTP/1.1\r\nHost: a\r\nOrigin: b\r\nOrigin: c\r\n\r\n")
    #expect(request["origin"] == nil)
    #expect(request.has("origin"))
  }

  @Test(arguments: [
    "GET /\r\n\r\n", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\u{E9} HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{0}\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\n X: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
  ]) func refusesWhatIsNotWellFormed(_ head: String) { #expect(status(head) == 400) }

  @Test func saysWhatElseItDoesNotTake() {
    #expect(status("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") == 501)
    #expect(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n") == 413)
    #expect(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n") == 413)
    #expect(status("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n") == 417)
    #expect(status("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505)
    let many = String(repeating: "X: y\r\n", count: 64)
    #expect(status("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n") == 431)
  }
}
