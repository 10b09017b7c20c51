// SPDX-License-Identifier: Apache-2.0

import Publishing
import Sites
import TestSupport
import Testing

/// Builds with a program in place of Pagefind: a script that writes down how often it was run, and an index.
@Suite struct FullTextTests {
  private static let indexing = """
    while [ $# -gt 0 ]; do if [ "$1" = --output-path ]; then target=$2; fi; shift; done
    mkdir -p "$target/fragment"
    echo code > "$target/pagefind.js"
    echo '{}' > "$target/pagefind-entry.json"
    echo large > "$target/pagefind-ui.js"
    """

  private func site(_ configuration: String = "") throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Site\n\(configuration)", "content/norms/a.md": "---\ntitle: A\n---\n\nText.\n",
    ])
    try program("bin/pagefind", in: site, Self.indexing + "\necho text > \"$target/fragment/one\"\n")
    return site
  }

  private func program(_ path: String, in site: TemporaryFolder, _ script: String) throws {
    try site.write(path, "#!/bin/sh\necho \"$0\" >> '\(site.path)/runs.txt'\n\(script)")
    try site.setMode(path, 0o755)
  }

  private func build(
    _ site: TemporaryFolder, _ environment: [String: String]? = nil, timeLimit: Duration = .seconds(60)
  ) throws -> BuildResult {
    let system = "/usr/bin:/bin"
    let found = environment ?? ["PATH": "\(site.path)/bin:\(system)"]
    return try SitesTests.build(site.path, to: site.path + "/out") {
      $0.fullText = FullTextRequest(environment: found, timeLimit: timeLimit)
    }
  }

  private func runs(_ site: TemporaryFolder) -> [String] {
    (site.text("runs.txt") ?? "").split(separator: "\n").map { String($0.dropFirst(site.path.count + 1)) }
  }

  private func promisesFullText(_ site: TemporaryFolder) -> Bool {
    let page = site.text("out/search/index.html") ?? ""
    let headers = site.text("out/_headers") ?? ""
    #expect(page.contains("assets/full-text.") == headers.contains("'wasm-unsafe-eval'"))
    return page.contains("assets/full-text.")
  }

  @Test func indexesWhatIsWritten() throws {
    let site = try site()
    let result = try build(site)
    #expect(printed(result, site.path) == "")
    #expect(result.fullText == .indexed)
    #expect(runs(site) == ["bin/pagefind"])
    #expect(promisesFullText(site))
    #expect(
      site.tree("out/pagefind").keys.sorted() == ["fragment/one", "pagefind-entry.json", "pagefind.js"],
      "what no page loads is left out")
    #expect(site.tree("out").keys.allSatisfy { !$0.hasPrefix(".planpress-staging") })
  }

  @Test func isNotRunAgainForTheSamePages() throws {
    let site = try site()
    _ = try build(site)
    let before = site.tree("out")
    let again = try build(site)
    #expect(again.fullText == .unchanged)
    #expect(again.changes?.written == 0)
    #expect(runs(site).count == 1)
    #expect(site.tree("out") == before)
    try site.write("content/norms/a.md", "---\ntitle: A\n---\n\nAnother text.\n")
    #expect(try build(site).fullText == .indexed)
    site.remove("out/pagefind/fragment/one")
    #expect(try build(site).fullText == .indexed)
    #expect(runs(site).count == 3)
  }

  @Test func isFoundByTheVariableThenOnThePathThenAmongPythonPackages() throws {
    let site = try site()
    let package = "python/lib/python3.11/site-packages/pagefind_bin/pagefind"
    try program("own/finder", in: site, Self.indexing)
    try program(package, in: site, Self.indexing)
    try program("python/bin/python3", in: site, "exit 1\n")
    let path = "\(site.path)/python/bin:/usr/bin:/bin"
    var environment = ["PATH": "\(site.path)/bin:\(path)", "PAGEFIND": "\(site.path)/own/finder"]
    _ = try build(site, environment)
    environment["PAGEFIND"] = ""
    _ = try build(site, environment)
    _ = try build(site, ["PATH": path])
    #expect(runs(site) == ["own/finder", "bin/pagefind", package], "and no interpreter is run to look for it")
  }

  @Test func asksPythonOnlyWhereTheSiteAsksForIt() throws {
    let site = try site()
    try program("elsewhere/pagefind", in: site, Self.indexing)
    try program("shims/python3", in: site, "echo '\(site.path)/elsewhere/pagefind'\n")
    let environment = ["PATH": "\(site.path)/shims:/usr/bin:/bin"]
    #expect(try build(site, environment).fullText == nil)
    #expect(runs(site) == [])
    try site.write("content/site.yml", "title: Site\nfull-text: true\n")
    #expect(try build(site, environment).fullText == .indexed)
    #expect(runs(site) == ["shims/python3", "elsewhere/pagefind"])
  }

  @Test func isLeftOutWhereTheSiteDoesNotWantIt() throws {
    let site = try site("full-text: false\n")
    #expect(try build(site).fullText == nil)
    #expect(runs(site) == [])
    #expect(!promisesFullText(site))
    #expect(site.bytes("out/pagefind/pagefind.js") == nil)
  }

  @Test func isAnErrorWhereTheSiteAsksForItAndItIsNotFound() throws {
    let site = try site("full-text: true\n")
    let result = try build(site, ["PATH": "\(site.path)/nowhere"])
    #expect(result.changes == nil)
    #expect(
      printed(result, site.path) == """
        content/site.yml:2:1: error: the site asks for a full text search, but Pagefind was not found [no-pagefind]
          2 | full-text: true
            | ^^^^^^^^^
          help: install it with `pip install pagefind pagefind_bin`, or let the variable `PAGEFIND` name the program

        """)
    #expect(rules(try build(site, ["PAGEFIND": "\(site.path)/content/site.yml"])) == ["no-pagefind"])
  }

  @Test func whatItLeavesGoesWithIt() throws {
    let site = try site()
    _ = try build(site)
    try site.write("out/pagefind/notes.txt", "mine")
    #expect(try build(site, ["PATH": "/nowhere"]).fullText == nil)
    #expect(site.tree("out/pagefind").keys.sorted() == ["notes.txt"])
    #expect(site.bytes("out/.planpress-full-text") == nil)
    #expect(!promisesFullText(site))
  }

  @Test func oldFilesGoWhenNewOnesCome() throws {
    let site = try site()
    _ = try build(site)
    try program("bin/pagefind", in: site, Self.indexing + "\necho text > \"$target/fragment/two\"\n")
    #expect(try build(site).fullText == .indexed)
    #expect(site.tree("out/pagefind").keys.sorted() == ["fragment/two", "pagefind-entry.json", "pagefind.js"])
  }

  @Test func aSiteWithoutItIsPublishedWhenItFails() throws {
    let site = try site()
    _ = try build(site)
    try program("bin/pagefind", in: site, "echo begun\necho 'no memory left' >&2\nexit 3\n")
    let result = try build(site)
    #expect(result.fullText == .failed)
    #expect(
      printed(result, site.path) == """
        warning: `\(site.path)/bin/pagefind` ended with status 3, so the search page does not search full texts [failed-pagefind]
          help: it said: no memory left

        """)
    #expect(!promisesFullText(site))
    #expect(site.tree("out").keys.allSatisfy { !$0.hasPrefix("pagefind") && !$0.hasPrefix(".planpress-s") })
    #expect(site.bytes("out/norms/a/index.html") != nil)
  }

  @Test(arguments: ["exit 0", "kill -9 $$", "exec \(String(repeating: "x", count: 9)) 2>/dev/null"])
  func isToldHowItFailed(script: String) throws {
    let site = try site()
    try program("bin/pagefind", in: site, script + "\n")
    let result = try build(site)
    #expect(result.fullText == .failed)
    #expect(rules(result) == ["failed-pagefind"])
    #expect(!promisesFullText(site))
  }

  @Test func isEndedWhenItHangs() throws {
    let site = try site()
    try program(
      "bin/pagefind", in: site,
      "sleep 1000 &\nwait\n")
    let start = ContinuousClock.now
    let result = try build(site, timeLimit: .milliseconds(300))
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(printed(result, site.path).contains("did not end within 0.3 seconds"))
    #expect(!promisesFullText(site))
  }

  @Test func takesTheLastOfMuchOutput() throws {
    let site = try site()
    try program("bin/pagefind", in: site, "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; exit 1\n")
    #expect(printed(try build(site), site.path).contains("help: it said: line 19999\n"))
  }

  @Test(arguments: ["out/pagefind", "out/pagefind/pagefind.js", "out/pagefind/index"])
  func overwritesNoIndexOfOthers(path: String) throws {
    let site = try site()
    try site.write(path, "mine")
    let result = try build(site)
    #expect(rules(result) == ["foreign-file"])
    #expect(result.changes == nil)
    #expect(site.text(path) == "mine")
    #expect(runs(site) == [])
  }

  @Test func believesNoListOfFilesThatLeadsOut() throws {
    let site = try site()
    _ = try build(site)
    try site.write("outside.txt", "kept")
    let list = site.text("out/.planpress-full-text") ?? ""
    try site.write("out/.planpress-full-text", list + "pagefind/../../outside.txt\nindex.html\n")
    _ = try build(site, ["PATH": "/nowhere"])
    #expect(site.text("outside.txt") == "kept")
    #expect(site.bytes("out/index.html") != nil)
  }
}
