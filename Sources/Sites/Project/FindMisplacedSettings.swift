// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Reports files that were to be `content/site.yml`, and are not read: with another ending, in another place, or of another
/// tool.
///
/// `files` are those of the content that are no texts.
func findMisplacedSettings(_ files: PathSet, in source: Folder, _ report: inout Report) {
  func isFile(_ path: String) -> Bool {
    do {
      return try source.kind(path) == .file
    } catch {
      report.add(.unreadableFile, "this file cannot be looked at: \(error.reason)", at: Place(path))
      return false
    }
  }
  let isThere = isFile(Configuration.path)
  let inContent = files.filter(isOfSettings)
  // What another tool keeps beside the content may be for that tool.
  let beside = names.filter { ($0.hasPrefix("site.") || !isThere) && isFile($0) }
  for path in (inContent + beside).sorted(by: bytesPrecede) {
    let name = String(path.pathParts.last ?? "")
    let isOurs = name.lowercased().hasPrefix("site.")
    report.add(
      .misplacedSettings, "nothing reads this file: the settings of a site are in `\(Configuration.path)`",
      at: Place(path),
      help: isThere
        ? "move what it says into `\(Configuration.path)`, and remove it"
        : isOurs
          ? "move it to `\(Configuration.path)`"
          : "write `\(Configuration.path)` in its place; docs/moving.md says which fields have another name")
  }
}

/// Whether a file has the name of settings, of this program or of another one.
func isOfSettings(_ path: String) -> Bool { names.contains(String(path.pathParts.last ?? "").lowercased()) }

private let names: Set<String> = [
  "site.yml", "site.yaml", "_config.yml", "_config.yaml", "mkdocs.yml", "mkdocs.yaml", "hugo.toml", "hugo.yaml",
  "config.toml",
]
