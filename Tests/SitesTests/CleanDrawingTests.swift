// SPDX-License-Identifier: Apache-2.0

import Testing
import XML

@testable import Sites

@Suite struct CleanDrawingTests {
  /// What is published of the parts of a drawing, and what is named as left out.
  private func clean(_ inside: String, _ more: String = "") throws -> (text: String?, removed: [String]) {
    let drawing = try CleanDrawing(
      Array("<svg xmlns=\"http://www.w3.org/2000/svg\"\(more) viewBox=\"0 0 9 9\">\(inside)</svg>".utf8))
    let text = drawing.bytes.map { String(decoding: $0, as: UTF8.self) }
    let bare = text?.replacing(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" xmlns:xlink="http:\/\/www.w3.org\/1999\/xlink"( viewBox="0 0 9 9")?>/,
      with: "")
    return (bare?.replacing(/<\/svg>$/, with: ""), drawing.removals.map(\.what))
  }

  @Test(arguments: [
    "<path d=\"M0 0h9\"/>", "<!-- a note --><g fill=\"url(#a)\" style=\"stroke: red\"><title>A</title></g>",
    "<style>.a { fill: url( '#b' ) }</style>", "<a href=\"https://example.org/\"><text>x</text></a>",
    "<image href=\"data:image/png;base64,AAAA\"/>", "<use href=\"#a\"/>",
    "<animate attributeName=\"opacity\" values=\"0;1\"/>", "<path data-name=\"x\" aria-label=\"y\" role=\"img\"/>",
  ])
  func stillDrawingsAreLeftAsTheyAre(inside: String) throws {
    let (text, removed) = try clean(inside)
    #expect(text == nil && removed.isEmpty)
  }

  @Test(arguments: [
    ("<script>x()</script><path/>", "<path></path>", "`<script>`"),
    ("<path onclick=\"x()\" d=\"M0\"/>", "<path d=\"M0\"></path>", "the script in `onclick`"),
    ("<path OnLoad=\"x()\"/>", "<path></path>", "the script in `OnLoad`"),
    ("<foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\">x</b></foreignObject>", "", "`<foreignObject>`"),
    ("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:script>", "", "`<script>`"),
    ("<a href=\"javascript:x()\"><text/></a>", "<a><text></text></a>", "the address of `<a>`"),
    ("<a href=\" &#9;java&#10;script:x()\"/>", "<a></a>", "the address of `<a>`"),
    ("<use href=\"https://example.org/a.svg#b\"/>", "<use></use>", "the address of `<use>`"),
    ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image></image>", "the address of `<image>`"),
    ("<path fill=\"url(https://example.org/#a)\"/>", "<path></path>", "`fill`, which loads something"),
    ("<path style=\"fill: u\\72l(//a.b)\"/>", "<path></path>", "`style`, which loads something"),
    ("<style>@IMPORT 'x.css';</style>", "<style></style>", "a style sheet that loads something"),
    ("<style><![CDATA[a{fill:url(x)}]]></style>", "<style></style>", "a style sheet that loads something"),
    ("<set attributeName=\" href\" to=\"javascript:x()\"/>", "", "`<set>`"),
    ("<animate attributeName=\"onclick\" to=\"x()\"/>", "", "`<animate>`"),
    ("<style>a{}<g id=\"b\">c</g>d{}</style>", "<style>a{}d{}</style>", "`<g>`"),
    ("<?xml-stylesheet href=\"x.xsl\"?>", "", "a processing instruction"),
    ("<iframe/>", "", "`<iframe>`"), ("<audio/>", "", "`<audio>`"),
  ])
  func whatRunsOrLoadsIsLeftOut(inside: String, left: String, what: String) throws {
    let (text, removed) = try clean(inside)
    #expect(text == left)
    #expect(removed == [what])
  }

