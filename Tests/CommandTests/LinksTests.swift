// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// `planpress check --links external`, with a curl that notes what it is asked for.
@Suite struct LinksTests {
  private func plan() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "base-url: https://own.example/\nfooter:\n  - { title: Code, url: \"https://c.example/\" }\n",
      "content/index.md":
        "---\ntitle: Home\n---\n\nSee [the\nbasin](https://a.example/x#y), <https://a.example/x#y>.\n",
      "content/partners/n.md":
        "---\ntitle: N\nurl: https://b.example/law\n---\n\n[mail](mailto:a@b.example) [in](../index.md)\n",
    ])
  }

  /// `answer` is a word for the status of each address that contains it.
  private func install(_ folder: TemporaryFolder, _ answers: [(String, Int)]) throws {
    let cases = answers.map { "*\($0)*) echo 'planpress-answer \($1) ' ;;" }.joined(separator: "\n")
    try folder.write(
      "bin/curl",
      "#!/bin/sh\nfor last; do :; done\necho \"$last\" >>\"$0.asked\"\ncase $last in\n\(cases)\n*) exit 6 ;;\nesac\n")
    try folder.setMode("bin/curl", 0o755)
  }

  @Test func everyAddressOfThePlanIsAskedForOnce() throws {
    let folder = try plan()
    try install(folder, [("a.example", 404), ("b.example", 200), ("c.example", 403)])
    let run = try planpress(
      "check", "--links", "external", in: folder, environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin"])
    #expect(run.status == 0)
    let asked = folder.text("bin/curl.asked")?.split(separator: "\n").map(String.init).sorted()
    #expect(asked == ["https://a.example/x", "https://a.example/x", "https://b.example/law", "https://c.example/"])
    #expect(
      run.error == """
        content/index.md:6:8: warning: there is no page at `https://a.example/x#y`: its server says 404 [dead-address]
          6 | basin](https://a.example/x#y), <https://a.example/x#y>.
            |        ^^^^^^^^^^^^^^^^^^^^^
          help: write where it is today, or the address of an archived copy, or remove the link
        content/index.md:6:8: warning: there is no page at `https://a.example/x#y`: its server says 404 [dead-address]
          6 | basin](https://a.example/x#y), <https://a.example/x#y>.
            |        ^^^^^^^^^^^^^^^^^^^^^
          help: write where it is today, or the address of an archived copy, or remove the link

        """)
    #expect(
      run.output.hasPrefix(
        "3 addresses on the web, 1 whose servers do not answer programs, which says nothing about readers\n"),
      "\(run.output)")
    // What answered is known now; what did not is asked again.
    let strict = try planpress(
      "check", "--links", "external", "--strict", in: folder,
      environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin"])
    #expect(strict.status == 1)
    #expect(strict.output.hasPrefix("3 addresses on the web, 1 of them known from the last days, 1 whose"))
  }

  @Test func withoutANetworkNothingIsReported() throws {
    let folder = try plan()
    try install(folder, [("nobody", 200)])
    let run = try planpress(
      "check", "--links", "external", "--strict", in: folder,
      environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin"])
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.hasPrefix("no address can be reached from this machine, which seems to be offline"))
  }

  @Test func withoutCurlOneSentenceSaysSo() throws {
    let run = try planpress("check", "--links", "external", in: try plan(), environment: ["PATH": "/nowhere"])
    #expect(run.status == 70)
    #expect(
      run.error.hasPrefix("error: the program curl is not on the path, and addresses on the web are asked with it\n"))
    #expect(run.output == "")
  }

  @Test func aBuildNeverAsks() throws {
    let folder = try plan()
    try install(folder, [("example", 200)])
    #expect(try planpress("build", in: folder, environment: ["PATH": "\(folder.path)/bin"]).status == 0)
    #expect(folder.text("bin/curl.asked") == nil)
  }
}
