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

  package static func == (a: XMLEvent, b: XMLEvent) -> Bool {
    switch (a, b) {
    case (.open(let name, let attributes, let line, let column), .open(let other, let others, let at, let there)):
      name == other && line == at && column == there && attributes.elementsEqual(others) { $0 == $1 }
    case (.close(let name), .close(let other)): name == other
    case (.text(let text), .text(let other)): text == other
    case (.instruction(let target, let line, let column), .instruction(let other, let at, let there)):
      (target, line, column) == (other, at, there)
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

/// Reads a document (XML 1.0, Namespaces in XML 1.0) in UTF-8, UTF-16, ISO 8859-1 or ASCII, and hands over its parts.
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
  let status = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
  }
  if let fault = reading.fault { throw fault }
  if status != XML_STATUS_OK {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "damaged"
    throw XMLFault(reason: reason, line: reading.line, column: reading.column)
  }
}

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
