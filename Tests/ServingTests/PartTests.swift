// SPDX-License-Identifier: Apache-2.0

import HTTP
import TestSupport
import Testing

@testable import Serving

/// Which addresses are those of files of the site, and none else.
@Suite struct SitePathTests {
  @Test(arguments: [
    ("/", ""), ("/goals/goal-1/", "goals/goal-1/"), ("/a%20b.png", "a b.png"), ("/caf%C3%A9/", "caf\u{E9}/"),
    ("/%67oals", "goals"), ("/100%25", "100%"), ("/.well-known/security.txt", ".well-known/security.txt"),
    // Decoded once: what is left is the name of no file.
    ("/%252e%252e/etc", "%2e%2e/etc"),
  ]) func decodes(path: String, decoded: String) { #expect(sitePath(path) == decoded) }

  @Test(arguments: [
    "/..", "/../etc/passwd", "/a/../../etc/passwd", "/%2e%2e/etc/passwd", "/%2E./x", "/.%2e/x", "/a/%2e%2e%2fb",
    "/./x", "//example.org/", "/a//b", "/%2fetc/passwd", "/a%00.html", "/a%0d%0ab", "/a\\..\\b", "/%5c..%5cetc",
    "/%c0%ae%c0%ae/x", "/%e0%80%ae/x", "/%ff", "/%", "/%4", "/%zz", "/a%7F",
  ]) func refuses(path: String) { #expect(sitePath(path) == nil) }
}

@Suite struct WritingTests {
  @Test func findsTheLineOfAParagraph() {
    let text = "---\ntitle: Water\n---\n\nThe *first* paragraph\ngoes on.\n\nSee [the second](plan:x) “one” of them.\n"
    let file = Array(text.utf8)
    #expect(findLine(of: "The first paragraph goes on.", in: file) == 5)
    #expect(findLine(of: "See the second “one” of them.", in: file) == 8)
    #expect(findLine(of: "Water", in: file) == 2)
    #expect(findLine(of: "goes on.", in: file) == 6)
    #expect(findLine(of: "Of something else entirely, and long.", in: file) == nil)
    #expect(findLine(of: "", in: file) == nil && findLine(of: "…", in: []) == nil)
  }

  @Test(arguments: [
    ("code", ["code", "--goto", "/p/a b;c.md:7"]), ("/usr/bin/gedit", ["/usr/bin/gedit", "+7", "/p/a b;c.md"]),
    ("unknown -x", ["unknown", "-x", "/p/a b;c.md"]), ("my {line} \"{file} $(x)\"", ["my", "7", "/p/a b;c.md $(x)"]),
    ("'my editor' {file}", ["my editor", "/p/a b;c.md"]),
  ]) func makesTheCommandOfAnEditor(command: String, arguments: [String]) throws {
    let editor = try #require(Editor(command, environment: [:]))
    #expect(editor.command(for: "/p/a b;c.md", line: 7) == arguments)
  }

  @Test func takesNoCommandThatIsNone() {
    for command in ["", "  ", "'code", "\"\" x"] { #expect(Editor(command, environment: [:]) == nil) }
  }

  @Test func putsAFilesNameInPlaceOnce() throws {
    let editor = try #require(Editor("x {file}:{line}", environment: [:]))
    #expect(editor.command(for: "/{line}/{file}", line: 3) == ["x", "/{line}/{file}:3"])
  }

  @Test func readsFields() {
    let fields = FormFields("a=1&b=x+y%26z&a=2&c&%zz=%4".utf8)
    #expect(fields["a"] == "1" && fields["b"] == "x y&z" && fields["c"] == "" && fields["%zz"] == "%4")
    #expect(fields["d"] == nil)
  }

  @Test func addsItsScriptToTheHead() {
    let page = Array("<html><head><title>x</title></head><body></head></body></html>".utf8)
    let text = String(decoding: withScript(page, mark: "\"1\"", token: "t"), as: UTF8.self)
    let sheet = "<link rel=\"stylesheet\" href=\"/.planpress/marks.css\">"
    #expect(text.hasPrefix("<html><head><title>x</title>\(sheet)<script "))
    #expect(text.hasSuffix("data-mark=\"&quot;1&quot;\" data-token=\"t\"></script></head><body></head></body></html>"))
    #expect(String(decoding: withScript(Array("x".utf8), mark: "", token: ""), as: UTF8.self).hasPrefix("x<link"))
  }
}
