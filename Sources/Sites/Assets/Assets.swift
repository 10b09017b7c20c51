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
  }
  let copies: [Copy]
  let theme: [(address: String, bytes: [UInt8])]
  /// Width and height of images, by their path relative to the source.
  let sizes: [String: ImageSize]
  private let addresses: [String: String]
  private let themeAddresses: [String: String]
  private let themeIntegrities: [String: String]

  init(copies: [Copy], theme: [(name: String, bytes: [UInt8])], sizes: [String: ImageSize]) {
    self.copies = copies
    self.sizes = sizes
    addresses = Dictionary(copies.map { ($0.source, $0.address) }, uniquingKeysWith: { first, _ in first })
    // A style sheet names fonts and pictures by their plain names; only what pages name gets a hash.
    let hashed = theme.map { file in
      let name = isNamedByPages(file.name) ? hashedName(file.name, contentHash(file.bytes)) : file.name
      return (name: file.name, address: "assets/" + name, bytes: file.bytes)
    }
    self.theme = hashed.map { ($0.address, $0.bytes) }
    themeIntegrities = Dictionary(uniqueKeysWithValues: theme.map { ($0.name, integrity($0.bytes)) })
    themeAddresses = Dictionary(uniqueKeysWithValues: hashed.map { ($0.name, $0.address) })
  }

  /// What the next build need not find out again.
  func known(_ stamps: [String: FileStamp]) -> [String: KnownAsset] {
    var known: [String: KnownAsset] = [:]
    for copy in copies where copy.isHashed {
      guard let stamp = stamps[copy.source] else { continue }
      known[copy.source] = KnownAsset(stamp: stamp, address: copy.address, size: sizes[copy.source])
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
  of plan: Plan, _ theme: SiteTheme, logo: (path: String, place: Place)?, in source: Folder, _ memory: AssetMemory,
  workers: Int,
  _ report: inout Report
) -> Assets {
  var uses: [String: (isImage: Bool, place: Place)] = [:]
  for (index, links) in plan.links.enumerated() {
    for (number, link) in links.enumerated() {
      guard case .file(let path) = link else { continue }
      let use = plan.items[index].document.links[number]
      if uses[path] == nil || use.isImage {
        let place = Place(plan.items[index].file.path, line: use.line, column: use.column, excerpt: use.destination)
        uses[path] = (use.isImage, place)
      }
    }
  }
  for (index, path) in plan.files where uses[path] == nil { uses[path] = (false, plan.items[index].place(of: "file")) }
  if let logo {
    if let path = resolve(logo.path, from: "content") {
      uses[path] = (true, logo.place)
    } else {
      report.add(
        .outsideSource, "`\(logo.path)` leads out of the content folder", at: logo.place,
        help: "put the logo beside `site.yml`")
    }
  }
  let paths = uses.keys.sorted(by: bytesPrecede)
  let images = uses.filter(\.value.isImage)
  let results = parallelMap(paths, workers: workers) { path in
    readAsset(path, isImage: images[path] != nil, in: source, memory)
  }
  var sizes: [String: ImageSize] = [:]
  var copies: [Assets.Copy] = []
  for (path, result) in zip(paths, results) {
    let place = uses[path]?.place
    if let problem = result.problem {
      report.add(.unreadableFile, "`\(path)` cannot be read: \(problem)", at: place)
    } else if images[path] != nil, result.size == nil {
      report.add(
        .unreadableImage, "the size of the image `\(path)` cannot be determined", at: place,
        help: "use a PNG, JPEG, GIF, WebP, or an SVG with `width` and `height` or `viewBox`")
    }
    sizes[path] = result.size
    copies.append(Assets.Copy(source: path, address: result.address, isHashed: images[path] != nil))
  }
  return Assets(copies: copies, theme: theme.assets.map { ($0.name, $0.bytes) }, sizes: sizes)
}

/// Names that contain a hash, which takes reading or making all of the file.
package struct KnownNames: Sendable {
  /// By their paths relative to the source.
  package let assets: [String: KnownAsset]
  /// The address of the search index; nil where something may have changed that is in it.
  package let search: String?

  package init(assets: [String: KnownAsset] = [:], search: String? = nil) {
    (self.assets, self.search) = (assets, search)
  }
}

/// The size of an image and the hash in its name, which take reading all of it.
package struct KnownAsset: Sendable {
  package let stamp: FileStamp
  package let address: String
  package let size: ImageSize?

  package init(stamp: FileStamp, address: String, size: ImageSize?) {
    (self.stamp, self.address, self.size) = (stamp, address, size)
  }
}

/// What earlier builds found out about files, and by which stamps these are known to be the same.
struct AssetMemory: Sendable {
  var known: [String: KnownAsset] = [:]
  /// Of the files in the content folder, by their paths relative to the source.
  var stamps: [String: FileStamp] = [:]

  func recall(_ path: String) -> KnownAsset? {
    guard let stamp = stamps[path], let asset = known[path], asset.stamp == stamp else { return nil }
    return asset
  }
}

private struct AssetReading: Sendable {
  var address = ""
  var size: ImageSize?
  var problem: String?
}

private func readAsset(_ path: String, isImage: Bool, in source: Folder, _ memory: AssetMemory) -> AssetReading {
  if isImage, let asset = memory.recall(path) { return AssetReading(address: asset.address, size: asset.size) }
  let place = path.dropFirst("content/".count).split(separator: "/").map { part in
    let name = part.split(separator: ".", omittingEmptySubsequences: false).map { makeIdentifier(from: String($0)) }
    return name.joined(separator: ".")
  }.joined(separator: "/")
  do {
    guard isImage else {
      try source.checkReadable(path)
      return AssetReading(address: place)
    }
    let bytes = try source.read(path)
    return AssetReading(address: hashedName(place, contentHash(bytes)), size: ImageSize(bytes))
  } catch {
    return AssetReading(address: place, problem: error.reason)
  }
}

/// `style.css` with a hash: `style.1f0e….css`.
func hashedName(_ name: String, _ hash: String) -> String {
  let folderEnd = name.lastIndex(of: "/") ?? name.startIndex
  guard let point = name[folderEnd...].lastIndex(of: ".") else { return "\(name).\(hash)" }
  return "\(name[..<point]).\(hash)\(name[point...])"
}