  @Test func linksOfOlderDrawingsAreCheckedToo() throws {
    let xlink = " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    #expect(try clean("<use xlink:href=\"#a\"/>", xlink).text == nil)
    let (text, removed) = try clean("<use xlink:href=\"a.svg#b\"/>", xlink)
    #expect(text == "<use></use>" && removed == ["the address of `<use>`"])
  }

  @Test func whatOnlyADrawingProgramReadsGoesWithoutAWord() throws {
    let (text, removed) = try clean(
      "<metadata><x/></metadata><i:grid/><path i:label=\"a\" d=\"M0\" unknown=\"b\"/>", " xmlns:i=\"urn:program\"")
    #expect(text == "<path d=\"M0\"></path>" && removed.isEmpty)
  }

  @Test func whatEntitiesStandForIsCheckedAndWrittenOut() throws {
    let file =
      "<!DOCTYPE svg [<!ENTITY s \"<script xmlns='http://www.w3.org/2000/svg'>x</script>\">]>"
      + "<svg xmlns=\"http://www.w3.org/2000/svg\">&s;<title>a &lt; &quot;b&quot;</title></svg>"
    let drawing = try CleanDrawing(Array(file.utf8))
    #expect(drawing.removals.map(\.what) == ["`<script>`"])
    #expect(
      String(decoding: try #require(drawing.bytes), as: UTF8.self).hasSuffix("><title>a &lt; \"b\"</title></svg>"))
  }

  @Test func aDrawingWithoutNamespaceGetsOne() throws {
    let drawing = try CleanDrawing(Array("<svg viewBox=\"0 0 9 9\"><path/></svg>".utf8))
    #expect(
      String(decoding: try #require(drawing.bytes), as: UTF8.self).contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(drawing.removals.isEmpty)
  }

  @Test func anythingElseIsNotPublished() throws {
    let drawing = try CleanDrawing(Array("<html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>".utf8))
    #expect(drawing.bytes == [])
    #expect(drawing.removals.map(\.what) == ["`<html>`"])
    #expect(throws: XMLFault.self) { try CleanDrawing(Array("<svg>".utf8)) }
  }

  @Test func pagesAndHeadersFollow() throws {
    let site = try Published(
      [
        "guidance/how.md": file("How", text: "![A line](a.svg)\n\n[Tool](t.html), [data](a.csv)"),
        "guidance/a.svg":
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" onload=\"x()\"><path/></svg>",
        "guidance/t.html": "<p>x", "guidance/a.csv": "a\n",
      ], configuration: "rules: { active-drawing: off }\nactive-files: [guidance/t.html]\n")
    let drawing = try #require(site.paths.first { $0.hasPrefix("guidance/a.") && $0.hasSuffix(".svg") })
    #expect(!(try site.text(drawing)).contains("onload"))
    #expect(try site.text("guidance/how/index.html").contains("width=\"9\" height=\"9\""))
    let headers = try site.text("_headers")
    #expect(headers.contains("/\(drawing)\n  Content-Security-Policy: sandbox\n"))
    #expect(
      headers.contains("/guidance/t.html\n  Content-Disposition: attachment\n  Content-Security-Policy: sandbox\n"))
    #expect(!headers.contains("a.csv"))
  }
}

@Suite struct ActiveFileTests {
  @Test(arguments: [
    ("/Type /Catalog /OpenAction 3 0 R", false), ("/JS (app.alert)", true), ("/S /JavaScript", true), ("/JSON", false),
    ("/Launch<<", true), ("", false), ("/J", false),
  ])
  func looksIntoPDFs(bytes: String, isActive: Bool) {
    #expect((ActiveFile.inside(Array(bytes.utf8), "a.PDF") != nil) == isActive)
  }

  @Test(arguments: [
    ("<plan/>", false), ("<?xml-stylesheet href='a.xsl'?><plan/>", true),
    ("<p><s xmlns='http://www.w3.org/1999/xhtml'/></p>", true), ("<p><s xmlns='http://www.w3.org/1999/xhtml'/>", true),
    ("no XML", false),
  ])
  func looksIntoXML(bytes: String, isActive: Bool) {
    #expect((ActiveFile.inside(Array(bytes.utf8), "a.xml") != nil) == isActive)
  }
}
