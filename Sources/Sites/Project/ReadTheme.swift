// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Plans
import Templates
import Theme

/// Templates, assets and words: the built-in theme with the site's own files in place of those of the same name.
package struct SiteTheme: Sendable {
  let templates: [TemplateFile]
  /// The names of the built-in templates that print no page by themselves.
  let partNames: Set<String>
  let assets: [ThemeAsset]
  /// What documents are set with: the built-in template, or the site's own in its place, and what that takes from.
  package let documents: [(name: String, bytes: [UInt8])]
  let words: Words
  /// The keys of the theme's words.
  let builtInWords: Set<String>
  /// The keys of the site's own words.
  let ownWords: [(key: String, place: Place)]
}

extension SiteTheme {
  /// Adds all that pages may take from the theme.
  package func add(to builder: inout FingerprintBuilder) {
    for file in templates {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    for file in assets {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    for file in documents {
      builder.add(file.name)
      builder.add(file.bytes)
    }
    for (key, wording) in words.table.sorted(by: { bytesPrecede($0.key, $1.key) }) {
      builder.add(key)
      builder.add(wording.forScripts)
    }
  }
}

/// A file of `templates/assets/`, such as the style sheet.
struct ThemeAsset: Sendable {
  /// Below `assets/`.
  let name: String
  let bytes: [UInt8]
}

/// A style sheet of the site's own that is added to the theme's, in a layer after those of the theme: so one rule takes one
/// rule, and needs no copy of the whole.
let extraSheet = "assets/extra.css"
private let mainSheet = "assets/style.css"

/// The files that pages load by the names in `SiteModel`.
let namedAssets: Set<String> = [mainSheet, extraSheet, "assets/site.js", "assets/search.js"]

/// Whether only pages can name a file, since its published name has a hash.
func isNamedByPages(_ name: String) -> Bool { name.ends(with: ".css") || name.ends(with: ".js") }

package func readTheme(_ source: Folder, _ configuration: Configuration, _ report: inout Report) -> SiteTheme {
  let builtIn = PathMap(Theme.files.map { ($0.path, $0.bytes) })
  let own = readOwnFiles(source, &report)
  let words = readWords(configuration, builtIn: builtIn, own: own, &report)
  findUnusedFiles(own.paths, builtIn: builtIn.paths, wordFiles: words.files, &report)
  let builtInTemplates = builtIn.compactMap { templateFile($0.path, $0.value, isOwn: false) }
  let ownTemplates = own.compactMap { templateFile($0.path, $0.value, isOwn: true) }
  let replaced = Set(ownTemplates.map(\.name))
  return SiteTheme(
    templates: (builtInTemplates.filter { !replaced.contains($0.name) } + ownTemplates).sorted {
      bytesPrecede($0.path, $1.path)
    },
    partNames: Set(builtInTemplates.filter { !$0.path.begins(with: "templates/pages/") }.map(\.name)),
    assets: makeAssets(PathMap(own.map { ($0, $1) } + builtIn.map { ($0, $1) }), configuration, &report),
    documents: documents(builtIn, own), words: words.words, builtInWords: words.builtIn, ownWords: words.own)
}

/// Templates of documents, by their names alone: the site's in place of the built-in one of the same name.
private func documents(_ builtIn: PathMap<[UInt8]>, _ own: PathMap<[UInt8]>) -> [(name: String, bytes: [UInt8])] {
  var byName: [String: [UInt8]] = [:]
  for files in [builtIn, own] {
    for (path, bytes) in files where isDocumentTemplate(path) { byName[String(path.pathParts.last ?? "")] = bytes }
  }
  return byName.sorted { bytesPrecede($0.key, $1.key) }.map { ($0.key, $0.value) }
}

/// Whether a file of `templates/` is one that documents are set with (Typst).
func isDocumentTemplate(_ path: String) -> Bool { path.ends(with: ".typ") && !path.begins(with: "assets/") }

/// The theme's files with the site's in place of those of the same name.
private func makeAssets(
  _ files: PathMap<[UInt8]>, _ configuration: Configuration, _ report: inout Report
) -> [ThemeAsset] {
  var files = files
  let extra = files[extraSheet]
  files[extraSheet] = nil
  if let sheet = files[mainSheet] {
    let layer = extra.map { Array("\n@layer extra {\n".utf8) + $0 + Array("\n}\n".utf8) } ?? []
    files[mainSheet] = sheet + appearance(configuration, sheets: [layer, sheet], &report) + layer
  }
  return files.filter { $0.path.begins(with: "assets/") }.sorted { bytesPrecede($0.path, $1.path) }.map {
    ThemeAsset(name: String($0.path.dropping("assets/")), bytes: $0.value)
  }
}

/// A template is known by its name, in whichever folder it is; nil for a file that is not one.
private func templateFile(_ path: String, _ bytes: [UInt8], isOwn: Bool) -> TemplateFile? {
  guard path.ends(with: ".html"), !path.begins(with: "assets/"), !path.begins(with: "words/") else { return nil }
  let name = path.dropLast(".html".count).pathParts.last.map(String.init) ?? ""
  return TemplateFile(name: name, path: "templates/" + path, bytes: bytes, isOwn: isOwn)
}

/// The site's folder `templates`; nil where it has none. One that is there and cannot be used is an error: the site would
/// come out in the built-in look.
private func ownFolder(_ source: Folder, _ report: inout Report) -> Folder? {
  let name = "templates"
  do throws(FileProblem) {
    switch try source.kind(name) {
    case nil: return nil
    case .folder: return try Folder(below: source, name)
    case .link:
      report.add(
        .symbolicLink, "this is a symbolic link", at: Place(name),
        help: "put the folder itself here, or name the folder that contains both with `--source`")
    case .file, .other:
      report.add(
        .unreadableFile, "this is not a folder", at: Place(name),
        help: "own templates are files in a folder `templates`")
    }
  } catch {
    report.add(.unreadableFile, "this folder cannot be read: \(error.reason)", at: Place(name))
  }
  return nil
}

private func readOwnFiles(_ source: Folder, _ report: inout Report) -> PathMap<[UInt8]> {
  var files = PathMap<[UInt8]>()
  guard let folder = ownFolder(source, &report) else { return files }
  let (entries, problems) = listTree(folder) { $0.begins(with: ".") }
  for problem in problems {
    report.add(.unreadableFile, "this folder cannot be read: \(problem.reason)", at: Place("templates/" + problem.path))
  }
  for entry in entries where entry.kind != .folder {
    let path = "templates/" + entry.path
    do {
      let bytes = try folder.read(entry.path, limit: 16 << 20)
      let isText = [".html", ".yml", ".typ"].contains { entry.path.ends(with: $0) }
      if !isText || checkText(bytes, path: path, &report) { files[entry.path] = bytes }
      if entry.path.ends(with: ".html") { checkReferences(bytes, path: path, &report) }
    } catch {
      report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    }
  }
  return files
}
