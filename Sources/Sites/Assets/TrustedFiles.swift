// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Plans

/// The active files that `site.yml` lets pass.
struct TrustedFiles: Sendable {
  /// Each with its path relative to the source; nil where it leads out of the content.
  private let files: [(name: String, path: String?, place: Place)]

  init(_ configuration: Configuration) {
    files = configuration.activeFiles.enumerated().map { number, name in
      (name, resolve(name, from: "content"), configuration.place(of: ["active-files", .element(number)], saying: name))
    }
  }

  func contains(_ path: String) -> Bool { files.contains { $0.path.map { bytesEqual($0, path) } ?? false } }

  func reportUnused(among copies: [Assets.Copy], _ report: inout Report) {
    let active = PathSet(copies.filter(\.isActive).map(\.source))
    for file in files where !(file.path.map(active.contains) ?? false) {
      report.add(
        .activeFile, "`\(file.name)` is not an active file that a text offers", at: file.place,
        help: "write its path below `content`, or remove it here")
    }
  }
}
