// SPDX-License-Identifier: Apache-2.0

import Fields
import Glibc
import Plans
import Sites
import TestSupport

/// Changes a plan in every way that a writer can, and in some that only accidents can.
struct RandomEditor {
  private let folder: TemporaryFolder
  private var random: SeededRandom
  private var count = 0
  private var includesDrafts = false
  private var day = "2026-01-01"

  init(folder: TemporaryFolder, seed: UInt64) {
    self.folder = folder
    random = SeededRandom(seed: seed)
  }

  /// What the command line would be given.
  var change: (inout BuildRequest) -> Void {
    { request in
      request.includeDrafts = includesDrafts
      request.asOf = CalendarDate(day)
    }
  }

  /// Makes one change, or a few at once, and says which.
  mutating func edit() throws -> String {
    var said: [String] = []
    for _ in 0..<(Int.random(in: 0..<6, using: &random) == 0 ? 3 : 1) { said.append(try editOnce()) }
    // Most edits are old when they are built; the others are as fresh as an editor's.
    if Int.random(in: 0..<3, using: &random) > 0 { usleep(60_000) }
    return said.joined(separator: ", then ")
  }

  private mutating func editOnce() throws -> String {
    count += 1
    let count = count
    switch Int.random(in: 0..<22, using: &random) {
    case 0...3:
      return try rewrite { $0 + "\nSentence \(count) about the AIS and a pier, see [the goal](plan:goal-1).\n" }
    case 4: return try rewrite { $0 + "\n## Heading \(count)\n\nText.\n" }
    case 5, 6: return try rewrite { Self.replaced($0, "title", "Title \(count)") }
    case 7: return try rewrite { Self.replaced($0, "description", "Summary \(count)") }
    case 8: return try rewrite { Self.replaced($0, "tags", "[tag-\(count % 4), common]") }
    case 9: return try rewrite { Self.replaced($0, "status", Status.allCases[count % Status.allCases.count].rawValue) }
    case 10: return try rewrite { Self.replaced($0, "draft", count % 2 == 0 ? "true" : "false") }
    case 11:
      let path = "plan/content/news/added-\(count).md"
      try folder.write(
        path,
        "---\ntitle: Added \(count)\ndate: 2025-0\(1 + count % 9)-11\ntags: [common]\n---\n\nSee [](plan:goal-1).\n")
      return "add \(path)"
    case 12:
      guard let path = pick({ $0.contains("added-") || $0.contains("moved-") }) else { return "nothing" }
      folder.remove(path)
      return "remove \(path)"
    case 13:
      guard let path = pick({ $0.contains("/news/") || $0.contains("/guidance/using") || $0.contains("moved-") }) else {
        return "nothing"
      }
      let target = "plan/content/\(["news", "guidance", "more"][count % 3])/moved-\(count).md"
      try folder.write(target, folder.bytes(path) ?? [])
      folder.remove(path)
      return "move \(path) to \(target)"
    case 14: return try editConfiguration()
    case 20:
      let parents = ["goal-1", "goal-2", "norm-a", "guidance/using"]
      return try rewrite({ $0.contains("norms/") || $0.contains("/guidance/") || $0.contains("partners/") }) {
        Self.replaced($0, "part-of", parents[count % 4])
      }
    case 15, 19: return try editTheme()
    case 16:
      let (name, text) = [("line.svg", "<svg width=\"\(count)\" height=\"9\"/>"), ("depths.csv", "a,b\n\(count),9\n")][
        count % 2]
      try folder.write("plan/content/guidance/" + name, text)
      return "change \(name)"
    case 17:
      (includesDrafts, day) = (count % 3 == 0, count % 2 == 0 ? "2026-01-01" : "2027-02-02")
      return "day \(day), drafts \(includesDrafts)"
    case 18:
      guard let path = filesBelow(folder.path + "/out").filter({ $0.hasSuffix("html") }).randomElement(using: &random)
      else { return "nothing" }
      if count % 2 == 0 { folder.remove("out/" + path) } else { try folder.write("out/" + path, "tampered") }
      return "tamper with \(path)"
    default:
      switch count % 3 {
      case 0: folder.remove("plan/.planpress")
      case 1: folder.remove("plan/.planpress/texts")
      default: return try rewrite { $0 }
      }
      return "remove the cache"
    }
  }

  private func editConfiguration() throws -> String {
    let more = [
      "link-terms: \(count % 2 == 0)", "notice: Notice \(count)", "accent: \"#0b5a\(10 + count % 80)\"",
      "base-url: https://example.org/\(count % 3)/", "navigation: [goals, news]", "typographic-punctuation: false",
      "kinds:\n  objective: { one: Aim \(count % 3), many: Aims }\n  norm: { fields: { cost: { type: text } } }",
    ][count % 7]
    try folder.write("plan/content/site.yml", "title: Site \(count % 3)\n\(more)\n")
    return "site.yml: \(more)"
  }

  /// A file of the theme is put in place of the built-in one, the last of them wrong; or all are taken away again.
  private mutating func editTheme() throws -> String {
    let files = [
      ("words/en.yml", "home: Home \(count)\n"),
      ("footer.html", "<footer>{{site.title}}, look \(count)</footer>\n"),
      ("title.html", "<h1 id=\"look-\(count)\">{{title}}</h1>\n"),
      ("entry-line.html", "<li><a href=\"{{address}}\">{{title}}</a>, look \(count)</li>\n"),
      ("assets/style.css", "body { margin: \(count)px }\n"),
      ("footer.html", "<footer>{{#site.title}}</footer>\n"),
    ]
    let choice = Int.random(in: 0...files.count, using: &random)
    guard choice < files.count else {
      folder.remove("plan/templates")
      return "remove templates"
    }
    let (name, text) = files[choice]
    try folder.write("plan/templates/" + name, text)
    return "template \(name)"
  }

  private mutating func rewrite(
    _ isWanted: (String) -> Bool = { _ in true }, _ change: (String) -> String
  ) throws -> String {
    guard let path = pick(isWanted), let text = folder.text(path) else { return "nothing" }
    try folder.write(path, change(text))
    return "rewrite \(path)"
  }

  private mutating func pick(_ isWanted: (String) -> Bool) -> String? {
    filesBelow(folder.path + "/plan").filter { $0.hasPrefix("content/") && $0.hasSuffix(".md") }.map { "plan/" + $0 }
      .filter(isWanted).randomElement(using: &random)
  }

  /// The text with another value in one field, or with the field where it had none.
  private static func replaced(_ text: String, _ field: String, _ value: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.hasPrefix(field + ":") }
    lines.insert("\(field): \(value)", at: min(1, lines.count))
    return lines.joined(separator: "\n")
  }
}
