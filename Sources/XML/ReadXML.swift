// SPDX-License-Identifier: Apache-2.0

import CExpat

/// What a document consists of, in its order. Line and column are counted from 1, the column in bytes.
package enum XMLEvent: Sendable, Equatable {
  /// Attributes come as they are written; those that a document type would add are left out.
  case open(XMLName, [(name: XMLName, value: String)], line: Int, column: Int)
  case close(XMLName)
  /// Entities and character references are resolved; one text may come in several pieces.
  case text(String)
  /// `<?target …?>`, except for the XML declaration.
  case instruction(target: String, line: Int, column: Int)
  /// A document type with declarations of its own, `<!DOCTYPE svg [ … ]>`. They may give elements attributes and texts that stand
  /// nowhere else, of which only some are known here.
  case declarations(line: Int, column: Int)
  /// A reference to something that is not in the document, for which nothing is read.
  case outside(line: Int, column: Int)

  package static func == (a: XMLEvent, b: XMLEvent) -> Bool {
    switch (a, b) {
    case (.open(let name, let attributes, let line, let column), .open(let other, let others, let at, let there)):
      name == other && line == at && column == there && attributes.elementsEqual(others) { $0 == $1 }
    case (.close(let name), .close(let other)): name == other
    case (.text(let text), .text(let other)): text == other
    case (.instruction(let target, let line, let column), .instruction(let other, let at, let there)):
      (target, line, column) == (other, at, there)
    case (.outside(let line, let column), .outside(let at, let there)),
      (.declarations(let line, let column), .declarations(let at, let there)):
      (line, column) == (at, there)
    default: false
    }
  }
}

/// That bytes are no document that can be read, or one beyond the limits. Line and column are counted from 1.
package struct XMLFault: Error, Sendable, Equatable {
  /// A part of a sentence, such as `mismatched tag`.
  package let reason: String
  package let line: Int
  package let column: Int

  package init(reason: String, line: Int, column: Int) {
    (self.reason, self.line, self.column) = (reason, line, column)
  }
}

/// How large a document may be; one that is larger is a fault at the place where that shows.
package struct XMLLimits: Sendable {
  package var bytes = 16 << 20
  /// Elements within elements.
  package var depth = 200
  /// Bytes of text and attributes after entities are resolved.
  package var text = 64 << 20

  package init() {}
}

/// Reads a document (XML 1.0, Namespaces in XML 1.0) in UTF-8, UTF-16, ISO 8859-1, Windows-1252 or ASCII, and hands over its
/// parts.
///
/// Nothing outside of the bytes is read: external entities and document types are passed over. Entities inside are
/// resolved within the limits of Expat against amplification, and those of `limits`.
package func readXML(
  _ bytes: [UInt8], limits: XMLLimits = XMLLimits(), _ handle: @escaping (XMLEvent) -> Void
) throws(XMLFault) {
  guard bytes.count <= limits.bytes else {
    throw XMLFault(reason: "more than \(limits.bytes >> 20) MB", line: 1, column: 1)
  }
  // A blank divides namespace and name, since neither can contain one.
  guard let parser = XML_ParserCreateNS(nil, CChar(UInt8(ascii: " "))) else {
    throw XMLFault(reason: "out of memory", line: 1, column: 1)
  }
  defer { XML_ParserFree(parser) }
  let reading = XMLReading(parser, limits, handle)
  XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
  XML_SetElementHandler(
    parser, { data, name, attributes in current(data).open(name, attributes) },
    { data, name in current(data).close(name) })
  XML_SetCharacterDataHandler(parser) { data, text, count in current(data).text(text, count) }
  XML_SetProcessingInstructionHandler(parser) { data, target, _ in current(data).instruction(target) }
  XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, hasSubset in
    if hasSubset != 0 { current(data).declarations() }
  }
  XML_SetSkippedEntityHandler(parser) { data, _, _ in current(data).outside() }
  XML_SetExternalEntityRefHandlerArg(parser, Unmanaged.passUnretained(reading).toOpaque())
  XML_SetExternalEntityRefHandler(parser) { data, _, _, _, _ in
    // It gets what was set for it in the place of the parser.
    current(data.map { UnsafeMutableRawPointer($0) }).outside()
    return Int32(XML_STATUS_OK.rawValue)
  }
  XML_SetUnknownEncodingHandler(parser, { _, name, encoding in describe(name, encoding) }, nil)
  let status = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
  }
  if let fault = reading.fault { throw fault }
  if status != XML_STATUS_OK {
    throw XMLFault(
      reason: reason(XML_GetErrorCode(parser), isEmpty: bytes.isEmpty), line: reading.line, column: reading.column)
  }
}

