// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTP

/// The script and the style sheet that pages of a preview have beside their own, under a policy that lets them load nothing.
func browserFile(_ name: String) -> HTTPResponse? {
  guard let file = embeddedFiles.first(where: { $0.path.description == name }) else { return nil }
  return HTTPResponse(
    200,
    [
      ("Content-Type", mediaType(of: name)), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
      ("Content-Security-Policy", "default-src 'none'"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ], body: Array(file.content.description.utf8))
}
