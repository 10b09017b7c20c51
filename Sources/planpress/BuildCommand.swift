// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fields
import Publishing
import Sites

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Checks the plan and writes the site.",
    discussion: """
      With one error, nothing is written, and the site that was there stays as it was. Files that a build did not write \
      itself are never overwritten or removed.
      """)

  @OptionGroup var options: SourceOptions

  @Option(
    help: ArgumentHelp(
      "The folder to write the site to. Default: public; with --drafts, public-drafts.", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("Where the site will be published, in place of `base-url` in site.yml.", valueName: "url"))
  var baseUrl: String?

  @Flag(name: .customLong("no-search"), help: .hidden)
  var noSearch = false

  @Flag(
    name: .customLong("no-sync"),
    help: "Do not wait until the site is on the disk: for builds that are looked at and thrown away.")
  var noSync = false

  /// What is not for the public is not put where the public looks.
  private var folder: String { output ?? (options.drafts ? "public-drafts" : "public") }

  func validate() throws {
    if let objection = objection(toOutput: folder, source: options.source) { throw ValidationError("\(objection).") }
    if let baseUrl, !isBaseAddress(baseUrl) {
      throw ValidationError("--base-url is a full address without `?` and `#`, such as https://plan.example.org/.")
    }
  }

  func run() throws {
    var request = try options.request(output: folder)
    request.baseURL = baseUrl
    request.waitsForDisk = !noSync
    request.isSearched = !noSearch
    try runBuild(request, options)
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks all that `build` checks, and writes nothing.")

  @OptionGroup var options: SourceOptions

  func run() throws {
    try runBuild(try options.request(output: nil), options)
  }
}
