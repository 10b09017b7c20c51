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

  /// Browsers add what is declared: this would run in all of them.
  @Test(arguments: [
    "<!ATTLIST svg onload CDATA 'x()'>", "<!ENTITY % p \"<!ATTLIST svg onload CDATA 'x()'>\"> %p;",
    "<!ENTITY name 'A'>",
  ])
  func declarationsAreNotPublished(declaration: String) throws {
    let drawing = try CleanDrawing(
      Array("<!DOCTYPE svg [\(declaration)]><svg xmlns=\"http://www.w3.org/2000/svg\"><title>A</title></svg>".utf8))
    let text = try #require(drawing.bytes.map { String(decoding: $0, as: UTF8.self) })
    #expect(text.hasSuffix("xlink\"><title>A</title></svg>") && text.hasPrefix("<svg "))
  }

  @Test func aDocumentTypeByItsNameStays() throws {
    let drawing = try CleanDrawing(
      Array(
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"a.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8))
    #expect(drawing.bytes == nil)
  }

  @Test(arguments: [
    ("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "it begins with `<html>` and not with `<svg>`"),
    (
      "<svg xmlns=\"https://www.w3.org/2000/svg\"/>",
      "its `xmlns` is `https://www.w3.org/2000/svg`, and that of drawings is `http://www.w3.org/2000/svg`"
    ),
  ])
  func whatIsNoDrawingIsAFault(file: String, reason: String) throws {
    #expect(throws: XMLFault(reason: reason, line: 1, column: 1)) { try CleanDrawing(Array(file.utf8)) }
  }

  /// Swift takes a sign and the accent behind it for one; browsers do not.
  @Test(arguments: ["fill: url(\u{301}x.png#a)", "fill: src('//a.b')", "background: image('//a.b')"])
  func noSignHidesAnAddress(style: String) throws {
    let (text, removed) = try clean("<path style=\"\(style)\"/>")
    #expect(text == "<path></path>" && removed == ["`style`, which loads something"])
  }

  @Test func addressesWithinADrawingStayThere() throws {
    #expect(try clean("<use href=\"#a\"/>", " xml:base=\"https://example.org/\" xml:lang=\"en\"").text != nil)
  }

  @Test func wordsMayNameAnAddress() throws {
    #expect(try clean("<path aria-label=\"see url(x) and C:\\plans\"/>").text == nil)
  }

  @Test func drawingsAreMadeUTF8() throws {
    let drawing = try CleanDrawing(
      Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><title>".utf8)
        + [0xFC] + Array("</title></svg>".utf8))
    #expect(drawing.bytes.map { String(decoding: $0, as: UTF8.self).contains("<title>ü</title>") } == true)
  }

  /// What is published of a drawing is published as it is when it is the source.
  @Test(arguments: [
    "<style>a{}<g id=\"b\">c</g>d{}</style>", "<script/><style>a&gt;b{}</style>",
    "<script/><title>]]&gt;&#13;&lt;</title>", "<g onclick=\"x\" data-a=\"&#9;&#10;&quot;'&lt;\"/>",
  ])
  func aSecondCleaningChangesNothing(inside: String) throws {
    let once = try #require(try CleanDrawing(Array("<svg>\(inside)</svg>".utf8)).bytes)
    #expect(try CleanDrawing(once).bytes == nil)
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
    ("/#4aS (app.alert)", true), ("/J#61vaScript#53", false), ("/#4", false), ("/Launch", true),
    ("/Launch<<", true), ("", false), ("/J", false),
  ])
  func looksIntoPDFs(bytes: String, isActive: Bool) {
    #expect((ActiveFile.inside(Array(bytes.utf8), "a.PDF") != nil) == isActive)
  }

  @Test(arguments: [
    ("<plan/>", false), ("<?xml-stylesheet href='a.xsl'?><plan/>", true),
    ("<p><s xmlns='http://www.w3.org/1999/xhtml'/></p>", true), ("<p><s xmlns='http://www.w3.org/1999/xhtml'/>", true),
    ("no XML", false), ("<!DOCTYPE p [<!ATTLIST p xmlns CDATA 'x'>]><p/>", true),
    ("<!DOCTYPE p SYSTEM 'a'><p/>", false),
  ])
  func looksIntoXML(bytes: String, isActive: Bool) {
    #expect((ActiveFile.inside(Array(bytes.utf8), "a.xml") != nil) == isActive)
  }
}