/// What is wrong, in plain words where Expat's are not.
private func reason(_ code: XML_Error, isEmpty: Bool) -> String {
  switch code {
  case XML_ERROR_NO_ELEMENTS: isEmpty ? "it is empty" : "it ends before its elements do"
  case XML_ERROR_INVALID_TOKEN: "there is a character that cannot be there"
  case XML_ERROR_UNCLOSED_TOKEN: "it ends in the middle of a tag"
  case XML_ERROR_UNKNOWN_ENCODING: "its encoding is none of UTF-8, UTF-16, ISO 8859-1 and Windows-1252"
  case XML_ERROR_AMPLIFICATION_LIMIT_BREACH: "its entities stand for far more than it contains"
  default: XML_ErrorString(code).map { String(cString: $0) } ?? "it is damaged"
  }
}

/// Tells Expat of Windows-1252, which it does not know and many older programs write.
private func describe(_ name: UnsafePointer<CChar>?, _ encoding: UnsafeMutablePointer<XML_Encoding>?) -> Int32 {
  guard let name, let encoding, ["windows-1252", "cp1252"].contains(String(cString: name).lowercased()) else {
    return Int32(XML_STATUS_ERROR.rawValue)
  }
  withUnsafeMutableBytes(of: &encoding.pointee.map) { bytes in
    let map = bytes.bindMemory(to: Int32.self)
    for byte in 0..<256 { map[byte] = Int32(byte) }
    for (number, scalar) in windows1252.enumerated() { map[0x80 + number] = scalar == 0 ? -1 : Int32(scalar) }
  }
  return Int32(XML_STATUS_OK.rawValue)
}

/// What 80 to 9F stand for; 0 for nothing.
private let windows1252: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

private func current(_ data: UnsafeMutableRawPointer?) -> XMLReading {
  guard let data else { preconditionFailure("Expat hands over the data that it was given") }
  return Unmanaged<XMLReading>.fromOpaque(data).takeUnretainedValue()
}

/// The state of one document that is being read.
private final class XMLReading {
  private let parser: XML_Parser
  private let limits: XMLLimits
  private let handle: (XMLEvent) -> Void
  private var depth = 0
  private var size = 0
  private(set) var fault: XMLFault?

  init(_ parser: XML_Parser, _ limits: XMLLimits, _ handle: @escaping (XMLEvent) -> Void) {
    (self.parser, self.limits, self.handle) = (parser, limits, handle)
  }

  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }
  var column: Int { Int(XML_GetCurrentColumnNumber(parser)) + 1 }

  func open(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard fault == nil, let name, let pairs else { return }
    depth += 1
    if depth > limits.depth { return stop("elements are more than \(limits.depth) deep") }
    var attributes: [(name: XMLName, value: String)] = []
    let written = Int(XML_GetSpecifiedAttributeCount(parser))
    for index in stride(from: 0, to: written, by: 2) {
      guard let name = pairs[index], let value = pairs[index + 1] else { break }
      let text = String(cString: value)
      add(text.utf8.count)
      attributes.append((XMLName(expat: name), text))
    }
    if fault == nil { handle(.open(XMLName(expat: name), attributes, line: line, column: column)) }
  }

  func close(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    if fault == nil, let name { handle(.close(XMLName(expat: name))) }
  }

  func text(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
    guard fault == nil, let bytes else { return }
    add(Int(count))
    let text = UnsafeRawBufferPointer(start: bytes, count: Int(count))
    if fault == nil { handle(.text(String(decoding: text, as: UTF8.self))) }
  }

  func instruction(_ target: UnsafePointer<CChar>?) {
    guard fault == nil, let target else { return }
    handle(.instruction(target: String(cString: target), line: line, column: column))
  }

  func declarations() {
    if fault == nil { handle(.declarations(line: line, column: column)) }
  }

  func outside() {
    if fault == nil { handle(.outside(line: line, column: column)) }
  }

  private func add(_ count: Int) {
    size += count
    if size > limits.text { stop("its entities stand for more than \(limits.text >> 20) MB") }
  }

  private func stop(_ reason: String) {
    fault = XMLFault(reason: reason, line: line, column: column)
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }
}

extension XMLName {
  /// As Expat writes it: the namespace, a blank, the name.
  fileprivate init(expat name: UnsafePointer<CChar>) {
    let parts = String(cString: name).utf8.split(separator: UInt8(ascii: " "), maxSplits: 1)
    let names = parts.map { String(Substring($0)) }
    self.init(names.last ?? "", in: names.count > 1 ? names[0] : "")
  }
}
