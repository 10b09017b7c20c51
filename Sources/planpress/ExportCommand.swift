// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Exchange
import Fields
import Files
import Publishing
import Sites

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the plan in another format, to a file or to standard output.",
    discussion: """
      The formats:
      \(ExportFormat.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

      A site has the same files among its data, unless `data: false` leaves them out. With an error in the plan, nothing is written.

      Exit status: 0 when it is written, 1 for problems in the content or a plan that has nothing of the format, 64 and 70 as \
      for `build`.
      """)

  @Argument(help: ArgumentHelp("One of the formats below.", valueName: "format"))
  var format: ExportFormat

  @OptionGroup var options: SourceOptions

  @Option(
    help: ArgumentHelp(
      "The file to write, or the folder for a format of several files; `-` is standard output.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Where the site is published, in place of `base-url` in site.yml.", valueName: "url"))
  var baseUrl: String?

  private var printsToOutput: Bool { output == nil || output == "-" }

  func validate() throws {
    if let baseUrl, !isBaseAddress(baseUrl) {
      throw ValidationError("--base-url is a full address without `?` and `#`, such as https://plan.example.org/.")
    }
    if format.isFolder {
      guard let output, !printsToOutput else {
        throw ValidationError("`\(format.rawValue)` is several files: name a folder for them with --output.")
      }
      if let objection = objection(toOutput: output, source: options.source) { throw ValidationError("\(objection).") }
    } else if let output, !printsToOutput {
      if output.isEmpty || output.ends(with: "/") {
        throw ValidationError("--output is the name of a file, such as plan.xml, or `-`.")
      }
      if let objection = objection(toReport: output, source: options.source) { throw ValidationError("\(objection).") }
    }
  }

  func run() throws {
    let site = try laidOut()
    let files = format.files(of: site)
    if files.isEmpty {
      Terminal.error("error: there is nothing to export: \(format.absence)\n")
      throw ExitCode(1)
    }
    do throws(Problem) {
      let made = try files.map { file throws(Problem) in (path: file.path, bytes: try file.bytes()) }
      if format.isFolder { try writeFolder(made) } else { try writeFile(made[0].bytes) }
    } catch {
      try end(on: error)
    }
  }

  /// The site of a plan without an error.
  private func laidOut() throws -> Site {
    var request = try options.request(output: nil)
    (request.baseURL, request.usesCache) = (baseUrl, false)
    let result: BuildResult
    do { result = try buildSite(request, announce: { _ in }) } catch { try endOnFault(error, request, options.format) }
    let report = result.settled
    if !report.isFailed(strict: request.isStrict), let site = result.site?.site { return site }
    let located = locate(report, options.printsAll ? .everything : .someForPeople) { readSource($0, request.source) }
    Terminal.error(printText(located, ink: Terminal.inkForErrors) + "nothing was exported\n")
    throw ExitCode(1)
  }

  private func writeFile(_ bytes: [UInt8]) throws(Problem) {
    if printsToOutput { return Terminal.output(String(decoding: bytes, as: UTF8.self)) }
    let file = output ?? ""
    try Problem.catching { () throws(FileProblem) in try replace(file, with: bytes) }
    Terminal.error("the plan is in \(printable(file))\n")
  }

  private func writeFolder(_ files: [(path: String, bytes: [UInt8])]) throws(Problem) {
    let name = output ?? ""
    try Problem.catching { () throws(FileProblem) in
      try makeFolders(name)
      let folder = try Folder(name)
      for file in files {
        // The folder of the site has no meaning here where all files are in it.
        let path = format == .csv ? file.path.pathParts.last.map(String.init) ?? file.path : file.path
        try folder.remove(path)
        try folder.create(path, file.bytes)
      }
    }
    Terminal.error("\(files.count) files are in \(printable(name))\n")
  }

  private func end(on problem: Problem) throws {
    switch problem {
    case .machine(let problem):
      Terminal.error(
        "error: `\(printable(problem.path))` cannot be \(problem.isReading ? "read" : "written"): \(problem.reason)\n")
    case .content(let diagnostic): Terminal.error("error: \(diagnostic.message)\n")
    }
    throw ExitCode(70)
  }
}

extension ExportFormat: ExpressibleByArgument {}

/// Writes a file in place of one that is there.
func replace(_ file: String, with bytes: [UInt8]) throws(FileProblem) {
  let parts = file.pathParts
  let folder = (file.begins(with: "/") ? "/" : "") + parts.dropLast().joined(separator: "/")
  let name = parts.last.map(String.init) ?? file
  let place = try Folder(folder.isEmpty ? "." : folder)
  try place.remove(name)
  try place.create(name, bytes)
}
