// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Files
import Publishing
import Sites

struct PDFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Writes the whole plan as a document, to hand over.",
    discussion: """
      The document is a PDF with tags, made for reading aloud (PDF/UA-1) and for archives (PDF/A-3a), with the plan as data \
      attached. It is set with the program Typst: `pip install typst`, or the command `typst` on the path. With \
      `pdf: true` in site.yml, `planpress build` publishes it with the site.

      With one error in the plan, nothing is written. Exit status: as for `build`.
      """)

  @OptionGroup var options: SourceOptions

  @Option(
    help: ArgumentHelp("The file to write. Default: whole-plan.pdf, or the goal's identifier.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Only one goal with its parts, by its identifier.", valueName: "id"))
  var goal: String?

  @Option(help: ArgumentHelp("Where the site will be published, in place of `base-url` in site.yml.", valueName: "url"))
  var baseUrl: String?

  private var file: String { output ?? goal.map { "\($0).pdf" } ?? "whole-plan.pdf" }

  func validate() throws {
    if !file.lowercased().ends(with: ".pdf") {
      throw ValidationError("--output is the name of a file that ends with .pdf.")
    }
    if let objection = objection(toReport: file, source: options.source) { throw ValidationError("\(objection).") }
    if let baseUrl, !isBaseAddress(baseUrl) {
      throw ValidationError("--base-url is a full address without `?` and `#`, such as https://plan.example.org/.")
    }
  }

  func run() throws {
    var request = try options.request(output: nil)
    request.baseURL = baseUrl
    request.document = goal.map { .goal($0) } ?? .wholePlan
    try runBuild(
      request, options,
      afterwards: { result in
        if let document = result.document { try write(document) }
      })
  }

  /// In place of a document that is there; nothing else is written over.
  private func write(_ document: PDFDocument) throws {
    let parts = file.pathParts
    let place = (file.begins(with: "/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    do throws(FileProblem) {
      let name = parts.last.map(String.init) ?? file
      let folder = try Folder(place.isEmpty ? "." : place)
      if try folder.kind(name) != nil {
        guard try folder.kind(name) == .file, try folder.read(name).starts(with: "%PDF-".utf8) else {
          Terminal.error(
            "error: `\(printable(file))` is there, and is no PDF; nothing was written\n"
              + "  help: name another file with `--output`\n")
          throw FileProblem(file, reason: "")
        }
      }
      let draft = ".planpress-\(name)"
      try folder.remove(draft)
      try folder.create(draft, document.bytes)
      try folder.move(draft, to: name, in: folder)
    } catch {
      if !error.reason.isEmpty {
        Terminal.error("error: `\(printable(file))` cannot be written: \(error.reason)\n")
      }
      throw ExitCode(error.reason.isEmpty ? 1 : 70)
    }
    let pages = document.pages
    Terminal.error(
      "\(printable(file)): \(pages) page\(pages == 1 ? "" : "s"), \((document.bytes.count + 999) / 1000) KB\n")
  }
}
