// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The headers that the site's own file `_headers` asks hosts for: what is seen here is under the same rules as what is published.
struct SiteHeaders: Sendable {
  private var common: [(name: String, value: String)] = []
  private var byPath = PathMap<[(name: String, value: String)]>()

  init(_ file: [UInt8]) {
    var path = ""
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
      guard line.first == " " else {
        path = String(line)
        continue
      }
      let parts = line.drop { $0 == " " }.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let header = (name: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
      // What is edited is not kept.
      if header.name == "Cache-Control" { continue }
      if path == "/*" { common.append(header) } else { byPath[path, default: []].append(header) }
    }
  }

  /// For a file by its path relative to the site's root; its own come in the place of those for all.
  func headers(for path: String) -> [(name: String, value: String)] {
    let own = byPath["/\(path)"] ?? []
    return common.filter { header in !own.contains { $0.name == header.name } } + own
  }
}
