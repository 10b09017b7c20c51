// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Plans

/// Reads `content/site.yml`. A content folder without one is fine: a folder of plain Markdown builds too.
func readConfiguration(_ source: Folder, _ request: BuildRequest, _ report: inout Report) -> Configuration {
  let path = Configuration.path
  var configuration = Configuration()
  do {
    let bytes: [UInt8]
    if let unsaved = request.unsaved[path] { bytes = unsaved } else { bytes = try source.read(path, limit: 1 << 20) }
    if checkText(bytes, path: path, &report),
      let read = parseFields(bytes[...], path: path, firstLine: 1, report: &report)
    {
      configuration.places = readFields(
        withoutCurlyQuotes(read.root, path: path, &report), into: &configuration, fields: Configuration.fields,
        of: "`site.yml`", path: path, source: FieldSource(bytes[...], firstLine: 1), &report)
    }
  } catch {
    if !error.isAbsence {
      report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    } else if isMissing("content", in: source) {
      report.add(
        .noContent, "there is no folder `content` here", help: adviceOnFolder(source, called: request.source))
    }
  }
  if configuration.typographicPunctuation {
    configuration.title = configuration.title.map(typographic)
    configuration.notice = configuration.notice.map(typographic)
  }
  configuration.checkRules(&report)
  configuration.accessibility?.check(at: configuration.place(of: ["accessibility", "conformance"]), &report)
  for (number, entry) in configuration.footer.enumerated() {
    entry.check(at: configuration.place(of: ["footer", .element(number)]), &report)
  }
  if let baseURL = request.baseURL { configuration.baseURL = baseURL }
  if let baseURL = configuration.baseURL, !baseURL.ends(with: "/") { configuration.baseURL = baseURL + "/" }
  return configuration
}

/// Whether there is no such folder; what cannot be known is reported where the folder is listed.
private func isMissing(_ name: String, in source: Folder) -> Bool {
  do {
    _ = try Folder(below: source, name)
    return false
  } catch { return error.isAbsence }
}
