// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

@Suite struct HeadersTests {
  @Test func allowOnlyWhatTheSiteHas() throws {
    let site = try Published(["guidance/how.md": file("How", text: "[data](a.csv)"), "guidance/a.csv": "a\n"])
    let text = try site.text("_headers").replacing(/\.[0-9a-f]{10}\./, with: ".HASH.")
    #expect(
      text == """
        /*
          Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
        media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
          X-Content-Type-Options: nosniff
          Referrer-Policy: strict-origin-when-cross-origin
          X-Frame-Options: DENY
          Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
          Cross-Origin-Opener-Policy: same-origin
        /assets/search.HASH.js
          Cache-Control: public, max-age=31536000, immutable
        /assets/site.HASH.js
          Cache-Control: public, max-age=31536000, immutable
        /assets/style.HASH.css
          Cache-Control: public, max-age=31536000, immutable
        /assets/search/*
          Cache-Control: public, max-age=31536000, immutable

        """)
  }

  @Test func everyFileThatMayBeKeptIsThereUnderItsHash() throws {
    let site = try Published(["guidance/how.md": file("How")])
    let kept = all(/\n\/(.*)\n  Cache-Control/, in: try site.text("_headers"))
    #expect(kept.count == 4)
    for path in kept.filter({ $0 != "assets/search/*" }) {
      #expect(site.paths.contains(path) && path.contains(/\.[0-9a-f]{10}\./))
    }
    let pieces = site.paths.filter { $0.hasPrefix("assets/search/") }
    #expect(pieces.count > 3 && pieces.allSatisfy { $0.contains(/\/[a-z2-7]{10}\.js$/) })
  }
}
