// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Files
import FoundationEssentials
import Glibc
import Programs

/// The program that reads documents of word processors (pandoc.org): the command, or the one in the Python package.
struct Pandoc {
  private let path: String
  private let environment: [String: String]

  /// Nil where there is none.
  init?() {
    environment = ProcessInfo.processInfo.environment
    if let path = findProgram("pandoc", environment) {
      self.path = path
    } else if let python = findProgram("python3", environment),
      let run = try? runProgram(
        python, ["-c", Self.asking], environment: environment, timeLimit: .seconds(20)),
      run.end == .status(0),
      let path = run.output.split(whereSeparator: \.isNewline).last.map(String.init), access(path, X_OK) == 0
    {
      self.path = path
    } else {
      return nil
    }
  }

  /// Python looks for packages in the folder that it is called in, which is not meant.
  private static let asking =
    "import sys; sys.path = [p for p in sys.path if p]; import pypandoc; print(pypandoc.get_pandoc_path())"

  enum Failure: Error {
    /// What it said, or what is wrong.
    case failed(String)
    case machine(FileProblem)
  }

  /// What is in a document: the tree of its text as JSON, and its pictures.
  func read(_ file: String) throws(Failure) -> (json: [UInt8], pictures: [DocumentPicture]) {
    var name = Array(
      "\(environment["TMPDIR"].flatMap { $0.begins(with: "/") ? $0 : nil } ?? "/tmp")/planpress-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw .machine(FileProblem("/tmp")) }
    let place = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      if let slash = place.lastSlash, let parent = try? Folder(String(place[..<slash])) {
        try? parent.removeTree(String(place[place.utf8.index(after: slash)...]))
      }
    }
    let run: ProgramRun
    do {
      run = try runProgram(
        path,
        [
          "--from", "docx", "--to", "json", "--sandbox", "--extract-media", place, "--output", "\(place)/document.json",
          "--",
          canonicalPath(file),
        ], environment: environment, timeLimit: .seconds(120))
    } catch { throw .machine(error) }
    switch run.end {
    case .status(0): break
    case .outOfTime, .stopped: throw .failed("it did not end within two minutes")
    case .status, .signal:
      throw .failed(run.output.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it said nothing")
    }
    do throws(FileProblem) {
      let folder = try Folder(place)
      var json = try folder.read("document.json", limit: 64 << 20)
      // The names of pictures begin with the folder.
      json = Array(String(decoding: json, as: UTF8.self).replacing("\(place)/", with: "").utf8)
      let (entries, _) = listTree(folder)
      var pictures: [DocumentPicture] = []
      for entry in entries where entry.kind == .file && entry.path != "document.json" {
        pictures.append(DocumentPicture(name: entry.path, bytes: try folder.read(entry.path, limit: 64 << 20)))
      }
      return (json, pictures)
    } catch { throw .machine(error) }
  }
}
