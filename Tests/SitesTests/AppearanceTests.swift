// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

struct AppearanceTests {
  /// A name such as Source Serif 4 is one for CSS only in quotation marks.
  @Test(arguments: [
    ("Source Serif 4, Georgia, serif", "\"Source Serif 4\", Georgia, serif"),
    ("Public Sans, Arial, sans-serif", "Public Sans, Arial, sans-serif"),
    ("'7 Seasons', serif", "'7 Seasons', serif"),
    ("Exo 2", "\"Exo 2\""),
  ])
  func namesTypefacesAsCSSReadsThem(written: String, printed: String) throws {
    let site = try Published(["index.md": "---\ntitle: Home\n---\n"], configuration: "title-typeface: \"\(written)\"\n")
    let sheet = try #require(site.paths.first { $0.hasPrefix("assets/style") })
    #expect(try site.text(sheet).contains("--serif: \(printed);"))
  }
}
