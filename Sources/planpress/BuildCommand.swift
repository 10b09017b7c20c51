// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Encoding
import Fields
import Files
import FoundationEssentials
import Publishing
import Sites
import WebLinks

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

  // For measuring alone. Scripts that compare builds with those of earlier versions know it by its second name.
  @Flag(name: [.customLong("no-search"), .customLong("no-full-text")], help: .hidden)
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

  @Option(
    help: ArgumentHelp(
      "Write a review for the plan's owner, what there is and what is missing: to a file, as a page where its name ends with "
        + "`.html`, else as text; `-` prints the text.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "`external` also asks whether the addresses on the web that the plan leads to are there, with the program curl.",
      valueName: "which"))
  var links: Links?

  enum Links: String, ExpressibleByArgument, CaseIterable {
    case external
  }

  func validate() throws {
    guard let report, report != "-" else { return }
    if report.isEmpty || report.ends(with: "/") {
      throw ValidationError("--report is the name of a file, such as review.html, or `-`.")
    }
    if let objection = objection(toReport: report, source: options.source) { throw ValidationError("\(objection).") }
  }

  func run() throws {
    var request = try options.request(output: nil)
    if !options.drafts { request.published = "\(options.source)/public" }
    // What is known from an earlier build has no site to review.
    if report != nil { request.usesCache = false }
    func review(_ result: BuildResult) throws {
      guard let report, let site = result.site else { return }
      try writeReview(reviewPlan(site, result.settled, workers: request.workers), to: report)
    }
    guard links == .external else { return try runBuild(request, options, afterwards: review) }
    let environment = ProcessInfo.processInfo.environment
    guard let curl = Curl(environment: environment) else {
      Terminal.error(
        "error: the program curl is not on the path, and addresses on the web are asked with it\n"
          + "  help: install it, such as with `sudo apt install curl`; all else is checked without `--links external`\n"
      )
      throw ExitCode(70)
    }
    request.collectsExternalLinks = true
    request.usesCache = false
    try runBuild(
      request, options,
      then: { result, announce in askForAddresses(&result, with: curl, request, announce) }, afterwards: review)
  }
}

/// Adds what the web says of the plan's addresses.
private func askForAddresses(
  _ result: inout BuildResult, with curl: Curl, _ request: BuildRequest,
  _ announce: @escaping @Sendable (String) -> Void
) {
  guard let site = result.site?.site else { return }
  let cache = (try? Folder(request.source)).map { CacheFolder(in: $0) }
  let counts = checkWebLinks(
    WebLink.all(of: site), with: curl, cache: cache, now: Int(Date().timeIntervalSince1970), announce: announce,
    &result.report)
  guard let counts else {
    result.remarks = ["curl cannot be run: no address was asked for"]
    return
  }
  if counts.isOffline {
    result.remarks = ["no address can be reached from this machine, which seems to be offline: nothing is said of them"]
    return
  }
  var parts = ["\(counts.all) address\(counts.all == 1 ? "" : "es") on the web"]
  if counts.known > 0 { parts.append("\(counts.known) of them known from the last days") }
  if counts.refused > 0 {
    parts.append("\(counts.refused) whose servers do not answer programs, which says nothing about readers")
  }
  result.remarks = [parts.joined(separator: ", ")]
}
