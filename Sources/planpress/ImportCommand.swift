// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Exchange
import Files

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a plan of a file of another format.",
    subcommands: [
      ImportStratMLCommand.self, ImportDocumentCommand.self, ImportTableCommand.self, ImportPlanJSONCommand.self,
    ])
}

struct ImportStratMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stratml",
    abstract: "Makes a plan of a StratML file (ISO 17469-1, ANSI/AIIM 22).",
    discussion: """
      What does not follow the standard is read as it is meant, with a warning; what has no place in a plan is kept in `extra`. \
      Of several files, each becomes a plan in a folder of its own. No file is ever written over.

      Exit status: 0 when the plan is written, 1 when a file is refused, 64 and 70 as for `build`.
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The folder in which `content` is made.", valueName: "dir"))
  var into: String

  @Flag(name: .customLong("all"), help: "Print every warning, and not only the first 50.")
  var printsAll = false

  func run() throws {
    let imports = try files.map { try ImportedFile($0) }
    let contents = imports.map { file in
      (content: file.content, folder: files.count == 1 ? into : "\(into)/\(file.identifier)")
    }
    try printProblems(of: imports, printsAll: printsAll)
    try writeImported(contents)
    for (content, folder) in contents { Terminal.output(outcome(content, folder)) }
  }
}

/// A file that is to be imported.
struct ImportedFile {
  let path: String
  let bytes: [UInt8]
  let content: ImportedContent

  init(path: String, bytes: [UInt8], content: ImportedContent) {
    (self.path, self.bytes, self.content) = (path, bytes, content)
  }

  /// A StratML file. Ends the program where it cannot be read.
  init(_ path: String) throws {
    let bytes = try readImport(path, limit: 16 << 20)
    self.init(path: path, bytes: bytes, content: importStratML(bytes, path: path, untitled: nameOfImport(path)))
  }

  /// The plan of a file of any format that is known, by the ending of its name.
  static func ofAnyFormat(_ path: String) throws -> ImportedFile {
    if path.lowercased().ends(with: ".docx") { return try document(path) }
    return path.lowercased().ends(with: ".json") ? try planJSON(path) : try ImportedFile(path)
  }

  static func planJSON(_ path: String) throws -> ImportedFile {
    let bytes = try readImport(path, limit: 256 << 20)
    let whole = canonicalPath(path).pathParts.dropLast(2).map { "/\($0)" }.joined()
    let site = try? Folder(whole.isEmpty ? "/" : whole)
    let content = importPlanJSON(bytes, path: path) { name in try? site?.read(name, limit: 64 << 20) }
    return ImportedFile(path: path, bytes: [], content: content)
  }

  static func document(_ path: String) throws -> ImportedFile {
    _ = try readImport(path, limit: 256 << 20)
    guard let pandoc = Pandoc() else {
      Terminal.error(
        "error: documents are read with the program Pandoc, which was not found\n"
          + "  help: install it with `pip install pypandoc-binary`, or put the command `pandoc` on the path\n")
      throw ExitCode(70)
    }
    do throws(Pandoc.Failure) {
      let (json, pictures) = try pandoc.read(path)
      let content = importDocument(json, pictures: pictures, path: path, untitled: nameOfImport(path))
      return ImportedFile(path: path, bytes: [], content: content)
    } catch {
      switch error {
      case .failed(let said):
        Terminal.error("error: Pandoc cannot read `\(printable(path))`: \(printable(said))\nnothing was written\n")
        throw ExitCode(1)
      case .machine(let problem):
        Terminal.error("error: `\(printable(problem.path))` cannot be used: \(problem.reason)\n")
        throw ExitCode(70)
      }
    }
  }

  /// The name of the file without its ending, to be a part of a path.
  var identifier: String { importedIdentifier(of: nameOfImport(path)) }
}

/// Ends the program where the file cannot be read.
func readImport(_ path: String, limit: Int) throws -> [UInt8] {
  let whole = canonicalPath(path)
  let name = whole.pathParts.last.map(String.init) ?? whole
  do throws(FileProblem) {
    return try Folder(String(whole.dropLast(name.count))).read(name, limit: limit)
  } catch {
    Terminal.error("error: `\(printable(path))` cannot be read: \(error.reason)\n")
    throw ExitCode(64)
  }
}

private func nameOfImport(_ path: String) -> String {
  let name = path.pathParts.last.map(String.init) ?? path
  return name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
}

/// Prints what was corrected, kept or refused; ends the program where something was refused.
func printProblems(of files: [ImportedFile], printsAll: Bool) throws {
  var report = Report()
  for file in files { report.merge(file.content.report) }
  let settled = report.settled()
  let located = locate(settled, printsAll ? .everything : .someForPeople) { path in
    files.first { $0.path == path }?.bytes
  }
  Terminal.error(printText(located, ink: Terminal.inkForErrors))
  if settled.isFailed(strict: false) {
    Terminal.error("nothing was written\n")
    throw ExitCode(1)
  }
}

func writeImported(_ contents: [(content: ImportedContent, folder: String)]) throws {
  for (_, folder) in contents { try refuseContent(folder) }
  do {
    _ = try write(contents)
  } catch {
    switch error {
    case .existing(let paths):
      let shown = paths.prefix(3).map { "`\(printable($0))`" }.joined(separator: ", ")
      Terminal.error(
        "error: \(shown)\(paths.count > 3 ? " and \(paths.count - 3) more" : "") \(paths.count == 1 ? "is" : "are") there already; nothing was written\n"
          + "  help: name another folder with `--into`, or move what is there away\n")
      throw ExitCode(1)
    case .machine(let problem):
      Terminal.error("error: `\(printable(problem.path))` cannot be written: \(problem.reason)\n")
      throw ExitCode(70)
    }
  }
}

/// Ends the program where the folder is meant for the texts themselves, so that they would get into `content/content`.
private func refuseContent(_ path: String) throws {
  guard canonicalPath(path).lastName == "content", (try? Folder("\(path)/content")) == nil else { return }
  let above = path.pathParts.dropLast().joined(separator: "/")
  let plan =
    if path.pathParts.last != "content" { ".." } else if path.utf8.first == UInt8(ascii: "/") { "/\(above)" } else {
      above.isEmpty ? "." : above
    }
  Terminal.error(
    "error: `\(printable(path))` would hold a folder `content` of its own\n"
      + "  help: name the folder of the plan, in which `content` is or is to be: `--into \(printable(plan))`\n")
  throw ExitCode(64)
}

/// How many items of which kind there are now, and where.
func outcome(_ content: ImportedContent, _ folder: String) -> String {
  let counts = content.counts.map { "\($0.count) \($0.count == 1 ? $0.kind : $0.kind + "s")" }.joined(separator: ", ")
  return "\(printable(folder)): \(counts)\n"
}
