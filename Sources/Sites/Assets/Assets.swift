// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Plans
import Workers

/// The files of the site that are not pages: the theme's, and those beside the texts that pages show or offer.
package struct Assets: Sendable {
  /// A file of the source that is copied.
  struct Copy: Sendable {
    /// Relative to the source.
    let source: String
    /// Relative to the site's root.
    let address: String
    /// Whether the address changes with the content.
    let isHashed: Bool
    /// Whether a drawing is published without a part of it.
    let isCleaned: Bool
    /// Whether a browser that opens it may run what is in it.
    let isActive: Bool
    /// Whether all of the file was read, and nothing reported.
    let isKnown: Bool

    var isDrawing: Bool { Sites.isDrawing(source) }
  }
  let copies: [Copy]
  let theme: [(address: String, bytes: [UInt8])]
  /// Width and height of images, by their path relative to the source.
  let sizes: PathMap<ImageSize>
  private let addresses: PathMap<String>
  private let themeAddresses: PathMap<String>
  private let themeIntegrities: PathMap<String>

  init(copies: [Copy], theme: [(name: String, bytes: [UInt8])], sizes: PathMap<ImageSize>) {
    self.copies = copies
    self.sizes = sizes
    addresses = PathMap(copies.map { ($0.source, $0.address) })
    // A style sheet names fonts and pictures by their plain names; only what pages name gets a hash.
    let hashed = theme.map { file in
      let name = isNamedByPages(file.name) ? hashedName(file.name, contentHash(file.bytes)) : file.name
      return (name: file.name, address: "assets/" + name, bytes: file.bytes)
    }
    self.theme = hashed.map { ($0.address, $0.bytes) }
    themeIntegrities = PathMap(theme.map { ($0.name, integrity($0.bytes)) })
    themeAddresses = PathMap(hashed.map { ($0.name, $0.address) })
  }

  /// What the next build need not find out again.
  func known(_ stamps: PathMap<FileStamp>) -> PathMap<KnownAsset> {
    var known = PathMap<KnownAsset>()
    for copy in copies where copy.isKnown {
      guard let stamp = stamps[copy.source] else { continue }
      known[copy.source] = KnownAsset(
        stamp: stamp, address: copy.address, size: sizes[copy.source], isHashed: copy.isHashed,
        isCleaned: copy.isCleaned)
    }
    return known
  }

  /// Where a file of the source is found in the site.
  func address(of path: String) -> String? { addresses[path] }

  /// What the attribute `integrity` says of a file of `templates/assets/`.
  func themeIntegrity(of name: String) -> String { themeIntegrities[name] ?? "" }

  /// Where a file of `templates/assets/` is found.
  func themeAddress(of name: String) -> String? { themeAddresses[name] }
}

/// Finds what pages show and offer. Images get the hash of their content into their name, so that hosts may let browsers
/// keep them for good; downloads keep their name, which people cite.
func readAssets(
  of plan: Plan, _ theme: SiteTheme, logo: (path: String, place: Place)?, trusted: TrustedFiles, in source: Folder,
  _ memory: AssetMemory, workers: Int, _ report: inout Report
) -> Assets {
  var uses = PathMap<AssetUse>()
  for (index, links) in plan.links.enumerated() {
    for (number, link) in links.enumerated() {
      guard case .file(let path) = link else { continue }
      let use = plan.items[index].document.links[number]
      if uses[path] == nil || use.isImage {
        let place = Place(plan.items[index].file.path, line: use.line, column: use.column, excerpt: use.destination)
        uses[path] = AssetUse(isImage: use.isImage, place: place)
      }
    }
  }
  for item in plan.items where !item.document.directives.isEmpty {
    for path in item.tablesShown where plan.tables[path] != nil && uses[path] == nil {
      uses[path] = AssetUse(isImage: false, place: item.place)
    }
  }
  for (index, path) in plan.files where uses[path] == nil {
    uses[path] = AssetUse(isImage: false, place: plan.items[index].place(of: "file"))
  }
  if let logo {
    if let path = resolve(logo.path, from: "content") {
      uses[path] = AssetUse(isImage: true, place: logo.place)
    } else {
      report.add(
        .outsideSource, "`\(logo.path)` leads out of the content folder", at: logo.place,
        help: "put the logo beside `site.yml`")
    }
  }
  let paths = uses.paths.sorted(by: bytesPrecede)
  let used = paths.map { (path: $0, use: uses[$0]) }
  let results = parallelMap(used, workers: workers) { path, use in
    readAsset(path, isImage: use?.isImage ?? false, in: source, memory)
  }
  var sizes = PathMap<ImageSize>()
  var copies: [Assets.Copy] = []
  for ((path, use), result) in zip(used, results) {
    guard let use else { continue }
    let before = report.count
    result.report(of: path, use, trusted, &report)
    sizes[path] = result.size
    copies.append(
      Assets.Copy(
        source: path, address: result.address, isHashed: use.isImage, isCleaned: result.isCleaned,
        isActive: result.activity != nil, isKnown: result.isRead && report.count == before && result.activity == nil))
  }
  trusted.reportUnused(among: copies, &report)
  return Assets(copies: copies, theme: theme.assets.map { ($0.name, $0.bytes) }, sizes: sizes)
}

/// What takes reading all of a file: the size of an image and the hash in its name, and whether a file is still.
package struct KnownAsset: Sendable {
  package let stamp: FileStamp
  package let address: String
  package let size: ImageSize?
  package let isHashed: Bool
  package let isCleaned: Bool

  package init(stamp: FileStamp, address: String, size: ImageSize?, isHashed: Bool, isCleaned: Bool) {
    (self.stamp, self.address, self.size) = (stamp, address, size)
    (self.isHashed, self.isCleaned) = (isHashed, isCleaned)
  }
}

/// What earlier builds found out about files, and by which stamps these are known to be the same.
struct AssetMemory: Sendable {
  var known = PathMap<KnownAsset>()
  /// Of the files in the content folder, by their paths relative to the source.
  var stamps = PathMap<FileStamp>()

  func recall(_ path: String) -> KnownAsset? {
    guard let stamp = stamps[path], let asset = known[path], asset.stamp == stamp else { return nil }
    return asset
  }
}

/// `style.css` with a hash: `style.1f0e….css`.
func hashedName(_ name: String, _ hash: String) -> String {
  let folderEnd = name.lastSlash ?? name.startIndex
  guard let point = name[folderEnd...].lastIndex(of: ".") else { return "\(name).\(hash)" }
  return "\(name[..<point]).\(hash)\(name[point...])"
}
