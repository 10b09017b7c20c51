// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange

struct ImportDocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docx",
    abstract: "Makes a plan of a document of Word.",
    discussion: """
      Headings such as `Goal 1: Clean water` and `Objective 1.2 Dry cellars` become goals and objectives, other headings of \
      the highest level chapters; tables, notes and pictures come along. What was guessed is said as a warning. The document \
      is read with the program Pandoc: `pip install pypandoc-binary`, or the command `pandoc` on the path. No file is ever \
      written over.

      Exit status: 0 when the plan is written, 1 when the file is refused, 64 and 70 as for `build`.
      """)

  @Argument(help: ArgumentHelp("The document.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The folder in which `content` is made.", valueName: "dir"))
  var into: String

  @Flag(name: .customLong("all"), help: "Print every warning, and not only the first 50.")
  var printsAll = false

  func run() throws {
    let imported = try ImportedFile.document(file)
    try printProblems(of: [imported], printsAll: printsAll)
    try writeImported([(imported.content, into)])
    Terminal.output(outcome(imported.content, into))
  }
}

struct ImportPlanJSONCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json",
    abstract: "Makes a plan of the plan.json that a site of planpress publishes.",
    discussion: """
      Every item is written to the file that it had, with its fields and its text. Pictures and other files are taken from \
      the site that the file is in, such as `public/data/plan.json`. No file is ever written over.

      Exit status: 0 when the plan is written, 1 when the file is refused, 64 and 70 as for `build`.
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The folder in which `content` is made.", valueName: "dir"))
  var into: String

  func run() throws {
    let imported = try ImportedFile.planJSON(file)
    try printProblems(of: [imported], printsAll: false)
    try writeImported([(imported.content, into)])
    Terminal.output(outcome(imported.content, into))
  }
}
