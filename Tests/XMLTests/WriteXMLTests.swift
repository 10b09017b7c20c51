// SPDX-License-Identifier: Apache-2.0

import Testing
import XML

@Suite struct WriteXMLTests {
  private func written(_ text: String) -> String {
    var writer = XMLWriter()
    writer.removeWritten()
    writer.element("a", text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Wherever a sign is among the eight bytes that are looked at together.
  @Test(arguments: [
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("\r", "&#13;"), ("\u{1}", ""), ("\u{1F}", ""),
    ("\t", "\t"), ("\n", "\n"), ("\u{FFFE}", ""), ("\u{FFFF}", ""), ("\u{FFFD}", "\u{FFFD}"), ("ï", "ï"), ("¶", "¶"),
    ("\u{7F}", "\u{7F}"), ("𝄞", "𝄞"),
  ])
  func signsAreEscapedAtEachPlace(sign: String, escaped: String) {
    for before in 0..<10 {
      for after in 0..<10 {
        let (start, end) = (String(repeating: "x", count: before), String(repeating: "y", count: after))
        #expect(written(start + sign + end) == "<a>\(start)\(escaped)\(end)</a>\n", "\(before), \(after)")
      }
    }
  }

  @Test func textInPiecesIsTheSame() {
    var writer = XMLWriter()
    writer.removeWritten()
    writer.beginText("a")
    for piece in ["one & ", "", "two"] { writer.text(utf8: Array(piece.utf8)) }
    writer.endText("a")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == written("one & two"))
  }
}
