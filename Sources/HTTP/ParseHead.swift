// SPDX-License-Identifier: Apache-2.0

/// Why a request is refused before anybody looks at what it asks for.
struct HTTPRefusal: Error, Equatable {
  let status: Int
  let sentence: String
}

/// Reads the request line and the headers (RFC 9112, 2 to 6), strictly: what two programs could read in two ways is refused.
/// `bytes` end with the empty line.
func parseHead(_ bytes: ArraySlice<UInt8>, _ limits: HTTPLimits) throws(HTTPRefusal) -> HTTPRequest {
  var lines = try splitHead(bytes)
  guard !lines.isEmpty else { throw HTTPRefusal(status: 400, sentence: "The request is empty.") }
  let (method, target, isOld) = try parseRequestLine(lines.removeFirst())
  guard lines.count <= limits.headers else {
    throw HTTPRefusal(status: 431, sentence: "The request has more than \(limits.headers) headers.")
  }
  var headers: [(name: String, value: String)] = []
  for line in lines { headers.append(try parseHeader(line)) }
  func values(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
  if !values("transfer-encoding").isEmpty {
    throw HTTPRefusal(status: 501, sentence: "Bodies are sent with their length, not in pieces.")
  }
  if !values("expect").isEmpty { throw HTTPRefusal(status: 417, sentence: "Send the body at once.") }
  if !values("upgrade").isEmpty {
    throw HTTPRefusal(status: 400, sentence: "This server speaks HTTP/1.1 and nothing else.")
  }
  let lengths = values("content-length")
  guard lengths.count <= 1, lengths.allSatisfy(isNumber) else {
    throw HTTPRefusal(status: 400, sentence: "The length of the body is not a number.")
  }
  let length = lengths.first.map { Int($0) ?? .max } ?? 0
  guard length <= limits.body else {
    throw HTTPRefusal(status: 413, sentence: "The body is larger than \(limits.body) bytes.")
  }
  if !isOld, values("host").count != 1 {
    throw HTTPRefusal(status: 400, sentence: "The request does not say, or says twice, whom it is for.")
  }
  let connection = values("connection").joined(separator: ",").lowercased()
  let tokens = connection.utf8.split(separator: UInt8(ascii: ",")).map { trimmed($0) }
  let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  return HTTPRequest(
    method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil, headers: headers,
    keepsConnection: isOld ? tokens.contains("keep-alive") : !tokens.contains("close"), bodyLength: length)
}

/// The lines without their ends, which are CR LF; neither of the two stands alone.
private func splitHead(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = bytes.startIndex
  var index = start
  while index < bytes.endIndex {
    let byte = bytes[index]
    if byte == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A {
      if index > start { lines.append(bytes[start..<index]) }
      index += 2
      start = index
      continue
    }
    guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
      throw HTTPRefusal(status: 400, sentence: "The request contains a control character.")
    }
    index += 1
  }
  return lines
}

private func parseRequestLine(
  _ line: ArraySlice<UInt8>
) throws(HTTPRefusal) -> (method: String, target: String, isOld: Bool) {
  let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
  guard parts.count == 3, (1...16).contains(parts[0].count), parts[0].allSatisfy({ (0x41...0x5A).contains($0) }),
    parts[1].first == UInt8(ascii: "/"), parts[1].allSatisfy({ (0x21...0x7E).contains($0) })
  else { throw HTTPRefusal(status: 400, sentence: "The first line of the request is not `GET /path HTTP/1.1`.") }
  let version = String(decoding: parts[2], as: UTF8.self)
  guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
    throw HTTPRefusal(status: 505, sentence: "This server speaks HTTP/1.1.")
  }
  return (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self), version == "HTTP/1.0")
}

private func parseHeader(_ line: ArraySlice<UInt8>) throws(HTTPRefusal) -> (name: String, value: String) {
  guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
    line[..<colon].allSatisfy(isTokenByte), let value = String(validating: line[(colon + 1)...], as: UTF8.self)
  else { throw HTTPRefusal(status: 400, sentence: "A header of the request is not `name: value`.") }
  return (String(decoding: line[..<colon], as: UTF8.self).lowercased(), trimmed(value.utf8[...]))
}

private func trimmed(_ text: some BidirectionalCollection<UInt8>) -> String {
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) }) else {
    return ""
  }
  return String(decoding: text[first...last], as: UTF8.self)
}

/// RFC 9110, 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

private func isNumber(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
