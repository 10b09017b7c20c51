// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The response headers that the site needs, as a file `_headers` that hosts such as Netlify and Cloudflare Pages read;
/// docs/publishing.md has the same for others.
///
/// Nothing is inline and nothing comes from elsewhere, so the policy (Content Security Policy Level 3) allows the site's
/// own files and no more. Files with a hash in their name never change and may be kept for a year (RFC 8246). What a browser
/// could run when it opens a file by itself is offered for saving only, and in a sandbox (HTML Standard, 7.1.4).
func makeHeaders(_ site: Site) -> [UInt8] {
  var text = """
    /*
      Content-Security-Policy: \(contentSecurityPolicy)
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin
      X-Frame-Options: DENY
      Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
      Cross-Origin-Opener-Policy: same-origin

    """
  if site.plan.isPreview { text += "  X-Robots-Tag: noindex\n" }
  let named = site.assets.theme.map(\.address).filter { $0.ends(with: ".css") || $0.ends(with: ".js") }
  let hashed = named + [SiteSearch.folder + "*"] + site.assets.copies.filter(\.isHashed).map(\.address)
  for path in hashed { text += "/\(path)\n  Cache-Control: public, max-age=31536000, immutable\n" }
  for copy in site.assets.copies {
    if copy.isActive {
      text += "/\(copy.address)\n  Content-Disposition: attachment\n  Content-Security-Policy: sandbox\n"
    } else if copy.isDrawing {
      text += "/\(copy.address)\n  Content-Security-Policy: sandbox\n"
    }
  }
  return Array(text.utf8)
}

let contentSecurityPolicy = [
  "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].joined(separator: "; ")
