// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import XML

struct ReadXMLTests {
  private func events(_ text: String, _ limits: XMLLimits = XMLLimits()) throws(XMLFault) -> [XMLEvent] {
    var events: [XMLEvent] = []
    try readXML(Array(text.utf8), limits: limits) { events.append($0) }
    return events
  }

  private func fault(_ text: String, _ limits: XMLLimits = XMLLimits()) -> XMLFault? {
    do throws(XMLFault) {
      _ = try events(text, limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func handsOverTheParts() throws {
    let text =
      "<?xml version=\"1.0\"?>\n<?style x?><a xmlns=\"urn:n\" xmlns:p=\"urn:m\"\n p:b=\"1 &lt; 2\">t&#233;<p:c/></a>"
    #expect(
      try events(text) == [
        .instruction(target: "style", line: 2, column: 1),
        .open(XMLName("a", in: "urn:n"), [(XMLName("b", in: "urn:m"), "1 < 2")], line: 2, column: 12),
        .text("t"), .text("é"), .open(XMLName("c", in: "urn:m"), [], line: 3, column: 24),
        .close(XMLName("c", in: "urn:m")), .close(XMLName("a", in: "urn:n")),
      ])
  }

  @Test(arguments: [
    ("<a>\n <b></a>", "mismatched tag", 2, 7), ("", "it is empty", 1, 1),
    ("<a>", "it ends before its elements do", 1, 4),
    ("<a", "it ends in the middle of a tag", 1, 1),
    ("<a/><b/>", "junk after document element", 1, 5),
    ("<a>&nothing;</a>", "undefined entity", 1, 4), ("<p:a/>", "unbound prefix", 1, 1),
  ])
  func saysWhereADocumentEnds(text: String, reason: String, line: Int, column: Int) {
    #expect(fault(text) == XMLFault(reason: reason, line: line, column: column))
  }

  @Test func readsNothingOutside() throws {
    let text = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\"> <!ENTITY i \"inner\">]><a>&e;&i;</a>"
    #expect(
      try events(text) == [
        .declarations(line: 1, column: 13), .open(XMLName("a"), [], line: 1, column: 75), .outside(line: 1, column: 78),
        .text("inner"),
        .close(XMLName("a")),
      ])
  }

  @Test func entitiesThatMultiplyAreStopped() {
    let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let text = "<!DOCTYPE a [<!ENTITY e0 \"\(String(repeating: "x", count: 100))\">\(entities)]><a>&e9;</a>"
    #expect(fault(text) != nil)
  }

  @Test func deepAndLargeDocumentsAreStopped() {
    var limits = XMLLimits()
    limits.depth = 3
    #expect(fault("<a><a><a/></a></a>", limits) == nil)
    #expect(fault("<a><a><a><a/></a></a></a>", limits)?.reason == "elements are more than 3 deep")
    limits.bytes = 3
    #expect(fault("<a/>", limits)?.reason == "more than 0 MB")
  }
}
