// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc
import Sites

/// The program that makes the index of a full text search (pagefind.app).
struct Pagefind: Sendable {
  let path: String
  let request: FullTextRequest
}

/// Finds Pagefind: named by the variable `PAGEFIND`, on the path, or in the Python package `pagefind_bin`. Nil where there
/// is none, or a full text search is not wanted.
///
/// Every build asks this, so nothing is run for it: a few system calls on the folders of the path. Only a site that cannot
/// do without, by `full-text: true`, has Python asked where its packages are.
func findPagefind(
  _ configuration: Configuration, _ request: FullTextRequest?, _ report: inout Report
) -> Pagefind? {
  guard let request, configuration.fullText != false else { return nil }
  func onPath(_ name: String) -> String? { findProgram(name, request.environment) }
  if let named = request.environment["PAGEFIND"], !named.isEmpty {
    let path = named.firstSlash != nil ? named : onPath(named) ?? named
    if isProgram(path) { return Pagefind(path: path, request: request) }
    report.add(
      .noPagefind, "the variable `PAGEFIND` names `\(named)`, which is not a program that can be run",
      help: "let it name the program `pagefind` itself, or unset it")
    return nil
  }
  let python = onPath("python3")
  var found = onPath("pagefind") ?? onPath("pagefind_extended")
  if found == nil, let python { found = inPackages(of: python, home: request.environment["HOME"]) }
  if found == nil, let python, configuration.fullText == true { found = ask(python, request) }
  if found == nil, configuration.fullText == true {
    report.add(
      .noPagefind, "the site asks for a full text search, but Pagefind was not found",
      at: configuration.place(of: "full-text"),
      help: "install it with `pip install pagefind pagefind_bin`, or let the variable `PAGEFIND` name the program")
  }
  return found.map { Pagefind(path: $0, request: request) }
}

/// Where a program of that name is on the path.
package func findProgram(_ name: String, _ environment: [String: String]) -> String? {
  let folders = environment["PATH", default: ""].split(separator: ":").filter { $0.begins(with: "/") }
  return folders.map { "\($0)/\(name)" }.first(where: isProgram)
}

private func isProgram(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
}

/// Looks where pip and Debian put packages, beside the interpreter and in the home folder, without running it.
private func inPackages(of python: String, home: String?) -> String? {
  let places = [python, canonicalPath(python)].map { parent(of: parent(of: $0)) }
  var libraries = places.map { $0 + "/lib" }
  if places.contains("/usr") { libraries.append("/usr/local/lib") }
  if let home, home.begins(with: "/") { libraries.append(home + "/.local/lib") }
  for library in libraries {
    guard let folder = try? Folder(library), let entries = try? listFolder(folder, "") else { continue }
    for version in entries.map(\.name).filter({ $0.hasPrefix("python3") }).sorted(by: bytesPrecede).reversed() {
      for packages in ["site-packages", "dist-packages"] {
        for name in ["pagefind_extended", "pagefind"] {
          let path = "\(library)/\(version)/\(packages)/pagefind_bin/\(name)"
          if isProgram(path) { return path }
        }
      }
    }
  }
  return nil
}

private func parent(of path: String) -> String {
  path.lastSlash.map { String(path[..<$0]) } ?? ""
}

/// Has the interpreter say where the package is.
private func ask(_ python: String, _ request: FullTextRequest) -> String? {
  let run = try? runProgram(
    python, ["-c", "import pagefind_bin; print(pagefind_bin.get_executable())"], environment: request.environment,
    timeLimit: min(request.timeLimit, .seconds(10)))
  guard let run, run.end == .status(0), let path = run.lastLine, isProgram(path) else { return nil }
  return path
}
