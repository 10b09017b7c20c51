// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Files
import Plans
import XML

/// How texts use a file, and where one of them does.
struct AssetUse: Sendable {
  let isImage: Bool
  let place: Place
}

/// What a file that pages show or offer is.
struct AssetReading: Sendable {
  /// Relative to the site's root.
  var address = ""
  var size: ImageSize?
  /// Whether all of the file was read.
  var isRead = false
  var isCleaned = false
  /// What of a drawing is not published.
  var removals: [CleanDrawing.Removal] = []
  /// Why a drawing cannot be read.
  var fault: XMLFault?
  /// What a browser may run in it.
  var activity: String?
  /// Why the file cannot be read.
  var problem: FileProblem?
}

/// Reads what has to be known of a file before pages are made.
func readAsset(_ path: String, isImage: Bool, in source: Folder, _ memory: AssetMemory) -> AssetReading {
  if let asset = memory.recall(path), asset.isHashed == isImage {
    return AssetReading(address: asset.address, size: asset.size, isRead: true, isCleaned: asset.isCleaned)
  }
  var reading = AssetReading(address: place(of: path))
  do {
    guard isImage || isDrawing(path) || ActiveFile.isLookedAt(path) else {
      try source.checkReadable(path)
      reading.activity = ActiveFile.byName(path)
      return reading
    }
    var bytes = try source.read(path)
    reading.isRead = true
    if isDrawing(path) {
      do throws(XMLFault) {
        let clean = try CleanDrawing(bytes)
        reading.removals = clean.removals
        reading.isCleaned = clean.bytes != nil
        bytes = clean.bytes ?? bytes
      } catch {
        reading.fault = error
      }
    } else if !isImage {
      reading.activity = ActiveFile.inside(bytes, path)
    }
    if isImage {
      reading.address = hashedName(reading.address, contentHash(bytes))
      reading.size = ImageSize(bytes)
    }
  } catch {
    reading.problem = error
  }
  return reading
}

extension AssetReading {
  func report(of path: String, _ use: AssetUse, _ trusted: TrustedFiles, _ report: inout Report) {
    if let problem {
      return problem.isAbsence
        ? report.add(
          .missingFile, "there is no file `\(path)`", at: use.place, help: "write the path from this file's folder")
        : report.add(.unreadableFile, "`\(path)` cannot be read: \(problem.reason)", at: use.place)
    }
    if let fault {
      return report.add(
        .damagedDrawing, "this SVG cannot be read: \(fault.reason)",
        at: Place(path, line: fault.line, column: fault.column),
        help: "save it again with a drawing program", notes: [Note("it is used here", at: use.place)])
    }
    for removal in removals {
      report.add(
        .activeDrawing, "this drawing is published without \(removal.what)",
        at: Place(path, line: removal.line, column: removal.column),
        help: "if it is missed, draw it with shapes; else remove it from the file",
        notes: [Note("the drawing is used here", at: use.place)])
    }
    if use.isImage, size == nil {
      report.add(
        .unreadableImage, "the size of the image `\(path)` cannot be determined", at: use.place,
        help: isDrawing(path)
          ? "give its first tag a `width` and a `height`, or a `viewBox`"
          : "save it again as PNG, JPEG, GIF or WebP: it is none of these now, or it is damaged")
    }
    if let activity, !trusted.contains(path) {
      report.add(
        .activeFile, "`\(path)` is \(activity)", at: use.place,
        help: "offer a form that is only read; or name the file in `active-files` in `site.yml`")
    }
  }
}

/// Whether a file is an SVG, by its name.
func isDrawing(_ path: String) -> Bool { fileEnding(of: path) == "svg" }

/// In lower case, without the point.
func fileEnding(of path: String) -> String {
  guard let point = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
  return path[path.utf8.index(after: point)...].lowercased()
}

/// Where a file is published that keeps its name: the folder of its source, each part as an identifier.
private func place(of path: String) -> String {
  path.dropping("content/").pathParts.map { part in
    let name = part.split(separator: ".", omittingEmptySubsequences: false).map { makeIdentifier(from: String($0)) }
    return name.joined(separator: ".")
  }.joined(separator: "/")
}
