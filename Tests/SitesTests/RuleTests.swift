// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import Files
import Foundation
import Markdown
import Plans
import RulePages
import Sites
import Templates
import TestSupport
import Testing

/// Every rule that the reference page names is broken on purpose, here or by a site of `Refused`, and its report is
/// seen.
@Suite struct RuleTests {
  /// What no input is known to provoke, and why the rule is there.
  private static let unprovoked = [
    "unknown-syntax": "the installed parser makes no node that the renderer does not know; a later one may",
    "stalled-text": "the bounds on texts refuse what would stall; PatientMapTests has what goes on without one",
    "changed-text": "it takes an edit at the moment of the build; ReadProseTests has one",
    "template-recursion-limit": "the program's own views are not deep enough; RecursionTests has one that is",
  ].merging(webLinkRules.map { ($0.name, "no build asks the web; WebLinksTests have a server") }) { first, _ in first }

  @Test func everyRuleIsProvoked() throws {
    var provoked: Set<String> = []
    for site in CaseFolder.all(in: "Refused") { provoked.formUnion(rules(try build(site.source, sayingAll: true))) }
    for make in [unreadable, unusualTexts, foreignFile, largeText, damagedCache, documents, lostAddress, imports] {
      provoked.formUnion(try make())
    }
    provoked.formUnion(templatesWithoutSite())
    let all = Set(allRules.flatMap(\.rules).map(\.name))
    let missing = all.subtracting(provoked).subtracting(Self.unprovoked.keys)
    #expect(missing.sorted() == [], "no test provokes these; add a site to Refused")
    #expect(provoked.subtracting(all).sorted() == [], "these are reported and not in the list for the reference page")
    #expect(provoked.intersection(Self.unprovoked.keys).sorted() == [], "these can be provoked after all")
  }

  @Test func everyRuleHasANameOfItsOwnAndASentence() {
    let all = allRules.flatMap(\.rules)
    #expect(Set(all.map(\.name)).count == all.count)
    for rule in all {
      #expect(rule.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(rule.name)")
      #expect(!rule.summary.hasSuffix("."), "\(rule.name)")
      #expect(rule.summary.first?.isUppercase == false || rule.summary.hasPrefix("HTML"), "\(rule.name)")
    }
  }

  @Test func everyRuleHasAPageAndEveryPageARule() throws {
    let rules = allRules.flatMap(\.rules)
    #expect(explainedRules.sorted() == rules.map(\.name).sorted())
    for rule in rules {
      let page = try #require(rule.explanation)
      #expect(page.hasPrefix("# \(rule.name)\n\n"))
      #expect(page.contains("\n\n## What is wrong\n\n") && page.contains("\n\n## What to do\n\n"), "\(rule.name)")
      #expect(page.hasSuffix("\n") && !page.hasSuffix("\n\n"), "\(rule.name)")
    }
  }

  @Test func everyPageIsAsItIsInTheFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rules").path
    for name in explainedRules {
      #expect(contents(of: "\(folder)/\(name).md") == Rule.named(name)?.explanation.map { Array($0.utf8) }, "\(name)")
    }
  }

  @Test func theIndexOfThePagesNamesEveryRuleOnceInTheOrderOfTheGroups() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rules/README.md").path
    let index = String(decoding: try #require(contents(of: path)), as: UTF8.self)
    let named = index.matches(of: #/- \[([a-z-]+)\]\(([a-z-]+)\.md\)(?: \((warning|note)\))?:/#)
    #expect(named.map { String($0.output.1) } == allRules.flatMap { $0.rules.map(\.name).sorted() })
    for entry in named {
      #expect(entry.output.1 == entry.output.2)
      let severity = entry.output.3.map(String.init) ?? "error"
      #expect(Rule.named(String(entry.output.1))?.severity.rawValue == severity, "\(entry.output.1)")
    }
  }

  private func unreadable() throws -> Set<String> {
    let site = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n"])
    try site.makePipe("content/pipe.md")
    try site.link("content/link.md", to: "a.md")
    return rules(try build(site.path))
  }

  private func unusualTexts() throws -> Set<String> {
    let site = try TemporaryFolder()
    try site.write("content/a.md", [0x2D, 0x00])
    return rules(try build(site.path))
  }

  private func foreignFile() throws -> Set<String> {
    let site = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", "out/index.html": "mine"])
    return rules(try build(site.path, to: site.path + "/out"))
  }

  private func damagedCache() throws -> Set<String> {
    let site = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", ".planpress/texts": "cut off"])
    return rules(try build(site.path, to: site.path + "/out") { $0.usesCache = true })
  }

  private func lostAddress() throws -> Set<String> {
    let site = try TemporaryFolder(["content/goals/a.md": "---\ntitle: A\n---\n"])
    _ = try build(site.path, to: site.path + "/out")
    site.remove("content/goals/a.md")
    return rules(try build(site.path, to: site.path + "/out"))
  }

  private func imports() -> Set<String> {
    let goal = "<Goal><Name>A</Name><Colour>red</Colour></Goal>"
    return Set(
      ["<p/>", "<StrategicPlan>\(goal)</StrategicPlan>"].flatMap {
        importStratML(Array($0.utf8), path: "a.xml", untitled: "A").report.diagnostics.map(\.rule.name)
      })
  }

  private func documents() throws -> Set<String> {
    let site = try TemporaryFolder([
      "content/site.yml": "pdf: true\n", "content/plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n",
      "bin/typst": "#!/bin/sh\nsleep 20\n",
    ])
    let absent = try build(site.path, to: site.path + "/out") { $0.documents = DocumentRequest(environment: [:]) }
    try site.setMode("bin/typst", 0o755)
    let slow = try build(site.path, to: site.path + "/out") {
      $0.documents = DocumentRequest(
        environment: ["PATH": site.path + "/bin:/usr/bin:/bin"], timeLimit: .milliseconds(200))
    }
    #expect(slow.report.diagnostics.contains { $0.message.contains("did not end within 0.2 seconds") })
    return rules(absent).union(rules(slow)).union(try rulesOfDocument(in: "fa"))
  }

  private func largeText() throws -> Set<String> {
    let line = "word word word word word word word word word word word word\n\n"
    let site = try TemporaryFolder([
      "content/large.md": "---\ntitle: A\n---\n" + String(repeating: line, count: 6_000),
      "content/huge.md": "---\ntitle: A\n---\n" + String(repeating: line, count: 40_000),
    ])
    return rules(try build(site.path))
  }

  /// What a site cannot do wrong, since the program finds its templates itself.
  private func templatesWithoutSite() -> Set<String> {
    var report = Report()
    func compile(_ files: [(String, String)]) {
      let files = files.map { TemplateFile(name: $0.0, path: "\($0.0).html", bytes: Array($0.1.utf8)) }
      _ = compileTemplates(files, roots: [("home", Shape("home", []))], words: [:], report: &report)
    }
    compile([])
    compile([("home", ""), ("home", "")])
    compile([("home", "\0")])
    let levels = (0..<14).map { ("t\($0)", String(repeating: "{{>t\($0 + 1)}}", count: 4)) }
    compile([("home", "{{>t0}}"), ("t14", "text")] + levels)
    return Set(report.diagnostics.map(\.rule.name))
  }
}
