// SPDX-License-Identifier: Apache-2.0

import Encoding
import HTML
import Templates
import Testing

/// Values are escaped by their place in the page.
@Suite struct EscapingTests {
  private let nasty = Sample.page(heading: "\"\u{301}'<script>&")

  @Test func textAndAttributes() {
    #expect(rendered("<p>{{heading}}</p>", nasty) == "<p>&quot;\u{301}'&lt;script&gt;&amp;</p>")
    #expect(
      rendered("<p title=\"{{heading}}\">", nasty) == "<p title=\"&quot;\u{301}'&lt;script&gt;&amp;\">")
    #expect(
      rendered("<p title='a{{heading}}'>", nasty) == "<p title='a&quot;\u{301}&#39;&lt;script&gt;&amp;'>")
    #expect(rendered("<TITLE>{{heading}}</TITLE>", nasty) == "<TITLE>&quot;\u{301}'&lt;script&gt;&amp;</TITLE>")
    #expect(rendered("<textarea>\n{{heading}}</textarea>{{{body}}}") == "<textarea>\nPlan</textarea><b>x</b>")
  }

  @Test func quotationMarkBeforeACombiningMark() {
    let bytes = Array(rendered("<p title=\"{{heading}}\">", nasty).utf8)
    #expect(bytes.count { $0 == UInt8(ascii: "\"") } == 2)
  }

  @Test func dataIsNeverATag() {
    #expect(rendered("{{heading}}", Sample.page(heading: "{{body}}")) == "{{body}}")
  }

  @Test func addressesOfTheSite() {
    let link = "<a href=\"{{home}}\">{{home}}</a>"
    #expect(rendered(link, root: "../../") == "<a href=\"../../index.html\">../../index.html</a>")
    #expect(
      rendered(
        "<title>{{home}}</title>{{home}}",
        Sample.page(home: .external("https://a.example/b-c/long-names-of-many-pages?d=e&f")))
        == "<title>https://a.example/b-c/long-names-of-many-pages?d=e&amp;f</title>"
        + "https://a.example/<wbr>b-c/<wbr>long-names-of-many<wbr>-pages<wbr>?d<wbr>=e<wbr>&amp;f")
    let odd = Sample.page(home: .site("a&\"b.html#ü"))
    #expect(rendered("<a href='{{home}}#x'>", odd, root: "../") == "<a href='../a&amp;%22b.html#%C3%BC#x'>")
    #expect(rendered("<a href=\"{{home}}\">", Sample.page(home: .site("a:b/c"))) == "<a href=\"./a:b/c\">")
    #expect(rendered("<a href=\"{{home}}\">", Sample.page(home: .site(""))) == "<a href=\"./\">")
    #expect(rendered("<a href=\"{{home}}\">", Sample.page(home: .site("")), root: "../") == "<a href=\"../\">")
  }

  @Test(arguments: [
    "https://example.org/?a=b", "HTTP://example.org", "mailto:a@example.org", "tel:+123", "/path:x", "a/b:c", "?q=a:b",
    "#x:y", "//example.org", ":x", "",
  ])
  func allowedAddresses(address: String) {
    #expect(
      rendered("<a href=\"{{home}}\">", Sample.page(home: .external(address))) == "<a href=\"\(address)\">")
  }

  @Test(arguments: ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc", "h:x"])
  func otherSchemesWriteNothing(address: String) {
    #expect(rendered("<a href=\"{{home}}\">", Sample.page(home: .external(address))) == "<a href=\"\">")
  }

  @Test(arguments: [" javascript:x", "java\nscript:x", "\u{1}javascript:x", "java\tscript:x"])
  func blanksThatABrowserDropsAreEncoded(address: String) {
    let html = rendered("<a href=\"{{home}}\">", Sample.page(home: .external(address)))
    #expect(html.contains("%"))
    #expect(!html.utf8.contains { $0 < 0x20 })
  }

  @Test func addressInMetaContent() {
    #expect(
      rendered("<meta http-equiv=\"refresh\" content=\"0; url={{home}}\">")
        == "<meta http-equiv=\"refresh\" content=\"0; url=index.html\">")
  }

  @Test func htmlIsWrittenInPlace() {
    let record = Sample.page(
      body: .writes(Fingerprint(bits: 0), text: 0) { writer, root in writer.trusted("<i>\(root)</i>") })
    #expect(rendered("{{#body}}<p>{{{.}}}</p>{{/body}}", record, root: "../") == "<p><i>../</i></p>")
  }
}
